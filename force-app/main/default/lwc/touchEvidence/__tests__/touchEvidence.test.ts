import type { DealTouch } from 'apex-types';
import TouchEvidence from 'c/touchEvidence';
import { find, findAll, mount, textOf, type Mounted } from 'test/lwc/mount';
import { OPPORTUNITY_ID, scoredPanel, touch, touches } from 'test/lwc/panels';
import { readScored } from 'test/lwc/read';
import { navigate } from 'test/lwc/stubs/lightning/navigation';

const NAMES = { rep: 'Priya', manager: 'You', both: 'Together' };

type Properties = Partial<Pick<TouchEvidence, 'total' | 'filter'>>;

function show(shown: readonly DealTouch[], properties: Properties = {}): Mounted<TouchEvidence> {
  const panel = readScored(scoredPanel({ touches: shown, touchesTotal: shown.length }));
  return mount('c-touch-evidence', TouchEvidence, {
    touches: panel.touches,
    total: panel.touchesTotal,
    sideNames: NAMES,
    ...properties,
  });
}

const list = (element: Element): HTMLElement => find(element, 'c-evidence-list');
const titles = (element: Element): string[] => findAll(list(element), 'a').map(textOf);

it('entry_counted_saysWhoWhenWhatAndHowMuch', async () => {
  const element = show([touch()]);
  expect(textOf(list(element))).toBe('Call with the buying centre Priya Nair · Nov 12, 2026 · Solo · weight 2');
  expect(find(list(element), 'a').getAttribute('href')).toBe('/00T000000000001AAA');
  await expect(element).toBeAccessible();
});

it('entry_setAside_saysWhy', async () => {
  const element = show([touch({ counted: false, touchClass: null, side: null, reason: 'Owned by a queue' })]);
  expect(textOf(list(element))).toBe(
    'Call with the buying centre Priya Nair · Nov 12, 2026 Not counted: Owned by a queue',
  );
  await expect(element).toBeAccessible();
});

it('entry_change_namesTheStageInWhichItWasMade', () => {
  expect(titles(show([touch({ kind: 'edit', subject: 'Negotiation' })]))).toEqual(['Change in stage Negotiation']);
});

it('entry_withoutSubject_isCalledByItsKind', () => {
  expect(titles(show([touch({ kind: 'meeting', subject: null })]))).toEqual(['Meeting']);
});

it('entry_ofAChange_opensTheOpportunity', () => {
  find(list(show([touch({ kind: 'edit', recordId: null })])), 'a').click();
  expect(navigate).toHaveBeenCalledWith({
    type: 'standard__recordPage',
    attributes: { recordId: OPPORTUNITY_ID, objectApiName: 'Opportunity', actionName: 'view' },
  });
});

it('list_cappedByTheServer_saysSoAtTheEnd', () => {
  expect(textOf(show(touches(3), { total: 73 }))).toContain('The newest 3 of 73 are listed.');
});

describe('filter', () => {
  const filter = { side: 'manager', touchClass: 'solo' } as const;
  const candidates = [
    ...touches(2),
    touch({ touchKey: 'm', side: 'manager', subject: 'Call by Dana' }),
    touch({ touchKey: 'n', side: 'manager', subject: 'Not this one', counted: false, touchClass: null, reason: 'r' }),
  ];

  it('filter_set_listsOnlyWhatTheNumberCounts', async () => {
    const element = show(candidates, { filter });
    expect(titles(element)).toEqual(['Call by Dana']);
    expect(textOf(find(element, 'h4'))).toBe('Only Solo customer touches · You');
    await expect(element).toBeAccessible();
  });

  it('filter_cleared_isAskedOfTheParent', () => {
    const element = show(candidates, { filter });
    const listener = jest.fn();
    element.addEventListener('filterclear', listener);
    find(element, '.show-all').click();
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('filter_recordsBeyondTheCap_saysThatTheyAreOlder', () => {
    const element = show(touches(2), { filter, total: 60 });
    expect(textOf(element)).toContain('The records behind this number are older than the 2 that are listed.');
  });
});

it('list_empty_saysWhatWillAppear', async () => {
  const element = show([]);
  expect(textOf(element)).toContain('Calls, meetings, tasks and changes appear here');
  await expect(element).toBeAccessible();
});

it('focusHeading_called_movesTheFocusToTheHeading', () => {
  const element = show([touch()]);
  element.focusHeading();
  expect(element.shadowRoot?.activeElement).toBe(find(element, 'h4'));
});
