import CoachingForm, { type FormFields } from 'c/coachingForm';
import { find, findAll, flush, mount, textOf } from 'test/lwc/mount';

const fields: FormFields = {
  choices: [{ name: 'who', label: 'Who', options: [{ label: 'Priya', value: 'rep' }] }],
  text: { label: 'What', required: true },
  day: { label: 'Until', value: '2026-11-29', min: '2026-11-22', max: '2026-12-22' },
  submitLabel: 'Promise',
};

interface Field extends HTMLElement {
  readonly disabled: boolean;
  readonly value: string;
}
const isDisabled = (element: Element): boolean => find<Field>(element, '.submit').disabled;

async function enter(element: Element, selector: string, value: string | null): Promise<void> {
  find(element, selector).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await flush();
}

it('submit_complete_saysWhatWasEntered', async () => {
  const element = mount('c-coaching-form', CoachingForm, { fields });
  const heard = jest.fn();
  element.addEventListener('formsubmit', (event) => {
    heard((event as CustomEvent<object>).detail);
  });
  expect(isDisabled(element)).toBe(true);
  await enter(element, 'lightning-textarea', ' Call the CFO ');
  expect(textOf(element)).toContain('14 of 500 characters');
  find(element, '.submit').click();
  await enter(element, 'lightning-combobox', 'rep');
  await enter(element, 'lightning-input', null);
  expect(isDisabled(element)).toBe(true);
  await enter(element, 'lightning-input', '2026-12-01');
  expect(isDisabled(element)).toBe(false);
  find(element, '.submit').click();
  expect(heard.mock.calls).toEqual([[{ choices: { who: 'rep' }, text: 'Call the CFO', day: '2026-12-01' }]]);
  await expect(element).toBeAccessible();
});

it('form_textAlone_asksForNothingElse', async () => {
  const element = mount('c-coaching-form', CoachingForm, {
    fields: { text: { label: 'Evidence', required: false, length: 255 }, submitLabel: 'Done' },
  });
  const cancelled = jest.fn();
  element.addEventListener('formcancel', cancelled);
  expect(findAll(element, 'lightning-input, lightning-combobox')).toHaveLength(0);
  expect(isDisabled(element)).toBe(false);
  find(element, '.cancel').click();
  expect(cancelled).toHaveBeenCalledTimes(1);
  element.busy = true;
  await flush();
  expect(isDisabled(element)).toBe(true);
});
