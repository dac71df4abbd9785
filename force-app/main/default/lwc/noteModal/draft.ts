import type { NoteToSend } from 'c/coachingNoteService';
import { LENSES, NOTE_KINDS, type Lens, type NoteKind } from 'c/dealCoachingService';
import { dayFromToday } from 'c/coachingText';

/** What a note begins with, out of what was noticed on the deal. */
export interface NotePrefill {
  readonly kind?: NoteKind;
  readonly lens?: Lens;
  readonly observation?: string;
  readonly question?: string;
  /** Signal that the note answers. */
  readonly signal?: string;
  /** Earlier note that it adds to. */
  readonly followUpTo?: string;
}

/** What the user has entered so far. */
export interface NoteDraft {
  /** The same key is the same note, however often it is sent. */
  readonly clientKey: string;
  /** It was sent, and nobody knows whether it arrived. */
  readonly wasSent: boolean;
  readonly kind: NoteKind;
  /** Empty as long as none was chosen. */
  readonly lens: Lens | '';
  readonly observation: string;
  readonly question: string;
  readonly nextStep: string;
  /** `YYYY-MM-DD`; empty without one. */
  readonly dueOn: string;
  readonly signal: string | null;
  readonly followUpTo: string | null;
}

/** The words that may be entered. */
export type DraftEntry = Partial<Pick<NoteDraft, 'kind' | 'lens' | 'observation' | 'question' | 'nextStep' | 'dueOn'>>;

/** The longest text, in characters. */
export const TEXT_LENGTH = 500;

const USUAL_DAYS = 7;

/** The part that a note of a kind cannot do without. */
const NEEDED: Readonly<Record<NoteKind, 'observation' | 'question' | 'nextStep'>> = {
  question: 'question',
  observation: 'observation',
  praise: 'observation',
  direction: 'nextStep',
  debrief: 'observation',
  handBack: 'nextStep',
};
const NEEDS_LENS: readonly NoteKind[] = ['question', 'observation', 'direction'];

/** A draft that begins with what was noticed. */
export function newDraft(prefill: NotePrefill, maximumDays: number): NoteDraft {
  return {
    clientKey: newKey(),
    wasSent: false,
    kind: prefill.kind ?? 'question',
    lens: prefill.lens ?? 'deal',
    observation: shorten(prefill.observation),
    question: shorten(prefill.question),
    nextStep: '',
    dueOn: dayFromToday(Math.min(USUAL_DAYS, maximumDays)),
    signal: prefill.signal ?? null,
    followUpTo: prefill.followUpTo ?? null,
  };
}

/** The draft with what was entered. Other words than those that were sent are another note, so they get another key. */
export function enter(draft: NoteDraft, entry: DraftEntry): NoteDraft {
  const entered = { ...draft, ...entry };
  return draft.wasSent ? { ...entered, clientKey: newKey(), wasSent: false } : entered;
}

/** Whether the part cannot be left out. */
export const needs = (kind: NoteKind, part: 'observation' | 'question' | 'nextStep' | 'lens'): boolean =>
  part === 'lens' ? NEEDS_LENS.includes(kind) : NEEDED[kind] === part;

/** Whether everything is there; what is right is for the server to say. */
export function isComplete(draft: NoteDraft): boolean {
  const hasStepWithoutDay = draft.kind !== 'praise' && draft.nextStep.trim() !== '' && draft.dueOn === '';
  const lacksLens = needs(draft.kind, 'lens') && draft.lens === '';
  return draft[NEEDED[draft.kind]].trim() !== '' && !lacksLens && !hasStepWithoutDay;
}

/** What is sent of a draft. */
export function toRequest(draft: NoteDraft, opportunityId: string): NoteToSend {
  const isPraise = draft.kind === 'praise';
  const nextStep = isPraise ? null : textOrNull(draft.nextStep);
  return {
    opportunityId,
    kind: draft.kind,
    lens: draft.lens === '' ? null : draft.lens,
    observation: textOrNull(draft.observation),
    question: isPraise ? null : textOrNull(draft.question),
    nextStep,
    nextStepDueOn: nextStep === null ? null : draft.dueOn,
    followUpTo: draft.followUpTo,
    signal: draft.signal,
    clientKey: draft.clientKey,
  };
}

/** A draft out of what was stored; undefined when it is none, or one of another version. */
export function parseDraft(stored: string): NoteDraft | undefined {
  let raw: Partial<Record<keyof NoteDraft, unknown>>;
  try {
    raw = Object(JSON.parse(stored)) as typeof raw;
  } catch {
    return undefined;
  }
  const kind = NOTE_KINDS.find((each) => each === raw.kind);
  const texts = [raw.clientKey, raw.observation, raw.question, raw.nextStep, raw.dueOn];
  if (!kind || !texts.every((text) => typeof text === 'string')) return undefined;
  const [clientKey = '', observation = '', question = '', nextStep = '', dueOn = ''] = texts;
  return {
    clientKey,
    wasSent: raw.wasSent === true,
    kind,
    lens: LENSES.find((each) => each === raw.lens) ?? '',
    observation,
    question,
    nextStep,
    dueOn,
    signal: typeof raw.signal === 'string' ? raw.signal : null,
    followUpTo: typeof raw.followUpTo === 'string' ? raw.followUpTo : null,
  };
}

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

const shorten = (text = ''): string => text.slice(0, TEXT_LENGTH);

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
