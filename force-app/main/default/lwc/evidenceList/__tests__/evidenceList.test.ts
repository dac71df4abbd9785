import EvidenceList, { type EvidenceEntry } from 'c/evidenceList';
import { find, findAll, flush, mount, textOf, type Mounted } from 'test/lwc/mount';
import { navigate } from 'test/lwc/stubs/lightning/navigation';

function entries(count: number, overrides: Partial<EvidenceEntry> = {}): EvidenceEntry[] {
  return Array.from({ length: count }, (_, index) => ({
    key: String(index),
    recordId: `00T0000000001${String(index).padStart(2, '0')}AAA`,
    objectApiName: 'Task',
    icon: 'standard:task',
    kind: 'Task',
    title: `Call ${String(index + 1)}`,
    details: 'Nov 12, 2026',
    ...overrides,
  }));
}

const show = (list: EvidenceEntry[], endNote?: string): Mounted<EvidenceList> =>
  mount('c-evidence-list', EvidenceList, { entries: list, ...(endNote === undefined ? {} : { endNote }) });
const more = (element: Element): (HTMLElement & { label: string }) | undefined =>
  findAll<HTMLElement & { label: string }>(element, '.more')[0];

it('entry_shown_isALinkWithDetails', async () => {
  const element = show(entries(1, { reason: 'Not counted' }));
  expect(textOf(find(element, 'li'))).toBe('Call 1 Nov 12, 2026 Not counted');
  expect(find(element, 'a').getAttribute('href')).toBe('/00T000000000100AAA');
  await expect(element).toBeAccessible();
});

it('link_followed_opensTheRecord', () => {
  const event = new MouseEvent('click', { bubbles: true, cancelable: true });
  find(show(entries(1)), 'a').dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
  expect(navigate).toHaveBeenCalledWith({
    type: 'standard__recordPage',
    attributes: { recordId: '00T000000000100AAA', objectApiName: 'Task', actionName: 'view' },
  });
});

it.each(['ctrlKey', 'metaKey', 'shiftKey'])('link_followedWith_%s_isLeftToTheBrowser', (modifier) => {
  const link = find(show(entries(1)), 'a');
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, [modifier]: true });
  // The test environment cannot follow links; it would only report that.
  link.addEventListener('click', (click) => {
    expect(click.defaultPrevented).toBe(false);
    click.preventDefault();
  });
  link.dispatchEvent(event);
  expect(navigate).not.toHaveBeenCalled();
});

it('more_pressed_addsEntriesAndMovesTheFocusToTheFirstNewOne', async () => {
  const element = show(entries(11), 'The newest 11 of 20 are listed.');
  expect(findAll(element, 'a')).toHaveLength(5);
  expect(more(element)?.label).toBe('Show 5 more');
  expect(textOf(element)).not.toContain('The newest');
  more(element)?.click();
  await flush();
  expect(findAll(element, 'a')).toHaveLength(10);
  expect((element.shadowRoot?.activeElement as HTMLElement).textContent).toBe('Call 6');
  expect(more(element)?.label).toBe('Show 1 more');
  more(element)?.click();
  await flush();
  expect(findAll(element, 'a')).toHaveLength(11);
  expect(more(element)).toBeUndefined();
  expect(textOf(element)).toContain('The newest 11 of 20 are listed.');
});
