import type { Catalog } from '../../metadata/catalog.ts';
import { throwApex } from '../runtime/exceptions.ts';

/** Text of a custom label in a language such as `de` or `en_US`; English where there is no translation. */
export function labelText(catalog: Catalog, name: string, language: string): string {
  const label = catalog.labels.get(name.toLowerCase());
  if (!label) return throwApex('IllegalArgumentException', `There is no custom label ${name}`);
  const base = language.split('_')[0] ?? language;
  return label.text.get(language) ?? label.text.get(base) ?? label.text.get('en_US') ?? '';
}
