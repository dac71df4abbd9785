import type { Catalog } from '../../metadata/catalog.ts';
import { throwApex } from '../runtime/exceptions.ts';
import { systemType } from './declare.ts';
import { required, type LibraryHost } from './support.ts';

/** Text of a custom label in a language such as `de` or `en_US`; English where there is no translation. */
export function labelText(catalog: Catalog, name: string, language: string): string {
  const label = catalog.labels.get(name.toLowerCase());
  if (!label) return throwApex('IllegalArgumentException', `There is no custom label ${name}`);
  const base = language.split('_')[0] ?? language;
  return label.text.get(language) ?? label.text.get(base) ?? label.text.get('en_US') ?? '';
}

/** Labels of managed packages do not exist here. */
function ownLabel(namespace: string | null, name: string | null): string {
  return namespace ? throwApex('IllegalArgumentException', `There is no namespace ${namespace}`) : required(name);
}

const textIn = (host: LibraryHost, namespace: string | null, name: string | null, language: string | null): string =>
  labelText(host.services.catalog, ownLabel(namespace, name), required(language));

/** Labels by a name that is known at run time only. */
export const labelType = systemType('Label', {
  aliases: ['System.Label'],
  statics: {
    'String get(String namespace, String label)': (host: LibraryHost, namespace: string | null, name: string | null) =>
      textIn(host, namespace, name, host.transaction.user.language),
    'String get(String namespace, String label, String language)': textIn,
    'Boolean translationExists(String namespace, String label, String language)': (
      host: LibraryHost,
      namespace: string | null,
      name: string | null,
      language: string | null,
    ) =>
      host.services.catalog.labels.get(ownLabel(namespace, name).toLowerCase())?.text.has(required(language)) ?? false,
  },
});
