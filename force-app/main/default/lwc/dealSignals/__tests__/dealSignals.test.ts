import type { DealPanel } from 'apex-types';
import { SIGNALS } from 'c/dealCoachingService';
import DealSignals, { signalName } from 'c/dealSignals';
import { find, findAll, flush, mount, textOf, type Mounted } from 'test/lwc/mount';
import { noticedPanel, OPPORTUNITY_ID, signal } from 'test/lwc/panels';
import { readScored } from 'test/lwc/read';
import { navigate } from 'test/lwc/stubs/lightning/navigation';

function show(signals: DealPanel['signals'] = noticedPanel().signals): Mounted<DealSignals> {
  return mount('c-deal-signals', DealSignals, {
    signals: readScored(noticedPanel({ signals })).signals ?? [],
    ask: 'A question for Priya',
  });
}

it('signal_shown_hasNameRuleAndQuestion', async () => {
  const element = show();
  expect(textOf(findAll(element, '.signal')[0]!)).toBe(
    'The manager leads late in the deal You drive 58% in the late phase, with a coach ratio of 20%. ' +
      'A question for Priya “What would you do next if I were on holiday?” 2 records',
  );
  await expect(element).toBeAccessible();
});

it('signal_withoutQuestionAndRecords_isNameAndRule', () => {
  expect(textOf(findAll(show(), '.signal')[1]!)).toBe('This deal may be stalling No activity for 16 days.');
});

it('records_askedFor_openUnderTheirSignalAndCloseAgain', async () => {
  const element = show();
  const toggle = find(element, '.toggle');
  expect(toggle.getAttribute('aria-expanded')).toBe('false');
  toggle.click();
  await flush();
  expect(toggle.getAttribute('aria-expanded')).toBe('true');
  expect(textOf(find(element, 'c-evidence-list'))).toBe(
    'Call on contract terms Nov 12, 2026 Stage changed to Negotiation',
  );
  await expect(element).toBeAccessible();
  toggle.click();
  await flush();
  expect(findAll(element, 'c-evidence-list')).toHaveLength(0);
});

it('record_withoutId_opensTheOpportunity', async () => {
  const element = show();
  find(element, '.toggle').click();
  await flush();
  findAll(find(element, 'c-evidence-list'), 'a')[1]?.click();
  expect(navigate).toHaveBeenCalledWith({
    type: 'standard__recordPage',
    attributes: { recordId: OPPORTUNITY_ID, objectApiName: 'Opportunity', actionName: 'view' },
  });
});

it('record_ofAnUnknownObjectWithoutName_isStillReachable', async () => {
  const record = { recordId: 'a00000000000001AAA', objectApiName: 'Proof__c', label: null, occurredAt: null };
  const element = show([signal({ evidence: [record] })]);
  expect(textOf(find(element, '.toggle'))).toBe('1 record');
  find(element, '.toggle').click();
  await flush();
  expect(textOf(find(element, 'c-evidence-list'))).toBe('a00000000000001AAA');
});

it('focusSignal_called_movesTheFocusToItsName', () => {
  const element = show();
  element.focusSignal('dealRisk');
  expect(element.shadowRoot?.activeElement?.textContent).toBe('This deal may be stalling');
});

it('signals_none_sayThatNothingStandsOutAndWhatIsWatched', async () => {
  const element = show([]);
  expect(textOf(element)).toBe(
    'Nothing stands out on this deal. We watch for: who drives late in the deal and at quarter end, whether the rep ' +
      'keeps room to lead, whether coaching happens in time, gaps in the process, and signs that the deal stalls.',
  );
  await expect(element).toBeAccessible();
});

it.each(SIGNALS)('signalName_%s_isInWords', (name) => {
  expect(signalName(name)).toMatch(/^[A-Z].* /);
});

it('write_pressed_asksForANoteAboutTheSignal', async () => {
  const element = show();
  expect(findAll(element, '.write')).toHaveLength(0);
  element.mayWrite = true;
  await flush();
  const listener = jest.fn();
  element.addEventListener('notewrite', (event) => {
    listener((event as CustomEvent<object>).detail);
  });
  const buttons = findAll<HTMLButtonElement>(element, '.write');
  expect(buttons[1]?.getAttribute('aria-label')).toBe('Write note: This deal may be stalling');
  buttons[1]?.click();
  expect(listener).toHaveBeenCalledWith({ signal: 'dealRisk' });
  await expect(element).toBeAccessible();
});
