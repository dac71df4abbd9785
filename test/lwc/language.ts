import { installLabels, type Language } from './labels';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', de: 'de-DE' };

/**
 * Loads modules as a user of that language gets them: with the translated labels and the formats of the locale.
 * @param load imports the modules; imports made elsewhere are not affected
 */
export async function inLanguage<Result>(language: Language, load: () => Promise<Result>): Promise<Result> {
  let loading: Promise<Result> | undefined;
  jest.isolateModules(() => {
    installLabels(language);
    jest.doMock('@salesforce/i18n/locale', () => ({ __esModule: true, default: LOCALES[language] }), { virtual: true });
    loading = load();
  });
  if (!loading) throw new Error('isolateModules did not run');
  return loading;
}
