import CONFIRMED from '@salesforce/label/c.Sideline_Notes_Confirmed';
import EMPTY from '@salesforce/label/c.Sideline_Notes_Empty';
import EMPTY_OTHER from '@salesforce/label/c.Sideline_Notes_Empty_Other';
import EMPTY_REP from '@salesforce/label/c.Sideline_Notes_Empty_Rep';
import MORE from '@salesforce/label/c.Sideline_Notes_More';
import PRIVATE from '@salesforce/label/c.Sideline_Notes_Private';
import TITLE from '@salesforce/label/c.Sideline_Notes_Title';
import WRITE from '@salesforce/label/c.Sideline_Notes_Write';

export const labels = Object.freeze({
  empty: EMPTY,
  emptyRep: EMPTY_REP,
  emptyOther: EMPTY_OTHER,
  intro: CONFIRMED,
  more: MORE,
  private: PRIVATE,
  title: TITLE,
  write: WRITE,
});
