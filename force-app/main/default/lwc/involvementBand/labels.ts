import BAND_ABSENT from '@salesforce/label/c.Sideline_Band_Absent';
import BAND_ABSENT_MANAGER from '@salesforce/label/c.Sideline_Band_Absent_Manager';
import BAND_ABSENT_OTHER from '@salesforce/label/c.Sideline_Band_Absent_Other';
import BAND_ABSENT_REP from '@salesforce/label/c.Sideline_Band_Absent_Rep';
import BAND_CO_DRIVING from '@salesforce/label/c.Sideline_Band_CoDriving';
import BAND_CO_DRIVING_MANAGER from '@salesforce/label/c.Sideline_Band_CoDriving_Manager';
import BAND_CO_DRIVING_OTHER from '@salesforce/label/c.Sideline_Band_CoDriving_Other';
import BAND_CO_DRIVING_REP from '@salesforce/label/c.Sideline_Band_CoDriving_Rep';
import BAND_COACHING from '@salesforce/label/c.Sideline_Band_Coaching';
import BAND_COACHING_MANAGER from '@salesforce/label/c.Sideline_Band_Coaching_Manager';
import BAND_COACHING_OTHER from '@salesforce/label/c.Sideline_Band_Coaching_Other';
import BAND_COACHING_REP from '@salesforce/label/c.Sideline_Band_Coaching_Rep';
import BAND_DAYS_ONE from '@salesforce/label/c.Sideline_Band_Days_One';
import BAND_DAYS_OTHER from '@salesforce/label/c.Sideline_Band_Days_Other';
import BAND_DRIVING from '@salesforce/label/c.Sideline_Band_Driving';
import BAND_DRIVING_MANAGER from '@salesforce/label/c.Sideline_Band_Driving_Manager';
import BAND_DRIVING_OTHER from '@salesforce/label/c.Sideline_Band_Driving_Other';
import BAND_DRIVING_REP from '@salesforce/label/c.Sideline_Band_Driving_Rep';
import BAND_RAMPING_MANAGER from '@salesforce/label/c.Sideline_Band_Ramping_Manager';
import BAND_RAMPING_OTHER from '@salesforce/label/c.Sideline_Band_Ramping_Other';
import BAND_RAMPING_REP from '@salesforce/label/c.Sideline_Band_Ramping_Rep';
import BAND_SCALE from '@salesforce/label/c.Sideline_Band_Scale';
import BAND_STEP_IN from '@salesforce/label/c.Sideline_Band_StepIn';
import BAND_STEP_IN_MANAGER from '@salesforce/label/c.Sideline_Band_StepIn_Manager';
import BAND_STEP_IN_OTHER from '@salesforce/label/c.Sideline_Band_StepIn_Other';
import BAND_STEP_IN_REP from '@salesforce/label/c.Sideline_Band_StepIn_Rep';
import BAND_WINDOW_ONE from '@salesforce/label/c.Sideline_Band_Window_One';
import BAND_WINDOW_OTHER from '@salesforce/label/c.Sideline_Band_Window_Other';

export const labels = Object.freeze({
  ramping: { manager: BAND_RAMPING_MANAGER, rep: BAND_RAMPING_REP, other: BAND_RAMPING_OTHER },
  scale: BAND_SCALE,
  window: { one: BAND_WINDOW_ONE, other: BAND_WINDOW_OTHER },
  days: { one: BAND_DAYS_ONE, other: BAND_DAYS_OTHER },
  words: {
    absent: BAND_ABSENT,
    coaching: BAND_COACHING,
    coDriving: BAND_CO_DRIVING,
    driving: BAND_DRIVING,
    stepIn: BAND_STEP_IN,
  },
  meanings: {
    absent: { manager: BAND_ABSENT_MANAGER, rep: BAND_ABSENT_REP, other: BAND_ABSENT_OTHER },
    coaching: { manager: BAND_COACHING_MANAGER, rep: BAND_COACHING_REP, other: BAND_COACHING_OTHER },
    coDriving: { manager: BAND_CO_DRIVING_MANAGER, rep: BAND_CO_DRIVING_REP, other: BAND_CO_DRIVING_OTHER },
    driving: { manager: BAND_DRIVING_MANAGER, rep: BAND_DRIVING_REP, other: BAND_DRIVING_OTHER },
    stepIn: { manager: BAND_STEP_IN_MANAGER, rep: BAND_STEP_IN_REP, other: BAND_STEP_IN_OTHER },
  },
});
