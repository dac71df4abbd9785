import type { DealPanel } from 'apex-types';
import WhoCanSee from 'c/whoCanSee';
import { find, flush, mount, textOf, type Mounted } from 'test/lwc/mount';
import { panelAsRep, scoredPanel } from 'test/lwc/panels';
import { readScored } from 'test/lwc/read';

function show(answer: DealPanel, withManager = true): Mounted<WhoCanSee> {
  const { rep, manager } = readScored(answer);
  return mount('c-who-can-see', WhoCanSee, withManager ? { rep, manager } : { rep });
}

it('answer_untilAsked_isHidden', async () => {
  const element = show(scoredPanel());
  expect(find(element, 'button').getAttribute('aria-expanded')).toBe('false');
  expect(find(element, '[id^=audience]').hidden).toBe(true);
  await expect(element).toBeAccessible();
});

it('button_pressedTwice_opensAndCloses', async () => {
  const element = show(scoredPanel());
  find(element, 'button').click();
  await flush();
  expect(find(element, 'button').getAttribute('aria-expanded')).toBe('true');
  expect(find(element, '[id^=audience]').hidden).toBe(false);
  await expect(element).toBeAccessible();
  find(element, 'button').click();
  await flush();
  expect(find(element, '[id^=audience]').hidden).toBe(true);
});

it.each([
  ['manager', scoredPanel(), true, 'Priya Nair, you, the leaders above them'],
  ['rep', panelAsRep(), true, 'You, Dana Weiss, the leaders above them'],
  ['somebody on a deal without manager', scoredPanel(), false, 'Priya Nair, the leaders above and'],
])('answer_for_%s_namesThePeople', (_, answer, withManager, text) => {
  const shown = textOf(show(answer, withManager));
  expect(shown).toContain(text);
  expect(shown).toContain('Everybody sees the same numbers.');
});
