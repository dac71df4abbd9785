import CoachingNotice from 'c/coachingNotice';
import { find, findAll, mount, textOf } from 'test/lwc/mount';

const NOTICE = { iconName: 'utility:info', heading: 'Nothing here', paragraphs: ['Because.', 'Do this.'] };

it('notice_plain_explainsWithoutButton', async () => {
  const element = mount('c-coaching-notice', CoachingNotice, NOTICE);
  expect(textOf(element)).toBe('Nothing here Because. Do this.');
  expect(findAll(element, 'lightning-button, [role=alert]')).toHaveLength(0);
  await expect(element).toBeAccessible();
});

it('notice_urgent_isAnnounced', async () => {
  const element = mount('c-coaching-notice', CoachingNotice, { ...NOTICE, urgent: true });
  expect(findAll(element, '[role=alert]')).toHaveLength(1);
  await expect(element).toBeAccessible();
});

it('button_pressed_firesTheAction', () => {
  const element = mount('c-coaching-notice', CoachingNotice, { ...NOTICE, actionLabel: 'Try again' });
  const listener = jest.fn();
  element.addEventListener('noticeaction', listener);
  find(element, 'lightning-button').click();
  expect(listener).toHaveBeenCalledTimes(1);
});

it('button_whileBusy_isDisabled', () => {
  const element = mount('c-coaching-notice', CoachingNotice, { ...NOTICE, actionLabel: 'Try again', busy: true });
  expect(find<HTMLElement & { disabled: boolean }>(element, 'lightning-button').disabled).toBe(true);
});
