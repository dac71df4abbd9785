import path from 'node:path';
import type { FieldDef, ListViewDef } from '../catalog.ts';
import type { ObjectDraft } from '../draft.ts';
import { nameBefore, type ProjectFile } from './files.ts';
import { MetadataError, readXml, type XmlNode } from './xml.ts';

/** SOQL of each operation; `{}` stands for one value. Several values of `equals` are alternatives. */
const OPERATIONS: Readonly<
  Record<string, { readonly soql: string; readonly join: 'AND' | 'OR'; readonly like?: string }>
> = {
  equals: { soql: '{field} = {value}', join: 'OR' },
  notEqual: { soql: '{field} != {value}', join: 'AND' },
  lessThan: { soql: '{field} < {value}', join: 'OR' },
  greaterThan: { soql: '{field} > {value}', join: 'OR' },
  lessOrEqual: { soql: '{field} <= {value}', join: 'OR' },
  greaterOrEqual: { soql: '{field} >= {value}', join: 'OR' },
  contains: { soql: '{field} LIKE {value}', join: 'OR', like: '%{}%' },
  notContain: { soql: 'NOT {field} LIKE {value}', join: 'AND', like: '%{}%' },
  startsWith: { soql: '{field} LIKE {value}', join: 'OR', like: '{}%' },
};
const NUMERIC = new Set(['int', 'long', 'double', 'currency', 'percent']);

interface Filtered {
  readonly soqlPath: string;
  readonly field: FieldDef;
}

/**
 * List views by lower-case object name, with their filters as SOQL.
 * @throws MetadataError for a column, operation or value that is not supported
 */
export function readListViews(
  files: readonly ProjectFile[],
  drafts: ReadonlyMap<string, ObjectDraft>,
): Map<string, ListViewDef[]> {
  const views = new Map<string, ListViewDef[]>();
  for (const file of files) {
    const name = nameBefore(file, '.listView-meta.xml');
    if (!name) continue;
    const objectName = path.basename(path.dirname(path.dirname(file.file)));
    const draft = drafts.get(objectName.toLowerCase());
    if (!draft) throw new MetadataError(file.shown, 0, `There is no object ${objectName}`);
    const xml = readXml(file.file, file.shown, 'ListView');
    const view = { name, label: xml.text('label') ?? name, condition: conditionsOf(xml, draft, drafts, file.shown) };
    views.set(draft.name.toLowerCase(), [...(views.get(draft.name.toLowerCase()) ?? []), view]);
  }
  return views;
}

function conditionsOf(
  xml: XmlNode,
  draft: ObjectDraft,
  drafts: ReadonlyMap<string, ObjectDraft>,
  shown: string,
): string {
  const scope = xml.text('filterScope') ?? 'Everything';
  if (scope !== 'Everything')
    throw new MetadataError(shown, 0, `Filter scope ${scope} is not supported; there is Everything`);
  const conditions = xml.all('filters').map((filter) => {
    const filtered = filteredField(filter.text('field') ?? '', draft, drafts, shown);
    return conditionOf(filtered, filter.text('operation') ?? '', filter.text('value') ?? '', shown);
  });
  const logic = xml.text('booleanFilter');
  return logic
    ? logic.replace(/\d+/g, (place) => {
        const named = conditions[Number(place) - 1];
        if (!named) throw new MetadataError(shown, 0, `The filter logic names filter ${place}, which does not exist`);
        return `(${named})`;
      })
    : conditions.map((one) => `(${one})`).join(' AND ');
}

/** `OPPORTUNITY.STAGE_NAME` and `STAGE_NAME` -> StageName; `ACCOUNT.NAME` of an opportunity -> Account.Name. */
function filteredField(
  column: string,
  draft: ObjectDraft,
  drafts: ReadonlyMap<string, ObjectDraft>,
  shown: string,
): Filtered {
  const own = draft.fields.get(column.toLowerCase());
  if (own) return { soqlPath: own.name, field: own };
  const [last = '', owner] = column.split('.').reverse();
  const bare = last.replaceAll('_', '').toLowerCase();
  const isOwn = owner === undefined || owner.replaceAll('_', '').toLowerCase() === draft.name.toLowerCase();
  const reference = isOwn ? undefined : draft.fields.get(`${owner.replaceAll('_', '').toLowerCase()}id`);
  const home = isOwn ? draft : drafts.get(reference?.referenceTo[0]?.toLowerCase() ?? '');
  const field = home?.fields.get(bare) ?? home?.fields.get(`is${bare}`);
  if (!field) throw new MetadataError(shown, 0, `A filter over the column ${column} of ${draft.name} is not supported`);
  const prefix = isOwn ? '' : `${String(reference?.relationshipName)}.`;
  return { soqlPath: prefix + field.name, field };
}

function conditionOf({ soqlPath, field }: Filtered, operation: string, value: string, shown: string): string {
  const rule = OPERATIONS[operation];
  if (!rule) throw new MetadataError(shown, 0, `The filter operation ${operation} is not supported`);
  const values = value === '' ? [null] : value.split(',').map((one) => one.trim());
  return values
    .map((one) => {
      const pattern = one !== null && rule.like ? rule.like.replace('{}', one.replace(/[%_]/g, '\\$&')) : one;
      return rule.soql.replace('{field}', soqlPath).replace('{value}', () => literal(pattern, field, shown));
    })
    .join(` ${rule.join} `);
}

function literal(value: string | null, field: FieldDef, shown: string): string {
  if (value === null) return 'null';
  if (field.type === 'boolean') return String(value === '1' || value.toLowerCase() === 'true');
  if (NUMERIC.has(field.type)) {
    if (Number.isNaN(Number(value))) throw new MetadataError(shown, 0, `${value} is no number for ${field.name}`);
    return value;
  }
  if (field.type === 'date' || field.type === 'datetime') {
    const dated = value.trim().toUpperCase().replaceAll(' ', '_');
    if (/^[A-Z][A-Z_]*(?::\d+)?$/.test(dated) || /^\d{4}-\d{2}-\d{2}/.test(dated)) return dated;
    throw new MetadataError(shown, 0, `${value} is no date for ${field.name}; write 2026-11-22 or THIS_WEEK`);
  }
  return `'${value.replace(/['\\]/g, (sign) => (sign === '\\' && /\\[%_]/.test(value) ? sign : `\\${sign}`))}'`;
}
