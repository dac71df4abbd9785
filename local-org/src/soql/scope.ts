import { present } from '../metadata/present.ts';
import type { ObjectDef } from '../metadata/catalog.ts';
import { isStored, quoteName } from '../store/schema.ts';
import type { ColumnWriter } from './columns.ts';
import { EMPTY, join, raw, sql, type Fragment } from './fragment.ts';
import type { ResolvedField, ResolvedStep } from './resolved.ts';

/** Where a relationship path has arrived. */
type Place =
  | { readonly kind: 'table'; readonly object: ObjectDef; readonly alias: string }
  | { readonly kind: 'any'; readonly targets: readonly ObjectDef[]; readonly reference: Fragment };

/** Gives out table aliases, unique in one statement. */
export class Aliases {
  #next = 0;
  next(): string {
    return `t${this.#next++}`;
  }
}

/** Rows of an object that the user may see, as a condition over a table alias; null when all of them. */
export type Visibility = (object: ObjectDef, alias: string) => Fragment | null;

/** The tables of one SELECT: its root and the parents that its paths reach. */
export class Scope {
  readonly alias: string;
  readonly #root: ObjectDef;
  readonly #aliases: Aliases;
  readonly #visibility: Visibility;
  readonly #columns: ColumnWriter;
  readonly #places = new Map<string, Place>();
  readonly #joins: Fragment[] = [];

  constructor(root: ObjectDef, aliases: Aliases, visibility: Visibility, columns: ColumnWriter) {
    this.#columns = columns;
    this.#root = root;
    this.#aliases = aliases;
    this.#visibility = visibility;
    this.alias = aliases.next();
    this.#places.set('', { kind: 'table', object: root, alias: this.alias });
  }

  /** `FROM "Opportunity" t0 LEFT JOIN ...`; complete only after every column has been asked for. */
  from(): Fragment {
    const root = raw(`FROM ${quoteName(this.#root.name)} ${this.alias}`);
    return join([root, ...this.#joins], ' ');
  }

  column(field: ResolvedField): Fragment {
    return this.#columnAt(this.#placeOf(field.steps), field.field.name);
  }

  /** The id of the record at the end of a path; null when there is none or it may not be seen. */
  presence(steps: readonly ResolvedStep[]): Fragment {
    return this.#columnAt(this.#placeOf(steps), 'Id');
  }

  own(fieldName: string): Fragment {
    return this.#columns.write(this.#root, fieldName, this.alias);
  }

  #placeOf(steps: readonly ResolvedStep[]): Place {
    let key = '';
    let place = present(this.#places.get(''), 'the root table');
    for (const step of steps) {
      key += `.${step.relationship.toLowerCase()}`;
      const known = this.#places.get(key);
      place = known ?? this.#follow(place, step);
      if (!known) this.#places.set(key, place);
    }
    return place;
  }

  #follow(place: Place, step: ResolvedStep): Place {
    const reference = this.#columnAt(place, step.reference.name);
    if (step.targets.length > 1) return { kind: 'any', targets: step.targets, reference };
    const object = present(step.targets[0], 'a target');
    const alias = this.#aliases.next();
    const visible = this.#visibility(object, alias);
    const seen = visible ? sql` AND (${visible})` : EMPTY;
    this.#joins.push(
      sql`LEFT JOIN ${raw(`${quoteName(object.name)} ${alias}`)} ON ${raw(`${alias}."Id"`)} = ${reference}${seen}`,
    );
    return { kind: 'table', object, alias };
  }

  #columnAt(place: Place, fieldName: string): Fragment {
    if (place.kind === 'table') return this.#columns.write(place.object, fieldName, place.alias);
    const cases = place.targets.map((target) => this.#caseFor(target, place.reference, fieldName));
    const known = cases.filter((branch): branch is Fragment => branch !== null);
    if (known.length === 0) return raw('NULL');
    return sql`(CASE substr(${place.reference}, 1, 3) ${join(known, ' ')} END)`;
  }

  /** One possible target of a polymorphic reference: looked up by id, only for references to that object. */
  #caseFor(target: ObjectDef, reference: Fragment, fieldName: string): Fragment | null {
    const alias = this.#aliases.next();
    const value = valueOfTarget(target, alias, fieldName);
    if (!value) return null;
    const visible = this.#visibility(target, alias);
    const found = raw(`WHEN '${target.keyPrefix}' THEN`);
    // What the reference itself tells needs no look at the record, unless the record may be hidden.
    if (!visible && fieldName === 'Id') return sql`${found} ${reference}`;
    if (!visible && fieldName === 'Type' && target.name !== 'Group') return sql`${found} ${value}`;
    const seen = visible ? sql` AND (${visible})` : EMPTY;
    const table = raw(`${quoteName(target.name)} ${alias}`);
    return sql`${found} (SELECT ${value} FROM ${table} WHERE ${raw(`${alias}."Id"`)} = ${reference}${seen})`;
  }
}

function valueOfTarget(target: ObjectDef, alias: string, fieldName: string): Fragment | null {
  if (fieldName === 'Type') {
    // A queue is a group, but calls itself by its own name.
    const isQueue = `CASE WHEN ${alias}."Type" = 'Queue' THEN 'Queue' ELSE 'Group' END`;
    return raw(target.name === 'Group' ? isQueue : `'${target.name}'`);
  }
  if (fieldName === 'Name' || fieldName === 'NameOrAlias') {
    return target.nameField ? raw(`${alias}.${quoteName(target.nameField)}`) : null;
  }
  const field = target.fields.get(fieldName.toLowerCase());
  return field && isStored(field) ? raw(`${alias}.${quoteName(field.name)}`) : null;
}
