import type { Catalog, FieldDef, ObjectDef } from '../metadata/catalog.ts';
import type { FieldPath } from '../formula/compile.ts';
import { dayIn } from '../formula/values.ts';
import { FormulaError } from '../formula/tokens.ts';
import type { UserContext } from '../security/access.ts';
import { quoteName } from '../store/schema.ts';
import { factsOf, formulaColumn } from './formula-columns.ts';
import { join, parameter, raw, sql, type Fragment } from './fragment.ts';
import type { Aliases } from './scope.ts';

/** What computed columns depend on beside the row. */
export interface ColumnContext {
  readonly catalog: Catalog;
  readonly user: UserContext;
  /** Epoch milliseconds. */
  readonly now: number;
}

const BINARY_TYPES: ReadonlySet<FieldDef['type']> = new Set<FieldDef['type']>([
  'boolean',
  'int',
  'long',
  'double',
  'currency',
  'percent',
  'date',
  'datetime',
  'time',
  'id',
  'reference',
]);

/** Writes the SQL of fields: columns, formulas over columns, and facts that change as time passes. */
export class ColumnWriter {
  readonly #context: ColumnContext;
  readonly #aliases: Aliases;
  #facts: string | null = null;

  constructor(context: ColumnContext, aliases: Aliases) {
    this.#context = context;
    this.#aliases = aliases;
  }

  /** The field's value in the row of `object` that the table alias stands for. */
  write(object: ObjectDef, fieldName: string, alias: string): Fragment {
    const field = object.fields.get(fieldName.toLowerCase());
    if (field && field.formula !== null) return this.#formula(object, field, alias);
    const column = raw(`${alias}.${quoteName(fieldName)}`);
    if (!field || field.custom) return column;
    return this.#activityFact(object, field, alias) ?? column;
  }

  /** Formula fields show what they refer to whether or not the user may see it, as on the platform. */
  #formula(object: ObjectDef, field: FieldDef, alias: string): Fragment {
    const { catalog, user, now } = this.#context;
    const { number, compiled } = formulaColumn(catalog, object, field);
    const userObject = catalog.objects.get('user');
    const inputs = compiled.paths.map((path) => this.#path(object, path, alias));
    for (const path of compiled.userPaths) {
      if (!userObject) throw new FormulaError('$User needs the User object', 0);
      const userAlias = this.#aliases.next();
      const value = this.#path(userObject, path, userAlias);
      inputs.push(
        sql`(SELECT ${value} FROM "User" ${raw(userAlias)} WHERE ${raw(userAlias)}."Id" = ${parameter(user.id)})`,
      );
    }
    this.#facts ??= factsOf(user, now);
    const call = sql`formula(${raw(String(number))}, ${parameter(this.#facts)}, json_array(${join(inputs, ', ')}))`;
    // Results have no collation of their own.
    return BINARY_TYPES.has(field.type) ? call : sql`(${call} COLLATE NOCASE)`;
  }

  #path(object: ObjectDef, { references, field }: FieldPath, alias: string): Fragment {
    const [first, ...others] = references;
    if (!first) return this.write(object, field.name, alias);
    const parent = this.#aliases.next();
    const value = this.#path(first.target, { references: others, field }, parent);
    const reference = this.write(object, first.field.name, alias);
    return sql`(SELECT ${value} FROM ${raw(`${quoteName(first.target.name)} ${parent}`)} WHERE ${raw(parent)}."Id" = ${reference})`;
  }

  /** Whether there are open activities, and overdue ones, is a question of the time at which it is asked. */
  #activityFact(object: ObjectDef, field: FieldDef, alias: string): Fragment | null {
    if (field.name !== 'HasOpenActivity' && field.name !== 'HasOverdueTask') return null;
    const { catalog, user, now } = this.#context;
    if (!catalog.objects.has('task') || !catalog.objects.has('event')) return null;
    const key = raw(object.name === 'Account' ? '"AccountId"' : '"WhatId"');
    const openTask = sql`SELECT 1 FROM "Task" WHERE ${key} = ${raw(alias)}."Id" AND "IsDeleted" = 0 AND "IsClosed" = 0`;
    if (field.name === 'HasOverdueTask') {
      return sql`(EXISTS (${openTask} AND "ActivityDate" < ${parameter(dayIn(user.timeZone, now).toString())}))`;
    }
    const stamp = parameter(new Date(now).toISOString());
    const openEvent = sql`SELECT 1 FROM "Event" WHERE ${key} = ${raw(alias)}."Id" AND "IsDeleted" = 0 AND "EndDateTime" > ${stamp}`;
    return sql`(EXISTS (${openTask}) OR EXISTS (${openEvent}))`;
  }
}
