import CoachingSection from 'c/coachingSection';
import { find, flush, mount } from 'test/lwc/mount';

it('section_closed_hidesItsContentAndAsksToOpen', async () => {
  const element = mount('c-coaching-section', CoachingSection, { name: 'method', label: 'How this is counted' });
  const listener = jest.fn();
  element.addEventListener('sectiontoggle', (event) => {
    listener((event as CustomEvent).detail);
  });
  const button = find<HTMLButtonElement>(element, 'button');
  expect(button.getAttribute('aria-expanded')).toBe('false');
  expect(find(element, '.content').hidden).toBe(true);
  await expect(element).toBeAccessible();
  button.click();
  expect(listener).toHaveBeenCalledWith({ name: 'method', open: true });
});

it('section_openedByItsParent_showsItsContent', async () => {
  const element = mount('c-coaching-section', CoachingSection, { name: 'method', label: 'How this is counted' });
  element.open = true;
  await flush();
  expect(find(element, 'button').getAttribute('aria-expanded')).toBe('true');
  expect(find(element, '.content').hidden).toBe(false);
  await expect(element).toBeAccessible();
});

it('section_title_isANativeButtonForTheKeyboard', () => {
  const element = mount('c-coaching-section', CoachingSection, { name: 'method', label: 'How this is counted' });
  const button = find<HTMLButtonElement>(element, 'button');
  button.focus();
  expect(element.shadowRoot?.activeElement).toBe(button);
  expect(button.type).toBe('button');
});
