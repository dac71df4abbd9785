import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { kindOptions, lensOptions } from 'c/coachingNote';
import { sendNote } from 'c/coachingNoteService';
import { dayFromToday, fill, formatNumber } from 'c/coachingText';
import type { Lens, NoteKind } from 'c/dealCoachingService';
import {
  enter,
  isComplete,
  needs,
  newDraft,
  TEXT_LENGTH,
  toRequest,
  type DraftEntry,
  type NoteDraft,
  type NotePrefill,
} from './draft';
import { forgetDraft, keepDraft, loadDraft } from './draftStore';
import { labels } from './labels';

export type { NotePrefill } from './draft';

interface NoteQuestion {
  readonly opportunityId: string;
  readonly repName: string;
  readonly maximumDays: number;
  readonly prefill: NotePrefill;
}

type TextName = 'observation' | 'question' | 'nextStep';

/** The title of the dialog. */
export function noteTitle({ followUpTo }: NotePrefill): string {
  return followUpTo === undefined ? labels.title : labels.followUpTitle;
}

/**
 * Writes a coaching note and sends it. What was entered is kept on the device until the server accepted it, also when
 * the dialog or the page is closed. Resolves to true when the note was sent, to undefined when the dialog was left.
 */
export default class NoteModal extends LightningModal {
  declare static readonly open: ModalOpen<NoteQuestion, true>;

  @api opportunityId = '';
  @api repName = '';
  @api maximumDays = 0;
  @api prefill: NotePrefill = {};

  draft!: NoteDraft;
  /** The draft is one that was begun before. */
  isRestored = false;
  refusal = '';
  saving = false;
  readonly labels = labels;
  readonly kinds = kindOptions();
  readonly lenses = lensOptions();
  readonly textLength = TEXT_LENGTH;

  override connectedCallback(): void {
    const kept = loadDraft(this.opportunityId);
    this.isRestored = kept !== undefined;
    this.draft = kept ?? newDraft(this.prefill, this.maximumDays);
  }

  get intro(): string {
    return fill(this.isPraise ? labels.praiseIntro : labels.intro, this.repName);
  }

  get isPraise(): boolean {
    return this.draft.kind === 'praise';
  }

  get texts(): { name: TextName; label: string; value: string; required: boolean; counter: string }[] {
    const names: TextName[] = this.isPraise ? ['observation'] : ['observation', 'question', 'nextStep'];
    return names.map((name) => ({
      name,
      label: labels[name],
      value: this.draft[name],
      required: needs(this.draft.kind, name),
      counter: fill(labels.counter, formatNumber(this.draft[name].length), formatNumber(TEXT_LENGTH)),
    }));
  }

  get isLensRequired(): boolean {
    return needs(this.draft.kind, 'lens');
  }

  /** A next step has a day; without a step there is nothing to be due. */
  get asksForDay(): boolean {
    return !this.isPraise && this.draft.nextStep.trim() !== '';
  }

  get earliest(): string {
    return dayFromToday(0);
  }

  get latest(): string {
    return dayFromToday(this.maximumDays);
  }

  get cannotSend(): boolean {
    return this.saving || !isComplete(this.draft);
  }

  handleKind({ detail }: CustomEvent<{ value: NoteKind }>): void {
    this.enter({ kind: detail.value });
  }

  handleLens({ detail }: CustomEvent<{ value: Lens }>): void {
    this.enter({ lens: detail.value });
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    const name = (event.currentTarget as HTMLElement).dataset['name'] as TextName;
    this.enter({ [name]: event.detail.value });
  }

  handleDay({ detail }: CustomEvent<{ value: string | null }>): void {
    this.enter({ dueOn: detail.value ?? '' });
  }

  handleDiscard(): void {
    forgetDraft(this.opportunityId, this.draft.clientKey);
    this.isRestored = false;
    this.refusal = '';
    this.draft = newDraft(this.prefill, this.maximumDays);
  }

  handleCancel(): void {
    void this.close(undefined);
  }

  async handleSend(): Promise<void> {
    if (this.cannotSend) return;
    this.saving = true;
    this.refusal = '';
    this.keep({ ...this.draft, wasSent: true });
    const { clientKey } = this.draft;
    const refusal = await sendNote(toRequest(this.draft, this.opportunityId));
    this.saving = false;
    if (refusal !== undefined) {
      this.refusal = refusal;
      return;
    }
    forgetDraft(this.opportunityId, clientKey);
    void this.close(true);
  }

  private enter(entry: DraftEntry): void {
    this.keep(enter(this.draft, entry));
  }

  private keep(draft: NoteDraft): void {
    this.draft = draft;
    keepDraft(this.opportunityId, draft);
  }
}
