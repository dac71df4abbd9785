import getPanel from '@salesforce/apex/DealCoachingController.getPanel';
import type { DealPanel } from 'apex-types';
import DealCoaching from 'c/dealCoaching';
import NoteModal from 'c/noteModal';
import { coachingPart } from 'test/lwc/coaching';
import { find, flush, mount } from 'test/lwc/mount';
import { noticedPanel, OPPORTUNITY_ID, signal } from 'test/lwc/panels';
import type * as Wires from 'test/lwc/wires';
import { asTestWire } from 'test/lwc/wires';

jest.mock(
  '@salesforce/apex/DealCoachingController.getPanel',
  () => jest.requireActual<typeof Wires>('test/lwc/wires').apexModule(),
  { virtual: true },
);

const openMock = jest.mocked(NoteModal.open);

async function write(answer: DealPanel): Promise<void> {
  const element = mount('c-deal-coaching', DealCoaching, { recordId: OPPORTUNITY_ID });
  await flush();
  asTestWire<DealPanel>(getPanel).emit(answer);
  await flush();
  find(find(element, 'c-next-move'), '.write').click();
  await flush();
}

it('note_outOfTheNextMove_hasRuleAndQuestionOfItsSignal', async () => {
  await write(noticedPanel({ coaching: coachingPart() }));
  expect(openMock).toHaveBeenCalledWith(
    expect.objectContaining({
      prefill: {
        kind: 'question',
        lens: 'deal',
        observation: 'You drive 58% in the late phase, with a coach ratio of 20%.',
        question: 'What would you do next if I were on holiday?',
        signal: 'takeover',
      },
    }),
  );
});

it('note_aboutTheSameGap_isAboutTheProcess', async () => {
  await write(
    noticedPanel({
      coaching: coachingPart(),
      signals: [signal({ signal: 'sameGap', rule: 'Three deals lack it.', question: null })],
      nextMove: { question: 'When do you ask for it?', because: '', signal: 'sameGap' },
    }),
  );
  expect(openMock).toHaveBeenCalledWith(
    expect.objectContaining({
      prefill: {
        kind: 'question',
        lens: 'process',
        observation: 'Three deals lack it.',
        question: 'When do you ask for it?',
        signal: 'sameGap',
      },
    }),
  );
});
