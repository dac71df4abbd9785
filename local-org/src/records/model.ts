import type { Catalog, FieldDef, ObjectDef, RawValue, ValidationRuleDef } from '../metadata/catalog.ts';
import { storedFields } from '../store/schema.ts';
import { compileFormula } from '../formula/compile.ts';
import type { CompiledFormula } from '../formula/compile.ts';
import { FormulaError } from '../formula/tokens.ts';
import { behaviorOf } from './standard/behaviors.ts';
import type { ObjectBehavior } from './standard/behavior.ts';

/** Set by the org alone, or by a data load with the "Set Audit Fields" permission. */
export const AUDIT_FIELDS: ReadonlySet<string> = new Set([
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
]);
const SYSTEM_FIELDS: ReadonlySet<string> = new Set([...AUDIT_FIELDS, 'Id', 'SystemModstamp', 'IsDeleted']);

export interface CompiledRule {
  readonly rule: ValidationRuleDef;
  readonly formula: CompiledFormula;
}

export interface HistoryTable {
  readonly object: ObjectDef;
  readonly parentField: string;
  readonly tracked: readonly FieldDef[];
}

/** What saving records of one object needs, worked out once from the catalog. */
export interface ObjectModel {
  readonly object: ObjectDef;
  readonly stored: readonly FieldDef[];
  readonly required: readonly FieldDef[];
  readonly references: readonly FieldDef[];
  readonly unique: readonly FieldDef[];
  readonly limited: readonly FieldDef[];
  readonly restricted: readonly { readonly field: FieldDef; readonly values: ReadonlyMap<string, string> }[];
  readonly defaults: readonly { readonly field: FieldDef; readonly value: RawValue | CompiledFormula }[];
  readonly autoNumbers: readonly FieldDef[];
  readonly rules: readonly CompiledRule[];
  readonly behavior: ObjectBehavior;
  readonly history: HistoryTable | null;
  readonly softDelete: boolean;
}

/** @throws Error naming the rule or field when a formula cannot be compiled */
export function buildModel(object: ObjectDef, catalog: Catalog): ObjectModel {
  const stored = storedFields(object);
  const writable = stored.filter((field) => !SYSTEM_FIELDS.has(field.name) && field.autoNumber === null);
  const isText = (field: FieldDef): boolean =>
    field.length > 0 && !['id', 'reference', 'boolean', 'picklist', 'multipicklist', 'base64'].includes(field.type);
  return {
    object,
    stored,
    required: writable.filter(
      // A custom record without a name is named by its id.
      (field) => field.required && field.type !== 'boolean' && !(object.custom && field.name === object.nameField),
    ),
    references: stored.filter((field) => field.type === 'reference' && field.referenceTo.length > 0),
    unique: writable.filter((field) => field.unique),
    limited: writable.filter(isText),
    restricted: writable
      .filter((field) => field.restrictedPicklist)
      .map((field) => ({
        field,
        values: new Map(
          field.picklist.filter((entry) => entry.isActive).map((entry) => [entry.value.toLowerCase(), entry.value]),
        ),
      })),
    defaults: writable.flatMap((field) => defaultOf(field, object, catalog)),
    autoNumbers: stored.filter((field) => field.autoNumber !== null),
    rules: object.validationRules.filter((rule) => rule.active).map((rule) => compileRule(rule, object, catalog)),
    behavior: behaviorOf(object),
    history: historyOf(object, catalog),
    softDelete: object.fields.has('isdeleted'),
  };
}

function compileRule(rule: ValidationRuleDef, object: ObjectDef, catalog: Catalog): CompiledRule {
  return { rule, formula: compileNamed(rule.formula, `Validation rule ${object.name}.${rule.name}`, object, catalog) };
}

function compileNamed(source: string, name: string, object: ObjectDef, catalog: Catalog): CompiledFormula {
  try {
    return compileFormula(source, object, catalog);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const line = source.slice(0, error.offset).split('\n').length;
    throw new Error(`${name}: ${error.message} (line ${line} of the formula)`, { cause: error });
  }
}

function defaultOf(
  field: FieldDef,
  object: ObjectDef,
  catalog: Catalog,
): { field: FieldDef; value: RawValue | CompiledFormula }[] {
  if (field.defaultValue !== null && field.defaultValue.trim() !== '') {
    if (/^(true|false)$/i.test(field.defaultValue)) return [{ field, value: /^true$/i.test(field.defaultValue) }];
    return [
      {
        field,
        value: compileNamed(field.defaultValue, `Default value of ${object.name}.${field.name}`, object, catalog),
      },
    ];
  }
  if (field.type === 'boolean') return [{ field, value: false }];
  const preset =
    field.type === 'picklist' ? field.picklist.find((entry) => entry.isDefault && entry.isActive) : undefined;
  return preset ? [{ field, value: preset.value }] : [];
}

function historyOf(object: ObjectDef, catalog: Catalog): HistoryTable | null {
  const tracked = [...object.fields.values()].filter((field) => field.trackHistory && field.formula === null);
  if (tracked.length === 0) return null;
  const names = object.custom
    ? [object.name.replace(/__c$/i, '__History')]
    : [`${object.name}FieldHistory`, `${object.name}History`];
  for (const name of names) {
    const history = catalog.objects.get(name.toLowerCase());
    if (!history?.fields.has('newvalue')) continue;
    const parent = history.fields.get('parentid') ?? history.fields.get(`${object.name.toLowerCase()}id`);
    if (parent) return { object: history, parentField: parent.name, tracked };
  }
  return null;
}
