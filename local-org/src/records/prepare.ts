import type { FieldDef, RawRecord } from '../metadata/catalog.ts';
import type { AccessControl } from '../security/access.ts';
import { convertValue } from './convert.ts';
import { NOT_WRITEABLE, UNKNOWN_FIELD } from './errors.ts';
import { AUDIT_FIELDS } from './model.ts';
import type { ObjectModel } from './model.ts';
import type { DmlOptions, ExecutionContext, RecordError } from './records.ts';

/** A record as given, with canonical field names and values in stored form. */
export interface GivenRecord {
  readonly values: RawRecord;
  readonly errors: RecordError[];
}

/** Resolves names without case and converts values. Unknown fields and wrong values become errors of the record. */
export function readGiven(model: ObjectModel, record: RawRecord): GivenRecord {
  const values: RawRecord = {};
  const errors: RecordError[] = [];
  for (const name of Object.keys(record)) {
    const field = model.object.fields.get(name.toLowerCase());
    if (!field) {
      errors.push(UNKNOWN_FIELD(model.object.name, name));
      continue;
    }
    const converted = convertValue(field, record[name] ?? null);
    if (converted.error) errors.push(converted.error);
    else values[field.name] = converted.value;
  }
  return { values, errors };
}

/** Decides once per call which given fields may be written; answers are remembered by field. */
export class WriteGuard {
  readonly #model: ObjectModel;
  readonly #kind: 'insert' | 'update';
  readonly #mayWrite: (field: FieldDef) => boolean;
  readonly #known = new Map<string, boolean>();

  constructor(
    model: ObjectModel,
    kind: 'insert' | 'update',
    access: AccessControl,
    ctx: ExecutionContext,
    options: DmlOptions,
  ) {
    this.#model = model;
    this.#kind = kind;
    const setsAudit = kind === 'insert' && ctx.user.userPermissions.has('createauditfields');
    this.#mayWrite = (field) => {
      if (AUDIT_FIELDS.has(field.name)) return setsAudit;
      if (!(kind === 'insert' ? field.createable : field.updateable)) return false;
      return options.access === 'system' || access.canEditField(ctx.user, model.object, field);
    };
  }

  /** The fields of `given` that the user may not write. Sending back a stored value unchanged is no write. */
  refuse(given: RawRecord, old: RawRecord | null): RecordError | null {
    const refused: string[] = [];
    for (const name of Object.keys(given)) {
      if (name === 'Id' && this.#kind === 'update') continue;
      if (this.#allows(name)) continue;
      if (old !== null && (old[name] ?? null) === (given[name] ?? null)) continue;
      const field = this.#model.object.fields.get(name.toLowerCase());
      // A queried record comes back with its calculated values; they are not stored.
      if (old !== null && (field?.formula ?? null) !== null) continue;
      refused.push(name);
    }
    return refused.length === 0 ? null : NOT_WRITEABLE(refused);
  }

  #allows(name: string): boolean {
    let allowed = this.#known.get(name);
    if (allowed === undefined) {
      const field = this.#model.object.fields.get(name.toLowerCase());
      allowed = field !== undefined && this.#mayWrite(field);
      this.#known.set(name, allowed);
    }
    return allowed;
  }
}
