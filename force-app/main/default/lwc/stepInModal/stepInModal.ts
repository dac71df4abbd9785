import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import type { StepIn } from 'c/dealCoachingService';
import { dayFromToday, fill } from 'c/coachingText';
import { reasonOptions } from 'c/dealStepIn';
import { extendStepIn, handBackStepIn, startStepIn } from 'c/dealStepInService';
import { firstDraft, isComplete, needsText, type StepInDraft, type StepInTask } from './draft';
import { labels } from './labels';

export type { StepInTask } from './draft';

interface StepInQuestion {
  readonly task: StepInTask;
  readonly opportunityId: string;
  readonly repName: string;
  readonly maximumDays: number;
  /** Undefined for a start. */
  readonly stepIn: StepIn | undefined;
}

/** The title of the dialog. */
export function stepInTitle(task: StepInTask): string {
  return labels[task].title;
}

/**
 * Asks for the terms of a step-in, of its extension or of its hand-back, and saves them. What was entered stays until
 * the server accepted it. Resolves to true when something was saved, to undefined when the dialog was left.
 */
export default class StepInModal extends LightningModal {
  declare static readonly open: ModalOpen<StepInQuestion, true>;

  @api task: StepInTask = 'start';
  @api opportunityId = '';
  @api repName = '';
  @api maximumDays = 0;
  @api stepIn?: StepIn;

  draft?: StepInDraft;
  refusal = '';
  saving = false;
  readonly labels = labels;
  readonly reasons = reasonOptions();

  get entered(): StepInDraft {
    return this.draft ?? firstDraft(this.task, this.stepIn, this.maximumDays);
  }

  get isStart(): boolean {
    return this.task === 'start';
  }

  get intro(): string {
    return fill(labels[this.task].intro, this.repName);
  }

  get saveLabel(): string {
    return labels[this.task].save;
  }

  get dayLabel(): string {
    return fill(this.task === 'handBack' ? labels.handBackDate : labels.until, this.repName);
  }

  get textLabel(): string {
    const text = { start: labels.note, extend: labels.extensionReason, handBack: labels.firstStep }[this.task];
    return fill(text, this.repName);
  }

  get textLength(): number {
    return this.task === 'extend' ? 255 : 500;
  }

  get isTextRequired(): boolean {
    return needsText(this.task, this.entered.reason, this.stepIn);
  }

  get earliest(): string {
    return dayFromToday(this.task === 'handBack' ? 0 : 1);
  }

  get latest(): string {
    return dayFromToday(this.maximumDays);
  }

  get cannotSave(): boolean {
    return this.saving || !isComplete(this.task, this.entered, this.stepIn);
  }

  handleReason({ detail }: CustomEvent<{ value: string }>): void {
    this.draft = { ...this.entered, reason: detail.value };
  }

  handleDay({ detail }: CustomEvent<{ value: string | null }>): void {
    this.draft = { ...this.entered, day: detail.value ?? '' };
  }

  handleText({ detail }: CustomEvent<{ value: string }>): void {
    this.draft = { ...this.entered, text: detail.value };
  }

  handleCancel(): void {
    void this.close(undefined);
  }

  async handleSave(): Promise<void> {
    if (this.cannotSave) return;
    this.saving = true;
    this.refusal = '';
    const refusal = await this.save();
    this.saving = false;
    if (refusal === undefined) void this.close(true);
    else this.refusal = refusal;
  }

  private save(): Promise<string | undefined> {
    const { reason, day, text } = this.entered;
    const stepInId = this.stepIn?.stepInId ?? '';
    switch (this.task) {
      case 'start':
        return startStepIn(this.opportunityId, { reason, untilDate: day, note: text });
      case 'extend':
        return extendStepIn(stepInId, day, text);
      case 'handBack':
        return handBackStepIn(stepInId, { firstStep: text, handBackDate: day });
    }
  }
}
