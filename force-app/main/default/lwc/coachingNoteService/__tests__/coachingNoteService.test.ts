import addCommitment from '@salesforce/apex/CommitmentController.addCommitment';
import acceptDate from '@salesforce/apex/CommitmentController.acceptDate';
import completeCommitment from '@salesforce/apex/CommitmentController.completeCommitment';
import proposeDate from '@salesforce/apex/CommitmentController.proposeDate';
import waiveCommitment from '@salesforce/apex/CommitmentController.waiveCommitment';
import answerNote from '@salesforce/apex/CoachingNoteController.answerNote';
import loadNotesMethod from '@salesforce/apex/CoachingNoteController.loadNotes';
import markUseful from '@salesforce/apex/CoachingNoteController.markUseful';
import replyToQuestion from '@salesforce/apex/CoachingNoteController.replyToQuestion';
import sendNoteMethod from '@salesforce/apex/CoachingNoteController.sendNote';
import withdrawNote from '@salesforce/apex/CoachingNoteController.withdrawNote';
import addObstacle from '@salesforce/apex/DealObstacleController.addObstacle';
import clearObstacle from '@salesforce/apex/DealObstacleController.clearObstacle';
import confirmObstacle from '@salesforce/apex/DealObstacleController.confirmObstacle';
import { loadNotes, saveAction, sendNote, type CoachingAction, type NoteToSend } from 'c/coachingNoteService';
import { note } from 'test/lwc/coaching';

jest.mock('@salesforce/apex/CommitmentController.addCommitment', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CommitmentController.acceptDate', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CommitmentController.completeCommitment', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/CommitmentController.proposeDate', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CommitmentController.waiveCommitment', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoachingNoteController.answerNote', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoachingNoteController.loadNotes', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoachingNoteController.markUseful', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoachingNoteController.replyToQuestion', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoachingNoteController.sendNote', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CoachingNoteController.withdrawNote', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DealObstacleController.addObstacle', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DealObstacleController.clearObstacle', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DealObstacleController.confirmObstacle', () => ({ default: jest.fn() }), { virtual: true });

const noteId = 'a01000000000001AAA';
const commitmentId = 'a02000000000001AAA';
const obstacleId = 'a03000000000001AAA';
const dueOn = '2026-12-01';

const calls: readonly [CoachingAction, unknown, object][] = [
  [
    { type: 'answer', noteId, answer: 'question', text: 'Why?' },
    answerNote,
    { noteId, answer: 'question', text: 'Why?' },
  ],
  [{ type: 'reply', noteId, text: 'Because' }, replyToQuestion, { noteId, text: 'Because' }],
  [{ type: 'withdraw', noteId }, withdrawNote, { noteId }],
  [{ type: 'rate', noteId, isUseful: true }, markUseful, { noteId, isUseful: true }],
  [
    { type: 'promise', noteId, promisedBy: 'rep', text: 'Call', dueOn },
    addCommitment,
    { noteId, promisedBy: 'rep', text: 'Call', dueOn },
  ],
  [{ type: 'proposeDate', commitmentId, dueOn, reason: 'Ill' }, proposeDate, { commitmentId, dueOn, reason: 'Ill' }],
  [{ type: 'acceptDate', commitmentId }, acceptDate, { commitmentId }],
  [{ type: 'complete', commitmentId, evidence: 'Mail' }, completeCommitment, { commitmentId, evidence: 'Mail' }],
  [{ type: 'waive', commitmentId, reason: 'Moot' }, waiveCommitment, { commitmentId, reason: 'Moot' }],
  [
    { type: 'addObstacle', opportunityId: '006', kind: 'data', functionName: 'legal', text: 'Terms', dueOn },
    addObstacle,
    { request: { opportunityId: '006', kind: 'data', functionName: 'legal', ownerUserId: null, text: 'Terms', dueOn } },
  ],
  [{ type: 'clearObstacle', obstacleId }, clearObstacle, { obstacleId }],
  [{ type: 'confirmObstacle', obstacleId, isCleared: false }, confirmObstacle, { obstacleId, isCleared: false }],
];

it.each(calls)('saveAction_%j_callsItsMethod', async (action, method, parameters) => {
  expect(await saveAction(action)).toBeUndefined();
  expect(method).toHaveBeenCalledWith(parameters);
});

it('saveAction_refused_saysTheRule', async () => {
  jest.mocked(withdrawNote).mockRejectedValueOnce({ body: { message: 'A note can be withdrawn within 60 minutes.' } });
  expect(await saveAction({ type: 'withdraw', noteId })).toBe('A note can be withdrawn within 60 minutes.');
});

it('saveAction_serverNotReached_saysThatTheWordsAreKept', async () => {
  jest.mocked(withdrawNote).mockRejectedValueOnce(new TypeError('Failed to fetch'));
  expect(await saveAction({ type: 'withdraw', noteId })).toMatch(/did not confirm.*still here.*try again/);
});

it('sendNote_called_sendsTheRequest', async () => {
  const request = { opportunityId: '006', clientKey: 'k' } as NoteToSend;
  expect(await sendNote(request)).toBeUndefined();
  expect(sendNoteMethod).toHaveBeenCalledWith({ request });
});

it('loadNotes_called_readsThePage', async () => {
  jest.mocked(loadNotesMethod).mockResolvedValueOnce([note({ useful: 'notUseful' })]);
  const { notes } = await loadNotes('006', noteId);
  expect(notes?.map((each) => [each.noteId, each.isUseful])).toEqual([[noteId, false]]);
  expect(loadNotesMethod).toHaveBeenCalledWith({ opportunityId: '006', before: noteId });
});

it('loadNotes_unreadable_saysSo', async () => {
  jest.mocked(loadNotesMethod).mockResolvedValueOnce([note({ state: 'lost' })]);
  expect(await loadNotes('006', noteId)).toEqual({
    error: 'The earlier notes could not be read. Try again in a moment.',
  });
});
