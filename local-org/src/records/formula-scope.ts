import type { FieldDef, ObjectDef, RawRecord, RawValue } from '../metadata/catalog.ts';
import type { FieldPath, FormulaScope } from '../formula/compile.ts';
import type { ExecutionContext } from './records.ts';
import type { Rows } from './rows.ts';

/** Records above the ones being saved, read once and remembered. */
export class ParentReader {
  readonly #rows: Rows;
  readonly #known = new Map<string, RawRecord | null>();

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  /** Reads many at once, ahead of single calls of {@link get}. */
  prefetch(object: ObjectDef, ids: readonly string[]): void {
    const unknown = [...new Set(ids)].filter((id) => !this.#known.has(id));
    const found = this.#rows.read(object, unknown);
    for (const id of unknown) this.#known.set(id, found.get(id) ?? null);
  }

  get(object: ObjectDef, id: string): RawRecord | null {
    if (!this.#known.has(id)) this.prefetch(object, [id]);
    return this.#known.get(id) ?? null;
  }

  /** Follows a path from a record; null as soon as a reference is empty or points at another object. */
  follow(record: RawRecord, path: FieldPath): RawValue {
    let current: RawRecord = record;
    for (const { field, target } of path.references) {
      const id = current[field.name];
      if (typeof id !== 'string' || !id.startsWith(target.keyPrefix)) return null;
      const parent = this.get(target, id);
      if (parent === null) return null;
      current = parent;
    }
    return current[path.field.name] ?? null;
  }
}

/** A formula's view of one record. `old` is null on insert. */
export function scopeOf(
  ctx: ExecutionContext,
  parents: ParentReader,
  userObject: ObjectDef | undefined,
  values: RawRecord,
  old: RawRecord | null,
): FormulaScope {
  return {
    isNew: old === null,
    timeZone: ctx.user.timeZone,
    profileName: ctx.user.profileName,
    now: () => ctx.now(),
    value: (path) => parents.follow(values, path),
    prior: (field: FieldDef) => (old ?? values)[field.name] ?? null,
    userValue(path) {
      const user = userObject ? parents.get(userObject, ctx.user.id) : null;
      return user === null ? null : parents.follow(user, path);
    },
    hasCustomPermission: (name) => ctx.user.customPermissions.has(name),
  };
}
