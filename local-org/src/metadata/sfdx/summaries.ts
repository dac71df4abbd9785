import type { FieldDef, SummaryDef } from '../catalog.ts';
import { APEX_TYPE_OF, type ObjectDraft } from '../draft.ts';
import { MetadataError, type XmlNode } from './xml.ts';

const OPERATIONS: readonly SummaryDef['operation'][] = ['count', 'sum', 'min', 'max'];

/** The summary of a `<CustomField>` of type Summary. @throws MetadataError for what the org cannot sum up */
export function readSummary(xml: XmlNode, shown: string): SummaryDef {
  const operation = OPERATIONS.find((known) => known === xml.text('summaryOperation'));
  const [childObject, foreignKey] = (xml.text('summaryForeignKey') ?? '').split('.');
  const summarized = xml.text('summarizedField');
  if (!operation || !childObject || !foreignKey || (summarized === null) !== (operation === 'count')) {
    throw new MetadataError(shown, 0, 'A summary needs an operation, a foreign key, and a field unless it counts');
  }
  const filters = xml.all('summaryFilterItems').map((item) => {
    const value = item.text('value');
    if (value === null && item.text('valueField') !== null) {
      throw new MetadataError(shown, 0, 'Summary filters that compare with another field are not supported');
    }
    return { field: lastPart(item.text('field')), operation: item.text('operation') ?? '', value: value ?? '' };
  });
  return { operation, childObject, foreignKey, field: summarized === null ? null : lastPart(summarized), filters };
}

const lastPart = (path: string | null): string => (path ?? '').split('.').at(-1) ?? '';

/** A summary's type follows from the field that it sums up, which may be read after it. */
export function typeSummary(
  field: FieldDef,
  summary: SummaryDef,
  shown: string,
  drafts: ReadonlyMap<string, ObjectDraft>,
): FieldDef {
  const child = drafts.get(summary.childObject.toLowerCase());
  if (!child) throw new MetadataError(shown, 0, `${field.name} sums up the unknown object ${summary.childObject}`);
  for (const name of [summary.foreignKey, summary.field, ...summary.filters.map((filter) => filter.field)]) {
    if (name !== null && !child.fields.has(name.toLowerCase())) {
      throw new MetadataError(shown, 0, `${field.name} sums up the unknown field ${summary.childObject}.${name}`);
    }
  }
  const source = summary.field === null ? undefined : child.fields.get(summary.field.toLowerCase());
  if (!source) return { ...field, type: 'double', apexType: 'Decimal', precision: 18, scale: 0 };
  const precision = source.precision > 0 ? 18 : 0;
  return { ...field, type: source.type, apexType: APEX_TYPE_OF[source.type], precision, scale: source.scale };
}
