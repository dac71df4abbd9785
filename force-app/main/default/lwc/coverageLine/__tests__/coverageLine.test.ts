import CoverageLine from 'c/coverageLine';
import { findAll, mount, textOf } from 'test/lwc/mount';
import { scoredPanel } from 'test/lwc/panels';
import { readScored } from 'test/lwc/read';
import { coverageSentences } from '../coverageSentences';

it('coverage_shown_saysWhatWasCountedAndWhatIsMissing', async () => {
  const element = mount('c-coverage-line', CoverageLine, { coverage: readScored(scoredPanel()).coverage });
  expect(findAll(element, 'p').map(textOf)).toEqual([
    'Counted: 17 tasks and calls, 1 meeting, and 9 changes.',
    'Not visible here: email.',
    'Not tracked in this org: changes of next step, forecast and owner.',
  ]);
  await expect(element).toBeAccessible();
});

it('coverageSentences_absentSource_isNamed', () => {
  expect(coverageSentences([{ source: 'emailMessage', status: 'absent', count: 0 }])).toEqual([
    'Not used in this org: email.',
  ]);
});

it('coverageSentences_nothingCounted_saysZero', () => {
  expect(coverageSentences([{ source: 'event', status: 'counted', count: 0 }])).toEqual(['Counted: 0 meetings.']);
});

it('coverageSentences_sourceThatGaveNothing_isNotListedBesideOthers', () => {
  expect(
    coverageSentences([
      { source: 'opportunityHistory', status: 'counted', count: 0 },
      { source: 'event', status: 'counted', count: 1 },
    ]),
  ).toEqual(['Counted: 1 meeting.']);
});
