import BAND_DAYS_ONE from '@salesforce/label/c.Sideline_Band_Days_One';
import BAND_DAYS_OTHER from '@salesforce/label/c.Sideline_Band_Days_Other';
import COUNTS_TOGETHER from '@salesforce/label/c.Sideline_Counts_Together';
import METHOD_BANDS from '@salesforce/label/c.Sideline_Method_Bands';
import METHOD_COACHING from '@salesforce/label/c.Sideline_Method_Coaching';
import METHOD_DRIVING from '@salesforce/label/c.Sideline_Method_Driving';
import METHOD_MINIMUM from '@salesforce/label/c.Sideline_Method_Minimum';
import METHOD_PHASE from '@salesforce/label/c.Sideline_Method_Phase';
import METHOD_WEIGHTS from '@salesforce/label/c.Sideline_Method_Weights';
import METHOD_WINDOW from '@salesforce/label/c.Sideline_Method_Window';
import NO_ACCESS_TEXT from '@salesforce/label/c.Sideline_NoAccess_Text';
import NO_ACCESS_TITLE from '@salesforce/label/c.Sideline_NoAccess_Title';
import NO_MANAGER_ASK from '@salesforce/label/c.Sideline_NoManager_Ask';
import NO_MANAGER_FIX from '@salesforce/label/c.Sideline_NoManager_Fix';
import NO_MANAGER_LINK from '@salesforce/label/c.Sideline_NoManager_Link';
import NO_MANAGER_TEXT_OTHER from '@salesforce/label/c.Sideline_NoManager_Text_Other';
import NO_MANAGER_TEXT_REP from '@salesforce/label/c.Sideline_NoManager_Text_Rep';
import NO_MANAGER_TITLE from '@salesforce/label/c.Sideline_NoManager_Title';
import NOT_ENOUGH_HAVE_ONE from '@salesforce/label/c.Sideline_NotEnough_Have_One';
import NOT_ENOUGH_HAVE_OTHER from '@salesforce/label/c.Sideline_NotEnough_Have_Other';
import NOT_ENOUGH_MISSING_ONE from '@salesforce/label/c.Sideline_NotEnough_Missing_One';
import NOT_ENOUGH_MISSING_OTHER from '@salesforce/label/c.Sideline_NotEnough_Missing_Other';
import NOT_ENOUGH_TITLE from '@salesforce/label/c.Sideline_NotEnough_Title';
import OWNED_TEXT_OTHER from '@salesforce/label/c.Sideline_Owned_Text_Other';
import OWNED_TEXT_REP from '@salesforce/label/c.Sideline_Owned_Text_Rep';
import OWNED_TITLE from '@salesforce/label/c.Sideline_Owned_Title';
import PANEL_ERROR_RETRY from '@salesforce/label/c.Sideline_Panel_Error_Retry';
import PANEL_ERROR_TITLE from '@salesforce/label/c.Sideline_Panel_Error_Title';
import PANEL_HELP from '@salesforce/label/c.Sideline_Panel_Help';
import PANEL_HELP_LABEL from '@salesforce/label/c.Sideline_Panel_HelpLabel';
import PANEL_LOADING from '@salesforce/label/c.Sideline_Panel_Loading';
import PANEL_REFRESH from '@salesforce/label/c.Sideline_Panel_Refresh';
import PANEL_SECTION_COUNTS from '@salesforce/label/c.Sideline_Panel_Section_Counts';
import PANEL_SECTION_EVIDENCE from '@salesforce/label/c.Sideline_Panel_Section_Evidence';
import PANEL_SECTION_METHOD from '@salesforce/label/c.Sideline_Panel_Section_Method';
import PANEL_SECTION_NOTICED from '@salesforce/label/c.Sideline_Panel_Section_Noticed';
import PANEL_SECTION_PROCESS from '@salesforce/label/c.Sideline_Panel_Section_Process';
import PANEL_SECTION_WEEKS from '@salesforce/label/c.Sideline_Panel_Section_Weeks';
import PANEL_STALE from '@salesforce/label/c.Sideline_Panel_Stale';
import PANEL_TITLE from '@salesforce/label/c.Sideline_Panel_Title';
import PANEL_UPDATED from '@salesforce/label/c.Sideline_Panel_Updated';
import PHASE_EARLY from '@salesforce/label/c.Sideline_Phase_Early';
import PHASE_LATE from '@salesforce/label/c.Sideline_Phase_Late';
import PHASE_MID from '@salesforce/label/c.Sideline_Phase_Mid';
import SHARE_YOU from '@salesforce/label/c.Sideline_Share_You';
import ASK_ANYBODY from '@salesforce/label/c.Sideline_Signals_Ask';
import ASK_MANAGER from '@salesforce/label/c.Sideline_Signals_Ask_Manager';
import ASK_OTHER from '@salesforce/label/c.Sideline_Signals_Ask_Other';
import ASK_REP from '@salesforce/label/c.Sideline_Signals_Ask_Rep';

export const labels = Object.freeze({
  title: PANEL_TITLE,
  help: PANEL_HELP,
  helpLabel: PANEL_HELP_LABEL,
  refresh: PANEL_REFRESH,
  loading: PANEL_LOADING,
  updated: PANEL_UPDATED,
  stale: PANEL_STALE,
  sectionWeeks: PANEL_SECTION_WEEKS,
  sectionNoticed: PANEL_SECTION_NOTICED,
  sectionProcess: PANEL_SECTION_PROCESS,
  ask: { manager: ASK_MANAGER, rep: ASK_REP, other: ASK_OTHER, anybody: ASK_ANYBODY },
  sectionCounts: PANEL_SECTION_COUNTS,
  sectionEvidence: PANEL_SECTION_EVIDENCE,
  sectionMethod: PANEL_SECTION_METHOD,
  errorTitle: PANEL_ERROR_TITLE,
  retry: PANEL_ERROR_RETRY,
  days: { one: BAND_DAYS_ONE, other: BAND_DAYS_OTHER },
  you: SHARE_YOU,
  together: COUNTS_TOGETHER,
  method: {
    window: METHOD_WINDOW,
    driving: METHOD_DRIVING,
    coaching: METHOD_COACHING,
    bands: METHOD_BANDS,
    weights: METHOD_WEIGHTS,
    minimum: METHOD_MINIMUM,
    phase: METHOD_PHASE,
  },
  phases: { early: PHASE_EARLY, mid: PHASE_MID, late: PHASE_LATE },
  notEnough: {
    title: NOT_ENOUGH_TITLE,
    have: { one: NOT_ENOUGH_HAVE_ONE, other: NOT_ENOUGH_HAVE_OTHER },
    missing: { one: NOT_ENOUGH_MISSING_ONE, other: NOT_ENOUGH_MISSING_OTHER },
  },
  noManager: {
    title: NO_MANAGER_TITLE,
    textRep: NO_MANAGER_TEXT_REP,
    textOther: NO_MANAGER_TEXT_OTHER,
    ask: NO_MANAGER_ASK,
    fix: NO_MANAGER_FIX,
    link: NO_MANAGER_LINK,
  },
  owned: { title: OWNED_TITLE, textRep: OWNED_TEXT_REP, textOther: OWNED_TEXT_OTHER },
  noAccess: { title: NO_ACCESS_TITLE, text: NO_ACCESS_TEXT },
});
