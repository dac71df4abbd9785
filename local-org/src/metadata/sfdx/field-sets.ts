import type { ObjectDraft } from '../draft.ts';
import type { XmlNode } from './xml.ts';

/** Adds the set of a `<FieldSet>`; only displayed fields belong to it, available ones wait to be chosen. */
export function addFieldSet(draft: ObjectDraft, xml: XmlNode): void {
  const name = xml.text('fullName') ?? '';
  draft.fieldSets.set(name.toLowerCase(), {
    name,
    label: xml.text('label') ?? name,
    description: xml.text('description'),
    members: xml
      .all('displayedFields')
      .map((field) => ({ path: field.text('field') ?? '', required: field.flag('isRequired') })),
  });
}
