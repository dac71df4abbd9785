import WaitingList, { type WaitingSelectDetail } from 'c/waitingList';
import { find, findAll, mount, textOf } from 'test/lwc/mount';

const ITEM = { key: 'handBack', text: 'Hand the deal back to Priya', due: 'due since Nov 18', isOverdue: true };

it('items_shown_areCountedAndDated', async () => {
  const items = [ITEM, { key: 'role', text: 'Say which role you take', due: 'Nov 24', isOverdue: false }];
  const element = mount('c-waiting-list', WaitingList, { items });
  expect(textOf(find(element, 'h3'))).toBe('Waiting for you (2)');
  expect(findAll(element, 'li').map(textOf)).toEqual([
    'Hand the deal back to Priya due since Nov 18',
    'Say which role you take Nov 24',
  ]);
  expect(findAll(element, 'lightning-icon')).toHaveLength(1);
  await expect(element).toBeAccessible();
});

it('items_none_areNothing', () => {
  expect(textOf(mount('c-waiting-list', WaitingList, { items: [] }))).toBe('');
});

it('item_pressed_isNamed', () => {
  const element = mount('c-waiting-list', WaitingList, { items: [ITEM] });
  const heard: WaitingSelectDetail[] = [];
  element.addEventListener('waitingselect', (event) => heard.push((event as CustomEvent<WaitingSelectDetail>).detail));
  find(element, 'button').click();
  expect(heard).toEqual([{ key: 'handBack' }]);
});
