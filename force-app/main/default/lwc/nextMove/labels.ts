import NEXT_BECAUSE from '@salesforce/label/c.Sideline_Next_Because';
import NEXT_INTRO_MANAGER from '@salesforce/label/c.Sideline_Next_Intro_Manager';
import NEXT_INTRO_REP from '@salesforce/label/c.Sideline_Next_Intro_Rep';
import NEXT_QUESTION from '@salesforce/label/c.Sideline_Next_Question';
import NEXT_TITLE from '@salesforce/label/c.Sideline_Next_Title';
import NOTES_WRITE from '@salesforce/label/c.Sideline_Notes_Write';
import NEXT_WHY from '@salesforce/label/c.Sideline_Next_Why';
import NEXT_WHY_SIGNAL from '@salesforce/label/c.Sideline_Next_Why_Signal';

export const labels = Object.freeze({
  title: NEXT_TITLE,
  introManager: NEXT_INTRO_MANAGER,
  introRep: NEXT_INTRO_REP,
  question: NEXT_QUESTION,
  because: NEXT_BECAUSE,
  why: NEXT_WHY,
  write: NOTES_WRITE,
  whySignal: NEXT_WHY_SIGNAL,
});
