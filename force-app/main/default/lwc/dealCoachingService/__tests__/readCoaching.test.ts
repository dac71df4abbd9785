import { readFacts } from 'test/lwc/read';

const NOTHING_DUE = {
  dueItems: 0,
  onTime: 0,
  overdue: 0,
  percent: undefined,
  answersDue: 0,
  answeredOnTime: 0,
  extended: 0,
  waived: 0,
};

it('part_withNothingInIt_isReadAsNothing', () => {
  expect(readFacts({ maximumDays: 180 })).toEqual({
    notes: [],
    noteTotal: 0,
    confirmed: 0,
    obstacles: [],
    followThrough: { rep: NOTHING_DUE, manager: NOTHING_DUE },
    mayWrite: false,
    mayAddObstacle: false,
    withdrawMinutes: 0,
    maximumDays: 180,
  });
});

it('records_withWhatIsNeededAlone_giveNoRights', () => {
  const facts = readFacts({
    maximumDays: 180,
    repFollowThrough: {},
    notes: [
      {
        noteId: 'a01',
        kind: 'praise',
        state: 'praise',
        sentAt: '2026-11-20T10:00:00.000Z',
        commitments: [{ commitmentId: 'a02', promisedBy: 'manager', state: 'open', dueOn: '2026-11-30' }],
      },
    ],
    obstacles: [{ obstacleId: 'a03', state: 'open', dueOn: '2026-11-30' }],
  });
  const [note] = facts.notes;
  expect(note).toMatchObject({ lens: undefined, coachName: '', mayAnswer: false, mayReply: false, mayRate: false });
  expect(note?.commitments[0]).toMatchObject({ text: '', extensions: 0, mayAccept: false, mayComplete: false });
  expect(facts.obstacles[0]).toMatchObject({ text: '', ageDays: 0, mayClear: false, mayConfirm: false });
});
