import type { CoachingTaskButton } from 'c/coachingTasks';
import type { Answer, CoachingNote, Party, Perspective } from 'c/dealCoachingService';
import { dayFromToday } from 'c/coachingText';
import { labels } from './labels';

/** Key of the button that asks for a further note instead of changing this one. */
export const FOLLOW_UP = 'followUp';

const USUAL_DAYS = 7;

/** What the viewer can do about a note, what is expected first. */
export function noteButtons(note: CoachingNote, perspective: Perspective, maximumDays: number): CoachingTaskButton[] {
  if (note.mayAnswer) return answerButtons(note);
  return [
    ...(note.mayReply ? [replyButton(note)] : []),
    ...(note.mayRate && note.isUseful === undefined ? rateButtons(note) : []),
    ...(note.mayCommit && note.state !== 'praise' ? [promiseButton(note, perspective, maximumDays)] : []),
    ...(note.mayCommit && perspective === 'manager'
      ? [{ key: FOLLOW_UP, label: labels.followUp, variant: 'base' as const }]
      : []),
    ...(note.mayWithdraw ? [withdrawButton(note)] : []),
  ];
}

/** After the reply to a question there is one answer left. */
function answerButtons(note: CoachingNote): CoachingTaskButton[] {
  const gotIt: CoachingTaskButton = {
    key: 'gotIt',
    label: labels.answers.gotIt,
    variant: 'neutral',
    action: { type: 'answer', noteId: note.noteId, answer: 'gotIt', text: '' },
  };
  if (note.state === 'replied') return [gotIt];
  return [
    gotIt,
    answerForm(note, 'question', labels.answers.question, 'question'),
    answerForm(note, 'differently', labels.answers.differently, 'differently'),
    answerForm(note, 'words', labels.gotItWithWords, 'gotIt'),
  ];
}

function answerForm({ noteId }: CoachingNote, key: string, label: string, answer: Answer): CoachingTaskButton {
  const fields = {
    text: { label: labels.answerTexts[answer], required: answer !== 'gotIt' },
    submitLabel: labels.send,
  };
  return {
    key,
    label,
    variant: answer === 'gotIt' ? 'base' : 'neutral',
    form: { fields, toAction: ({ text }) => ({ type: 'answer', noteId, answer, text }) },
  };
}

function replyButton({ noteId }: CoachingNote): CoachingTaskButton {
  return {
    key: 'reply',
    label: labels.reply,
    variant: 'neutral',
    form: {
      fields: { text: { label: labels.replyText, required: true }, submitLabel: labels.send },
      toAction: ({ text }) => ({ type: 'reply', noteId, text }),
    },
  };
}

function rateButtons({ noteId }: CoachingNote): CoachingTaskButton[] {
  return [
    { key: 'useful', label: labels.markUseful, variant: 'base', action: { type: 'rate', noteId, isUseful: true } },
    {
      key: 'notUseful',
      label: labels.markNotUseful,
      variant: 'base',
      action: { type: 'rate', noteId, isUseful: false },
    },
  ];
}

/** The coach may write down what both agreed on; the rep promises for nobody else. */
function promiseButton(note: CoachingNote, perspective: Perspective, maximumDays: number): CoachingTaskButton {
  const isCoach = perspective === 'manager';
  const people = [
    { label: note.coachName, value: 'manager' },
    { label: note.repName, value: 'rep' },
  ];
  return {
    key: 'promise',
    label: labels.promise,
    variant: 'base',
    form: {
      fields: {
        ...(isCoach ? { choices: [{ name: 'who', label: labels.promiseWho, options: people }] } : {}),
        text: { label: labels.promiseText, required: true },
        day: {
          label: labels.promiseDay,
          value: dayFromToday(Math.min(USUAL_DAYS, maximumDays)),
          min: dayFromToday(0),
          max: dayFromToday(maximumDays),
        },
        submitLabel: labels.promiseSubmit,
      },
      toAction: ({ choices, text, day }) => ({
        type: 'promise',
        noteId: note.noteId,
        promisedBy: isCoach ? (choices['who'] as Party) : 'rep',
        text,
        dueOn: day,
      }),
    },
  };
}

const withdrawButton = ({ noteId }: CoachingNote): CoachingTaskButton => ({
  key: 'withdraw',
  label: labels.withdraw,
  variant: 'base',
  action: { type: 'withdraw', noteId },
});
