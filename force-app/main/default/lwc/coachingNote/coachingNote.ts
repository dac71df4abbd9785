import { api, LightningElement } from 'lwc';
import type CoachingCommitment from 'c/coachingCommitment';
import { AT_REST, type CoachingProgress, type CoachingTaskButton } from 'c/coachingTasks';
import type { CoachingNote as Note, Perspective } from 'c/dealCoachingService';
import { labels } from './labels';
import { noteButtons } from './noteButtons';
import { noteView, type NoteView } from './noteView';

export { FOLLOW_UP } from './noteButtons';
export { kindName, kindOptions, lensOptions } from './noteView';

/**
 * A coaching note with its answer and its promises: how it stands, whose turn it is, and what the viewer can do.
 * @fires coachingtask from its buttons
 */
export default class CoachingNote extends LightningElement {
  @api note!: Note;

  /** Whose eyes the text is for. */
  @api perspective: Perspective = 'other';

  /** Days from today within which a promise may be due. */
  @api maximumDays = 0;

  /** What the user is at, here or elsewhere. */
  @api progress: CoachingProgress = AT_REST;

  /** Moves the keyboard focus to the note or to one of its promises. */
  @api focusItem(id: string): void {
    const promise = this.template?.querySelector<HTMLElement>(`c-coaching-commitment[data-id="${id}"]`);
    if (promise) (promise as unknown as CoachingCommitment).focusText();
    else this.template?.querySelector<HTMLElement>('.name')?.focus();
  }

  readonly promisesLabel = labels.promises;

  get view(): NoteView {
    return noteView(this.note, this.perspective);
  }

  get buttons(): CoachingTaskButton[] {
    return noteButtons(this.note, this.perspective, this.maximumDays);
  }

  /** The rep's answers are pressed on a phone. */
  get isToBeAnswered(): boolean {
    return this.note.mayAnswer;
  }

  get hasCommitments(): boolean {
    return this.note.commitments.length > 0;
  }
}
