import DealProcess from 'c/dealProcess';
import { find, findAll, mount, textOf, type Mounted } from 'test/lwc/mount';
import { noticedPanel, process } from 'test/lwc/panels';
import { readScored } from 'test/lwc/read';
import { navigate } from 'test/lwc/stubs/lightning/navigation';

function show(overrides: Parameters<typeof process>[0] = {}, pushCount = 2): Mounted<DealProcess> {
  const { process: read } = readScored(noticedPanel({ process: process(overrides) }));
  return mount('c-deal-process', DealProcess, {
    ...(read ? { process: read } : {}),
    pushCount,
    ask: 'A question for Priya',
  });
}

it('proof_thereIs_saysWhatProvesItAndOpensTheRecord', async () => {
  const element = show();
  const proven = findAll(element, '.proof')[0]!;
  expect(textOf(proven)).toBe('A meeting with the customer 3 found, the latest on 11/12/2026');
  expect(find(element, '.proof lightning-icon')).toHaveProperty('alternativeText', 'Proven');
  find(element, '.proof a').click();
  expect(navigate).toHaveBeenCalledWith({
    type: 'standard__recordPage',
    attributes: { recordId: '00U000000000001AAA', objectApiName: 'Event', actionName: 'view' },
  });
  await expect(element).toBeAccessible();
});

it('gap_shown_hasItsQuestionAndWhereItIsNeeded', () => {
  expect(textOf(findAll(show(), '.proof')[1]!)).toBe(
    'A next step Next Step is empty · needed from 10% on A question for Priya “What has the customer agreed to?”',
  );
});

it('evidence_notCheckable_saysWhy', () => {
  expect(textOf(findAll(show(), '.proof')[2]!)).toBe(
    'Our own field Cannot be checked: field Own__c does not exist · needed from 10% on',
  );
});

it('way_skipBackStepAndPushes_areToldInWords', () => {
  expect(findAll(show(), '.way li').map(textOf)).toEqual([
    'On Nov 12, 2026 the deal went back from Proposal to Qualification.',
    'On Nov 2, 2026 the deal went from Prospecting to Proposal and left out Qualification.',
    'The close date was moved back 2 times.',
  ]);
});

it('way_withoutAnythingUnusual_isEmpty', () => {
  expect(findAll(show({ moves: [] }, 0), '.way li')).toHaveLength(0);
});

it('note_given_comesFirst', () => {
  expect(findAll(show({ note: 'The stage Retired is not active.' }), '.way li').map(textOf)[0]).toBe(
    'The stage Retired is not active.',
  );
});

it('process_nothingAskedYet_saysSo', async () => {
  const element = show({ proofs: [] });
  expect(textOf(find(element, 'p'))).toBe('At this point nothing is asked of the deal yet.');
  await expect(element).toBeAccessible();
});
