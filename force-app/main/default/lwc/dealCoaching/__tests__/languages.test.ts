import { readdirSync, readFileSync } from 'node:fs';
import { inLanguage } from 'test/lwc/language';
import { readLabels } from 'test/lwc/labels';
import { notEnoughDataPanel, scoredPanel } from 'test/lwc/panels';

const BUNDLES = 'force-app/main/default/lwc';

const usedLabels = [
  ...new Set(
    readdirSync(BUNDLES, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('__tests__'))
      .flatMap((file) => [...readFileSync(`${BUNDLES}/${file}`, 'utf8').matchAll(/@salesforce\/label\/c\.(\w+)/g)])
      .map(([, name = '']) => name),
  ),
];
const english = readLabels('en');
const german = readLabels('de');

const placeholders = (text: string | undefined): string[] => [...new Set(text?.match(/\{\d+\}/g))].sort();

it.each(usedLabels)('label_%s_existsInBothLanguagesWithTheSamePlaceholders', (name) => {
  expect(english.get(name)).toBeTruthy();
  expect(german.get(name)).toBeTruthy();
  expect(placeholders(german.get(name))).toEqual(placeholders(english.get(name)));
});

it('labels_translated_areTheSameSet', () => {
  expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
});

describe('in German', () => {
  it('explain_notEnoughData_readsNaturally', async () => {
    const paragraphs = await inLanguage('de', async () => {
      const [{ explain }, { readUnscored }] = await Promise.all([import('../wording'), import('test/lwc/read')]);
      return explain(readUnscored(notEnoughDataPanel())).paragraphs;
    });
    expect(paragraphs).toEqual([
      'Innerhalb von 30 Tagen wurden 2 Beiträge gezählt; für ein faires Bild sind 5 nötig.',
      'Das Bild erscheint mit 3 weiteren Beiträgen von Priya oder Dana, etwa Anrufen oder Terminen mit einem Kontakt oder Änderungen am Deal.',
    ]);
  });

  it('methodSentences_limits_useTheLocale', async () => {
    const sentences = await inLanguage('de', async () => {
      const [{ methodSentences }, { readScored }] = await Promise.all([import('../wording'), import('test/lwc/read')]);
      return methodSentences(readScored(scoredPanel()));
    });
    expect(sentences.join(' ')).toContain('Über 50\u00a0% heißt „Steuert“');
  });
});
