import { LENSES, NOTE_KINDS, type CoachingNote, type NoteKind, type Perspective } from 'c/dealCoachingService';
import { fill, formatDate, formatDay } from 'c/coachingText';
import { labels } from './labels';

/** A part of what was said. */
export interface NotePart {
  readonly key: string;
  /** Who or what it is. */
  readonly name: string;
  readonly text: string;
}

/** A note in words for one viewer. */
export interface NoteView {
  readonly heading: string;
  readonly byline: string;
  readonly icon: string;
  /** A date has passed. */
  readonly iconVariant: 'error' | '';
  readonly state: string;
  readonly parts: readonly NotePart[];
  readonly useful: string | undefined;
}

const ICONS: Readonly<Record<CoachingNote['state'], string>> = {
  waiting: 'utility:send',
  late: 'utility:clock',
  asked: 'utility:question',
  replied: 'utility:reply',
  acknowledged: 'utility:success',
  praise: 'utility:like',
  withdrawn: 'utility:undo',
};

/** The name of a kind of note. */
export const kindName = (kind: NoteKind): string => labels.kinds[kind];

/** The kinds to choose from. */
export const kindOptions = (): { readonly label: string; readonly value: string }[] =>
  NOTE_KINDS.map((value) => ({ label: labels.kinds[value], value }));

/** What a note may look at, to choose from. */
export const lensOptions = (): { readonly label: string; readonly value: string }[] =>
  LENSES.map((value) => ({ label: labels.lenses[value], value }));

/** The words of a note, its answer and its reply, and how it stands: confirmed, or sent and whose turn it is. */
export function noteView(note: CoachingNote, perspective: Perspective): NoteView {
  const { kind, lens, coachName, repName, sentAt, state, isUseful } = note;
  return {
    heading: lens ? fill(labels.heading, labels.kinds[kind], labels.lenses[lens]) : labels.kinds[kind],
    byline: fill(note.isFollowUp ? labels.bylineFollowUp : labels.byline, coachName, repName, formatDate(sentAt)),
    icon: ICONS[state],
    iconVariant: state === 'late' ? 'error' : '',
    state: stateText(note, perspective),
    parts: [...words(note), ...answers(note)],
    useful: isUseful === undefined ? undefined : fill(isUseful ? labels.useful : labels.notUseful, repName),
  };
}

function stateText(note: CoachingNote, perspective: Perspective): string {
  const { state, coachName, repName } = note;
  const forms = labels.states[state === 'acknowledged' && note.answer === 'differently' ? 'differently' : state];
  const form = perspective === 'rep' ? forms.rep : perspective === 'manager' ? forms.manager : forms.other;
  return fill(form, dateOf(note), coachName, repName);
}

function dateOf({ state, answerDueOn, replyDueOn, answeredAt, coachRepliedAt }: CoachingNote): string {
  switch (state) {
    case 'waiting':
    case 'late':
      return formatDay(answerDueOn ?? '');
    case 'asked':
      return formatDay(replyDueOn ?? '');
    case 'replied':
      return formatDate(coachRepliedAt ?? '');
    case 'acknowledged':
      return formatDate(answeredAt ?? '');
    case 'praise':
    case 'withdrawn':
      return '';
  }
}

function words({ observation, question, nextStep }: CoachingNote): NotePart[] {
  return [
    ...part('observation', labels.observation, observation),
    ...part('question', labels.question, question),
    ...part('nextStep', labels.nextStep, nextStep),
  ];
}

function answers({ answer, answerText, coachReply, repName, coachName }: CoachingNote): NotePart[] {
  // A question that was settled is still shown as one: its words say so.
  const name = answer === 'differently' ? labels.seesDifferently : labels.said;
  return [
    ...part('answer', fill(name, repName), answerText),
    ...part('reply', fill(labels.said, coachName), coachReply),
  ];
}

const part = (key: string, name: string, text: string | undefined): NotePart[] =>
  text === undefined ? [] : [{ key, name, text }];
