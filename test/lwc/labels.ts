import { readFileSync } from 'node:fs';

const ENGLISH = 'force-app/main/default/labels/CustomLabels.labels-meta.xml';
const TRANSLATIONS = 'force-app/main/default/translations';

export type Language = 'en' | 'de';

/** All custom labels by full name, as people of that language read them. */
export function readLabels(language: Language): ReadonlyMap<string, string> {
  return language === 'en'
    ? readElements(ENGLISH, 'labels', 'fullName', 'value')
    : readElements(`${TRANSLATIONS}/${language}.translation-meta.xml`, 'customLabels', 'name', 'label');
}

/** Lets components loaded from now on see the labels of that language, as the platform does. */
export function installLabels(language: Language): void {
  for (const [name, text] of readLabels(language)) {
    jest.doMock(`@salesforce/label/c.${name}`, () => ({ __esModule: true, default: text }), { virtual: true });
  }
}

function readElements(file: string, element: string, key: string, value: string): ReadonlyMap<string, string> {
  const xml = readFileSync(file, 'utf8');
  return new Map(
    [...xml.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, 'gs'))].map(([, content = '']) => [
      readText(content, key),
      readText(content, value),
    ]),
  );
}

function readText(content: string, element: string): string {
  const text = new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(content)?.[1] ?? '';
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
