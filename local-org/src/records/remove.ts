import type { ObjectDef, RawRecord } from '../metadata/catalog.ts';
import type { Dependent } from './cascade.ts';
import { decidesAccess, enforcesSharing, environmentOf, outcomeOf } from './chunk.ts';
import type { ChunkOutcome, Workshop } from './chunk.ts';
import { IS_DELETED, NO_ACCESS, NO_ACCESS_ON_REFERENCE, NO_SUCH_REFERENCE, recordError } from './errors.ts';
import { toId18 } from './ids.ts';
import type { ObjectModel } from './model.ts';
import type { DmlOptions, ExecutionContext, RecordError, TriggerRecord } from './records.ts';
import { showFormulas } from './formula-values.ts';
import { refreshMasters } from './save.ts';
import { forgetLinks, relink, unlink } from './unlinked.ts';
import { mayDeleteShare } from './shares.ts';
import type { SaveEnvironment } from './standard/behavior.ts';

export interface RemoveRequest {
  readonly index: number;
  readonly id: string;
}

interface RemoveItem extends TriggerRecord {
  readonly index: number;
  readonly errors: RecordError[];
}

/** Removed or restored records by object, as far as they may count in summaries. */
type Details = Map<ObjectDef, readonly TriggerRecord[]>;

const IN_LIST = 'IN (SELECT value FROM json_each(?))';

/** Deletes and restores records together with what hangs on them. */
export class Remover {
  readonly #workshop: Workshop;
  readonly #dependents: ReadonlyMap<string, readonly Dependent[]>;

  constructor(workshop: Workshop, dependents: ReadonlyMap<string, readonly Dependent[]>) {
    this.#workshop = workshop;
    this.#dependents = dependents;
  }

  /** Moves up to 200 records to the recycle bin; objects without one lose their rows. */
  deleteChunk(
    ctx: ExecutionContext,
    model: ObjectModel,
    requests: readonly RemoveRequest[],
    options: DmlOptions,
  ): ChunkOutcome {
    const { access } = this.#workshop;
    const { object } = model;
    const environment = environmentOf(this.#workshop, ctx);
    const items = this.#load(ctx, object, requests, options, false);
    let fired = this.#fire(ctx, model, 'before delete', sound(items));
    this.#checkRestrictions(object, sound(items));
    const removed = sound(items);
    const mustStop = removed.length < items.length && (options.allOrNone || fired);
    if (mustStop || removed.length === 0) return outcomeOf(items, fired);

    // Everything that goes in one deletion carries one stamp, so that a restore brings back just that.
    const stamp = new Date(ctx.now()).toISOString();
    const details: Details = new Map([[object, removed]]);
    this.#remove(object, idsOf(removed), stamp, environment, details);
    if (decidesAccess(object)) access.invalidate();
    fired = this.#fire(ctx, model, 'after delete', removed) || fired;
    fired = this.#refreshMasters(ctx, details, removed) || fired;
    return outcomeOf(items, fired);
  }

  /** Brings up to 200 records back from the recycle bin with the children that went with them. */
  undeleteChunk(
    ctx: ExecutionContext,
    model: ObjectModel,
    requests: readonly RemoveRequest[],
    options: DmlOptions,
  ): ChunkOutcome {
    const { object } = model;
    const environment = environmentOf(this.#workshop, ctx);
    const items = this.#load(ctx, object, requests, options, true);
    const restored = sound(items);
    if ((restored.length < items.length && options.allOrNone) || restored.length === 0) return outcomeOf(items, false);
    const byStamp = new Map<string, string[]>();
    for (const { values } of restored) {
      const stamp = String(values['SystemModstamp'] ?? '');
      byStamp.set(stamp, [...(byStamp.get(stamp) ?? []), String(values['Id'])]);
      values['IsDeleted'] = false;
    }
    const details: Details = new Map([[object, restored]]);
    for (const [stamp, ids] of byStamp) this.#restore(object, ids, stamp, environment, details);
    let fired = this.#fire(ctx, model, 'after undelete', restored);
    fired = this.#refreshMasters(ctx, details, restored) || fired;
    return outcomeOf(items, fired);
  }

  /** @returns whether the chunk must be undone when a record of it failed */
  #refreshMasters(ctx: ExecutionContext, details: Details, items: readonly RemoveItem[]): boolean {
    let fired = false;
    for (const [object, records] of details) fired = refreshMasters(this.#workshop, ctx, object, records) || fired;
    const errors = [...details.values()].flat().flatMap((record) => record.errors);
    // What a master refuses for a record that went along is told of the record that was asked for.
    for (const item of errors.length > 0 ? items : []) if (item.errors.length === 0) item.errors.push(...errors);
    return fired || errors.length > 0;
  }

  #fire(
    ctx: ExecutionContext,
    model: ObjectModel,
    event: 'before delete' | 'after delete' | 'after undelete',
    items: readonly RemoveItem[],
  ): boolean {
    const { triggers } = this.#workshop;
    if (items.length === 0 || !triggers.handles(model.object.name, event)) return false;
    showFormulas(this.#workshop, ctx, model, items);
    return triggers.fire(ctx, model.object.name, event, items);
  }

  /** Takes deleted records out of the recycle bin for good, with the children that went with them. */
  purgeChunk(
    ctx: ExecutionContext,
    model: ObjectModel,
    requests: readonly RemoveRequest[],
    options: DmlOptions,
  ): ChunkOutcome {
    const items = this.#load(ctx, model.object, requests, options, true);
    const binned = sound(items);
    if (binned.length < items.length && options.allOrNone) return outcomeOf(items, false);
    this.#purge(model.object, idsOf(binned));
    return outcomeOf(items, false);
  }

  #purge(object: ObjectDef, ids: readonly string[]): void {
    if (ids.length === 0) return;
    const { db } = this.#workshop;
    const list = JSON.stringify(ids);
    for (const { object: child, field, action } of this.#dependents.get(object.name) ?? []) {
      if (action !== 'Cascade' || !child.fields.has('isdeleted')) continue;
      const children = db.all(
        `SELECT "Id" AS id FROM "${child.name}" WHERE "${field.name}" ${IN_LIST} AND "IsDeleted" = 1`,
        [list],
      );
      this.#purge(
        child,
        children.map((row) => String(row['id'])),
      );
    }
    db.run(`DELETE FROM "${object.name}" WHERE "Id" ${IN_LIST}`, [list]);
    forgetLinks(db, list);
  }

  #load(
    ctx: ExecutionContext,
    object: ObjectDef,
    requests: readonly RemoveRequest[],
    options: DmlOptions,
    isRestore: boolean,
  ): RemoveItem[] {
    const { rows, access } = this.#workshop;
    const ids = requests.map(({ id }) => toId18(id));
    const stored = rows.read(
      object,
      ids.filter((id) => id !== null),
    );
    const items = requests.map(({ index, id: given }, position): RemoveItem => {
      const id = ids[position] ?? null;
      const values = id === null ? undefined : stored.get(id);
      const errors: RecordError[] = [];
      if (id === null || !id.startsWith(object.keyPrefix)) {
        errors.push(recordError('MALFORMED_ID', `${object.label} ID: id value of incorrect type: ${given}`, ['Id']));
      } else if (!values) errors.push(NO_SUCH_REFERENCE(['Id']));
      else if (!isRestore && values['IsDeleted'] === true) errors.push(IS_DELETED(['Id']));
      else if (!isRestore && !mayDeleteShare(object, values)) {
        errors.push(recordError('DELETE_FAILED', 'cannot delete owner or rule share rows', ['Id']));
      } else if (isRestore && values['IsDeleted'] !== true) {
        errors.push(recordError('UNDELETE_FAILED', 'Entity is not in the recycle bin', ['Id']));
      }
      return { index, values: values ?? { Id: id }, old: values ?? null, errors };
    });
    if (!enforcesSharing(object, options)) return items;
    const live = sound(items);
    const full = access.accessibleIds(ctx.user, object, idsOf(live), 'All');
    const refused = live.filter((item) => !full.has(String(item.values['Id'])));
    const readable = access.accessibleIds(ctx.user, object, idsOf(refused), 'Read');
    for (const item of refused)
      item.errors.push(readable.has(String(item.values['Id'])) ? NO_ACCESS : NO_ACCESS_ON_REFERENCE());
    return items;
  }

  #checkRestrictions(object: ObjectDef, items: readonly RemoveItem[]): void {
    for (const { object: child, field, action } of this.#dependents.get(object.name) ?? []) {
      if (action !== 'Restrict' || items.length === 0) continue;
      const alive = child.fields.has('isdeleted') ? ' AND "IsDeleted" = 0' : '';
      const sql = `SELECT DISTINCT "${field.name}" AS parent FROM "${child.name}" WHERE "${field.name}" ${IN_LIST}${alive}`;
      const held = new Set(
        this.#workshop.db.all(sql, [JSON.stringify(idsOf(items))]).map((row) => String(row['parent'])),
      );
      for (const item of items) {
        if (!held.has(String(item.values['Id']))) continue;
        const message = `Your attempt to delete this record could not be completed because it is associated with records of ${child.labelPlural}.`;
        item.errors.push(recordError('DELETE_FAILED', message));
      }
    }
  }

  #remove(
    object: ObjectDef,
    ids: readonly string[],
    stamp: string,
    environment: SaveEnvironment,
    details: Details,
  ): void {
    if (ids.length === 0) return;
    this.#noteDetails(object, ids, details);
    const { db, rows } = this.#workshop;
    const list = JSON.stringify(ids);
    for (const { object: child, field, action } of this.#dependents.get(object.name) ?? []) {
      const alive = child.fields.has('isdeleted') ? ' AND "IsDeleted" = 0' : '';
      if (action === 'SetNull') unlink(db, child, field, list);
      else if (action === 'Cascade') {
        const children = db.all(`SELECT "Id" AS id FROM "${child.name}" WHERE "${field.name}" ${IN_LIST}${alive}`, [
          list,
        ]);
        this.#remove(
          child,
          children.map((row) => String(row['id'])),
          stamp,
          environment,
          details,
        );
      }
    }
    const { behavior } = this.#workshop.modelOf(object);
    const gone: RawRecord[] = behavior.afterRemove ? [...rows.read(object, ids).values()] : [];
    if (object.fields.has('isdeleted')) {
      const stamped = object.fields.has('systemmodstamp');
      const sql = `UPDATE "${object.name}" SET "IsDeleted" = 1${stamped ? ', "SystemModstamp" = ?' : ''} WHERE "Id" ${IN_LIST}`;
      db.run(sql, stamped ? [stamp, list] : [list]);
    } else db.run(`DELETE FROM "${object.name}" WHERE "Id" ${IN_LIST}`, [list]);
    behavior.afterRemove?.(gone, environment);
  }

  /** Remembers records that went along and count in summaries. */
  #noteDetails(object: ObjectDef, ids: readonly string[], details: Details): void {
    if (details.has(object) || !this.#workshop.summaries.has(object.name)) return;
    const records = [...this.#workshop.rows.read(object, ids).values()];
    details.set(
      object,
      records.map((values) => ({ values, old: null, errors: [] })),
    );
  }

  #restore(
    object: ObjectDef,
    ids: readonly string[],
    stamp: string,
    environment: SaveEnvironment,
    details: Details,
  ): void {
    if (ids.length === 0) return;
    this.#noteDetails(object, ids, details);
    const { db, rows } = this.#workshop;
    const list = JSON.stringify(ids);
    const stamped = object.fields.has('systemmodstamp');
    const sql = `UPDATE "${object.name}" SET "IsDeleted" = 0${stamped ? ', "SystemModstamp" = ?' : ''} WHERE "Id" ${IN_LIST}`;
    db.run(sql, stamped ? [environment.stamp, list] : [list]);
    for (const { object: child, field, action } of this.#dependents.get(object.name) ?? []) {
      if (action !== 'Cascade' || !child.fields.has('isdeleted')) continue;
      const sameDeletion = child.fields.has('systemmodstamp') ? ' AND "SystemModstamp" = ?' : '';
      const children = db.all(
        `SELECT "Id" AS id FROM "${child.name}" WHERE "${field.name}" ${IN_LIST} AND "IsDeleted" = 1${sameDeletion}`,
        sameDeletion === '' ? [list] : [list, stamp],
      );
      this.#restore(
        child,
        children.map((row) => String(row['id'])),
        stamp,
        environment,
        details,
      );
    }
    relink(db, this.#workshop.catalog, list);
    const { behavior } = this.#workshop.modelOf(object);
    if (behavior.afterRemove) behavior.afterRemove([...rows.read(object, ids).values()], environment);
  }
}

const sound = (items: readonly RemoveItem[]): RemoveItem[] => items.filter((item) => item.errors.length === 0);
const idsOf = (items: readonly RemoveItem[]): string[] => items.map((item) => String(item.values['Id']));
