import addCommitmentMethod from '@salesforce/apex/CommitmentController.addCommitment';
import acceptDateMethod from '@salesforce/apex/CommitmentController.acceptDate';
import completeCommitmentMethod from '@salesforce/apex/CommitmentController.completeCommitment';
import proposeDateMethod from '@salesforce/apex/CommitmentController.proposeDate';
import waiveCommitmentMethod from '@salesforce/apex/CommitmentController.waiveCommitment';
import answerNoteMethod from '@salesforce/apex/CoachingNoteController.answerNote';
import loadNotesMethod from '@salesforce/apex/CoachingNoteController.loadNotes';
import markUsefulMethod from '@salesforce/apex/CoachingNoteController.markUseful';
import replyToQuestionMethod from '@salesforce/apex/CoachingNoteController.replyToQuestion';
import sendNoteMethod from '@salesforce/apex/CoachingNoteController.sendNote';
import withdrawNoteMethod from '@salesforce/apex/CoachingNoteController.withdrawNote';
import addObstacleMethod from '@salesforce/apex/DealObstacleController.addObstacle';
import clearObstacleMethod from '@salesforce/apex/DealObstacleController.clearObstacle';
import confirmObstacleMethod from '@salesforce/apex/DealObstacleController.confirmObstacle';
import type { CoachingNoteRequest } from 'apex-types';
import { reduceErrors } from 'c/coachingErrors';
import { readNotes, type Answer, type CoachingNote, type Party } from 'c/dealCoachingService';
import { labels } from './labels';

/** Something that can be done about notes, promises and obstacles. Days are `YYYY-MM-DD`, texts have 500 characters. */
export type CoachingAction =
  | { readonly type: 'answer'; readonly noteId: string; readonly answer: Answer; readonly text: string }
  | { readonly type: 'reply'; readonly noteId: string; readonly text: string }
  | { readonly type: 'withdraw'; readonly noteId: string }
  | { readonly type: 'rate'; readonly noteId: string; readonly isUseful: boolean }
  | {
      readonly type: 'promise';
      readonly noteId: string;
      readonly promisedBy: Party;
      readonly text: string;
      readonly dueOn: string;
    }
  | { readonly type: 'proposeDate'; readonly commitmentId: string; readonly dueOn: string; readonly reason: string }
  | { readonly type: 'acceptDate'; readonly commitmentId: string }
  | { readonly type: 'complete'; readonly commitmentId: string; readonly evidence: string }
  | { readonly type: 'waive'; readonly commitmentId: string; readonly reason: string }
  | {
      readonly type: 'addObstacle';
      readonly opportunityId: string;
      readonly kind: string;
      readonly functionName: string;
      readonly text: string;
      readonly dueOn: string;
    }
  | { readonly type: 'clearObstacle'; readonly obstacleId: string }
  | { readonly type: 'confirmObstacle'; readonly obstacleId: string; readonly isCleared: boolean };

/** A note as it is sent. */
export type NoteToSend = Readonly<Required<CoachingNoteRequest>>;

/** A page of notes, or a text that says what went wrong and what to do. */
export type NotesAnswer =
  | { readonly notes: readonly CoachingNote[]; readonly error?: never }
  | { readonly notes?: never; readonly error: string };

/**
 * Does it.
 * @returns undefined when the server accepted it, otherwise the rule that forbids it, or that the server could not be
 * asked, and what to do
 */
export function saveAction(action: CoachingAction): Promise<string | undefined> {
  return refusalOf(call(action));
}

/**
 * Sends a note. The same client key is the same note, however often it is sent.
 * @returns as {@link saveAction}
 */
export function sendNote(request: NoteToSend): Promise<string | undefined> {
  return refusalOf(sendNoteMethod({ request }));
}

/**
 * Further notes of a deal, newest first.
 * @param before the last note that is shown already
 */
export async function loadNotes(opportunityId: string, before: string): Promise<NotesAnswer> {
  try {
    return { notes: readNotes(await loadNotesMethod({ opportunityId, before })) };
  } catch (error) {
    return { error: describe(error, labels.notLoaded) };
  }
}

function call(action: CoachingAction): Promise<void> {
  switch (action.type) {
    case 'answer':
      return answerNoteMethod({ noteId: action.noteId, answer: action.answer, text: action.text });
    case 'reply':
      return replyToQuestionMethod({ noteId: action.noteId, text: action.text });
    case 'withdraw':
      return withdrawNoteMethod({ noteId: action.noteId });
    case 'rate':
      return markUsefulMethod({ noteId: action.noteId, isUseful: action.isUseful });
    case 'promise': {
      const { noteId, promisedBy, text, dueOn } = action;
      return addCommitmentMethod({ noteId, promisedBy, text, dueOn });
    }
    case 'proposeDate': {
      const { commitmentId, dueOn, reason } = action;
      return proposeDateMethod({ commitmentId, dueOn, reason });
    }
    case 'acceptDate':
      return acceptDateMethod({ commitmentId: action.commitmentId });
    case 'complete':
      return completeCommitmentMethod({ commitmentId: action.commitmentId, evidence: action.evidence });
    case 'waive':
      return waiveCommitmentMethod({ commitmentId: action.commitmentId, reason: action.reason });
    case 'addObstacle': {
      const { opportunityId, kind, functionName, text, dueOn } = action;
      // Without an owner it is the coach's.
      return addObstacleMethod({ request: { opportunityId, kind, functionName, ownerUserId: null, text, dueOn } });
    }
    case 'clearObstacle':
      return clearObstacleMethod({ obstacleId: action.obstacleId });
    case 'confirmObstacle':
      return confirmObstacleMethod({ obstacleId: action.obstacleId, isCleared: action.isCleared });
  }
}

async function refusalOf(saving: Promise<unknown>): Promise<string | undefined> {
  try {
    await saving;
    return undefined;
  } catch (error) {
    return describe(error, labels.notSaved);
  }
}

/** Where the server said nothing, it most likely was not reached. */
function describe(error: unknown, otherwise: string): string {
  const messages = reduceErrors(error);
  return messages.length > 0 ? messages.join(' ') : otherwise;
}
