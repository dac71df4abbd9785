import { refreshApex } from '@salesforce/apex';
import type { DealPanel } from 'apex-types';
import { describeError } from 'c/coachingErrors';
import { labels } from './labels';
import { UnreadableAnswerError } from './narrow';
import type { CoachingPanel } from './panelTypes';
import { readPanel } from './readPanel';

export { ANSWERS, LENSES, NOTE_KINDS } from './coachingTypes';
export type {
  Answer,
  CoachingFacts,
  CoachingNote,
  Commitment,
  FollowThrough,
  Lens,
  NoteKind,
  Obstacle,
  Party,
} from './coachingTypes';
export { BANDS, CALL_ROLES, perspectiveOf, SCALE, SIDES, SIGNALS, TOUCH_CLASSES } from './panelTypes';
export type {
  Band,
  CallRole,
  CallState,
  CoachingPanel,
  CoverageStatus,
  DealFacts,
  Evidence,
  JointCall,
  JointCallFacts,
  ManagerNotSetPanel,
  ManagerOwnedPanel,
  NextMove,
  NoAccessPanel,
  NotEnoughDataPanel,
  Person,
  Perspective,
  Phase,
  Process,
  Proof,
  ProofStatus,
  ScoredPanel,
  Side,
  Signal,
  SignalName,
  Source,
  SourceCoverage,
  StageChange,
  StageMove,
  Step,
  StepIn,
  StepInFacts,
  StepInState,
  Touch,
  TouchClass,
  TouchCount,
  TouchKind,
  TouchScore,
  UnscoredPanel,
  ViewerRole,
  VisiblePanel,
  Week,
} from './panelTypes';

export { UnreadableAnswerError } from './narrow';
export { readNotes } from './readCoaching';

/** What the wire of `DealCoachingController.getPanel` provisions. */
export type ProvisionedPanel = WireResult<DealPanel | null>;

/** An answer of the server, read: a panel, or a text that says what went wrong and what to do. */
export type PanelAnswer =
  { readonly panel: CoachingPanel; readonly error?: never } | { readonly panel?: never; readonly error: string };

/**
 * Reads what the wire provisioned.
 * @param provisioned result of the wire
 * @param opportunityId record that the page shows now
 * @returns undefined while there is no answer, or when the answer belongs to another record and so came too late
 */
export function readAnswer(provisioned: ProvisionedPanel, opportunityId: string | undefined): PanelAnswer | undefined {
  if (provisioned.error !== undefined) return { error: describeError(provisioned.error) };
  if (!provisioned.data) return undefined;
  try {
    const panel = readPanel(provisioned.data);
    return isAbout(panel, opportunityId) ? { panel } : undefined;
  } catch (error) {
    if (error instanceof UnreadableAnswerError) return { error: labels.outdated };
    throw error;
  }
}

/**
 * Asks the server again, past the cache. The new answer arrives through the wire.
 * @returns a text when the server could not be asked, undefined otherwise
 */
export async function refreshPanel(provisioned: ProvisionedPanel | undefined): Promise<string | undefined> {
  if (!provisioned) return undefined;
  try {
    await refreshApex(provisioned);
    return undefined;
  } catch (error) {
    return describeError(error);
  }
}

/** Ids come with 15 or 18 characters; the first 15 identify the record. */
function isAbout(panel: CoachingPanel, opportunityId: string | undefined): boolean {
  return panel.state === 'noAccess' || panel.opportunityId.slice(0, 15) === opportunityId?.slice(0, 15);
}
