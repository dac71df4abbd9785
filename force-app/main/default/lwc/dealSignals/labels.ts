import SIGNAL_DEAL_RISK from '@salesforce/label/c.Sideline_Signal_DealRisk';
import SIGNAL_EVERYWHERE from '@salesforce/label/c.Sideline_Signal_Everywhere';
import SIGNAL_PARACHUTE from '@salesforce/label/c.Sideline_Signal_Parachute';
import SIGNAL_QUARTER_END_SPIKE from '@salesforce/label/c.Sideline_Signal_QuarterEndSpike';
import SIGNAL_RESCUE_LOOP from '@salesforce/label/c.Sideline_Signal_RescueLoop';
import SIGNAL_SAME_GAP from '@salesforce/label/c.Sideline_Signal_SameGap';
import SIGNAL_SHRUG_OFF from '@salesforce/label/c.Sideline_Signal_ShrugOff';
import SIGNAL_TAKEOVER from '@salesforce/label/c.Sideline_Signal_Takeover';
import SIGNAL_UNCOACHED from '@salesforce/label/c.Sideline_Signal_Uncoached';
import SIGNALS_EVIDENCE_ONE from '@salesforce/label/c.Sideline_Signals_Evidence_One';
import SIGNALS_EVIDENCE_OTHER from '@salesforce/label/c.Sideline_Signals_Evidence_Other';
import SIGNALS_NONE from '@salesforce/label/c.Sideline_Signals_None';
import SIGNALS_WATCHED from '@salesforce/label/c.Sideline_Signals_Watched';
import WATCHED_COACHING from '@salesforce/label/c.Sideline_Signals_Watched_Coaching';
import WATCHED_DRIVING from '@salesforce/label/c.Sideline_Signals_Watched_Driving';
import WATCHED_PROCESS from '@salesforce/label/c.Sideline_Signals_Watched_Process';
import WATCHED_RISK from '@salesforce/label/c.Sideline_Signals_Watched_Risk';
import WATCHED_ROOM from '@salesforce/label/c.Sideline_Signals_Watched_Room';
import WRITE from '@salesforce/label/c.Sideline_Notes_Write';
import WRITE_SIGNAL from '@salesforce/label/c.Sideline_Notes_Signal';
import QUESTION from '@salesforce/label/c.Sideline_Next_Question';

export const labels = Object.freeze({
  question: QUESTION,
  write: WRITE,
  writeSignal: WRITE_SIGNAL,
  evidence: { one: SIGNALS_EVIDENCE_ONE, other: SIGNALS_EVIDENCE_OTHER },
  none: SIGNALS_NONE,
  watched: SIGNALS_WATCHED,
  watchedTopics: [WATCHED_DRIVING, WATCHED_ROOM, WATCHED_COACHING, WATCHED_PROCESS, WATCHED_RISK],
  names: {
    takeover: SIGNAL_TAKEOVER,
    parachute: SIGNAL_PARACHUTE,
    shrugOff: SIGNAL_SHRUG_OFF,
    quarterEndSpike: SIGNAL_QUARTER_END_SPIKE,
    rescueLoop: SIGNAL_RESCUE_LOOP,
    everywhere: SIGNAL_EVERYWHERE,
    uncoached: SIGNAL_UNCOACHED,
    sameGap: SIGNAL_SAME_GAP,
    dealRisk: SIGNAL_DEAL_RISK,
  },
});
