import type { Catalog, ObjectDef, RawRecord } from '../metadata/catalog.ts';
import type { AccessControl } from '../security/access.ts';
import type { Database } from '../store/database.ts';
import { dependentsByObject } from './cascade.ts';
import type { ChunkOutcome, Workshop } from './chunk.ts';
import { dmlMessage, recordError } from './errors.ts';
import { resolveParents } from './foreign-keys.ts';
import { buildModel } from './model.ts';
import type { ObjectModel } from './model.ts';
import { readGiven } from './prepare.ts';
import type {
  DmlOptions,
  ExecutionContext,
  RecordError,
  RecordService,
  SaveResult,
  Savepoints,
  TriggerHost,
} from './records.ts';
import { DmlError } from './records.ts';
import { Remover } from './remove.ts';
import { Rows } from './rows.ts';
import { BY_PLATFORM, defaultValues, prepareEvents, saveChunk } from './save.ts';
import type { SaveRequest } from './save.ts';
import type { InsertOutcome } from './standard/behavior.ts';
import { summariesByChild } from './summaries.ts';
import { TriggerRunner } from './trigger-runner.ts';
import { matchShares } from './shares.ts';
import { matchUpsert } from './upsert.ts';

/** Triggers see at most this many records at once. */
const CHUNK = 200;
const MAXIMUM_ATTEMPTS = 3;
const TOO_MANY_RETRIES = recordError(
  'TOO_MANY_APEX_REQUESTS',
  'Too many batch retries in the presence of Apex triggers and partial failures.',
);

export interface RecordServiceParts {
  readonly db: Database;
  readonly catalog: Catalog;
  readonly access: AccessControl;
  readonly savepoints: Savepoints;
}

export interface OrgRecordService extends RecordService {
  /** Connects the triggers; until then saves fire none. */
  useTriggers(host: TriggerHost): void;
}

/** One piece of a call: row numbers, and a way to try some of them. */
interface Chunk {
  readonly rows: readonly number[];
  attempt(rows: readonly number[]): ChunkOutcome;
}

/**
 * The org's record service.
 * @throws Error naming the validation rule, default value or summary that cannot be compiled
 */
export function createRecordService(parts: RecordServiceParts): OrgRecordService {
  const { catalog, access, savepoints } = parts;
  const triggers = new TriggerRunner();
  const models = new Map<string, ObjectModel>();
  const workshop: Workshop = {
    db: parts.db,
    catalog,
    access,
    rows: new Rows(parts.db),
    triggers,
    summaries: summariesByChild(catalog),
    modelOf(object) {
      let model = models.get(object.name);
      if (!model) {
        model = buildModel(object, catalog);
        models.set(object.name, model);
      }
      return model;
    },
    insertByPlatform(ctx, object, records) {
      const model = workshop.modelOf(objectNamed(object));
      const outcomes = records.map((): InsertOutcome => ({ id: null, errors: [] }));
      for (let start = 0; start < records.length; start += CHUNK) {
        const requests = records
          .slice(start, start + CHUNK)
          .map((values, index) => ({ index: start + index, given: readGiven(model, values) }));
        const outcome = saveChunk(workshop, ctx, model, 'insert', requests, BY_PLATFORM);
        for (const [index, id] of outcome.ids) outcomes[index] = { id, errors: [] };
        for (const [index, errors] of outcome.failures) outcomes[index] = { id: null, errors };
      }
      return outcomes;
    },
  };
  for (const object of catalog.objects.values()) if (object.validationRules.length > 0) workshop.modelOf(object);
  const remover = new Remover(workshop, dependentsByObject(catalog));

  function objectNamed(name: string): ObjectDef {
    const object = catalog.objects.get(name.toLowerCase());
    if (!object) throw new Error(`sObject type '${name}' is not supported.`);
    return object;
  }

  /** Runs `work` so that nothing of it stays when it throws. */
  function undoOnFailure<T>(work: () => T): T {
    const savepoint = savepoints.set();
    try {
      const result = work();
      savepoints.release(savepoint);
      return result;
    } catch (error) {
      undo(savepoint);
      throw error;
    }
  }

  function undo(savepoint: string): void {
    savepoints.rollback(savepoint);
    savepoints.release(savepoint);
    access.invalidate();
  }

  function execute(verb: string, count: number, chunks: readonly Chunk[], options: DmlOptions): SaveResult[] {
    const results = Array.from({ length: count }, (): SaveResult => ({
      id: null,
      success: false,
      created: false,
      errors: [],
    }));
    const accept = (outcome: ChunkOutcome): void => {
      for (const [row, id] of outcome.ids) Object.assign(results[row] ?? {}, { id, success: true, errors: [] });
    };
    const refuse = (failures: ReadonlyMap<number, readonly RecordError[]>): void => {
      for (const [row, errors] of failures)
        Object.assign(results[row] ?? {}, { id: null, success: false, errors: [...errors] });
    };
    undoOnFailure(() => {
      for (const chunk of chunks) {
        if (!options.allOrNone) savePartly(chunk, accept, refuse);
        else {
          const outcome = chunk.attempt(chunk.rows);
          if (outcome.failures.size > 0) throw new DmlError(dmlMessage(verb, outcome.failures), outcome.failures);
          accept(outcome);
        }
      }
    });
    return results;
  }

  /** Partial success: what triggers did for a chunk with failures is undone and the sound rows are tried again. */
  function savePartly(
    chunk: Chunk,
    accept: (outcome: ChunkOutcome) => void,
    refuse: (failures: ReadonlyMap<number, readonly RecordError[]>) => void,
  ): void {
    let remaining = chunk.rows;
    for (let attempt = 1; remaining.length > 0; attempt++) {
      const savepoint = savepoints.set();
      const outcome = chunk.attempt(remaining);
      refuse(outcome.failures);
      if (outcome.failures.size === 0 || !outcome.firedTriggers) {
        savepoints.release(savepoint);
        accept(outcome);
        return;
      }
      undo(savepoint);
      remaining = remaining.filter((row) => !outcome.failures.has(row));
      if (attempt === MAXIMUM_ATTEMPTS) {
        refuse(new Map(remaining.map((row) => [row, [TOO_MANY_RETRIES]])));
        return;
      }
    }
  }

  /** Refuses a whole call when the object or the user's object permission does not allow it. */
  function refusal(
    ctx: ExecutionContext,
    object: ObjectDef,
    action: 'create' | 'edit' | 'delete',
    options: DmlOptions,
  ): RecordError | null {
    const isDeletable = object.deletable && object.name !== 'User';
    const possible = action === 'create' ? object.createable : action === 'edit' ? object.updateable : isDeletable;
    if (object.kind === 'customMetadata' || object.kind === 'platformEvent') {
      return recordError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `DML operation not allowed on ${object.name}`);
    }
    const isAllowed = options.access === 'system' || access.canObject(ctx.user, object, action);
    if (possible && isAllowed) return null;
    if (action === 'create') {
      return recordError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be inserted: ${object.label}`);
    }
    if (action === 'edit' && !possible) {
      return recordError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be updated: ${object.label}`);
    }
    if (!possible) return recordError('INVALID_TYPE_FOR_OPERATION', `entity type cannot be deleted: ${object.label}`);
    return recordError('INSUFFICIENT_ACCESS_OR_READONLY', `insufficient access rights on object ${object.label}`);
  }

  function saveChunks(
    ctx: ExecutionContext,
    model: ObjectModel,
    kind: 'insert' | 'update',
    requests: readonly SaveRequest[],
    options: DmlOptions,
  ): Chunk[] {
    const refused = refusal(ctx, model.object, kind === 'insert' ? 'create' : 'edit', options);
    return inChunks(requests, (some) => {
      const byRow = new Map(some.map((request) => [request.index, request]));
      return (rows) =>
        refused ? refuseAll(rows, refused) : saveChunk(workshop, ctx, model, kind, pick(byRow, rows), options);
    });
  }

  function removeChunks(
    ctx: ExecutionContext,
    object: ObjectDef,
    ids: readonly string[],
    options: DmlOptions,
    removal: 'deleteChunk' | 'undeleteChunk' | 'purgeChunk',
  ): Chunk[] {
    const model = workshop.modelOf(object);
    const refused = refusal(ctx, object, 'delete', options);
    const requests = ids.map((id, index) => ({ index, id }));
    return inChunks(requests, (some) => {
      const byRow = new Map(some.map((request) => [request.index, request]));
      return (rows) => {
        if (refused) return refuseAll(rows, refused);
        return remover[removal](ctx, model, pick(byRow, rows), options);
      };
    });
  }

  function requestsOf(
    ctx: ExecutionContext,
    model: ObjectModel,
    records: readonly RawRecord[],
    options: DmlOptions,
  ): SaveRequest[] {
    const requests = records.map((record, index) => ({ index, given: readGiven(model, record) }));
    resolveParents(workshop, ctx, requests, options);
    return requests;
  }

  return {
    insert(ctx, object, records, options) {
      const model = workshop.modelOf(objectNamed(object));
      const { inserts, updates, kept } = matchShares(workshop, model, requestsOf(ctx, model, records, options));
      const chunks = [
        ...saveChunks(ctx, model, 'insert', inserts, options),
        ...saveChunks(ctx, model, 'update', updates, options),
      ];
      const results = execute('Insert', records.length, chunks, options);
      for (const [index, id] of kept) results[index] = { id, success: true, created: false, errors: [] };
      for (const { index } of inserts) markCreated(results[index]);
      return results;
    },
    update(ctx, object, records, options) {
      const model = workshop.modelOf(objectNamed(object));
      const chunks = saveChunks(ctx, model, 'update', requestsOf(ctx, model, records, options), options);
      return execute('Update', records.length, chunks, options);
    },
    upsert(ctx, object, records, externalIdField, options) {
      const model = workshop.modelOf(objectNamed(object));
      const match = matchUpsert(workshop, model, requestsOf(ctx, model, records, options), externalIdField);
      const chunks = [
        ...inChunks(match.refused, (some) => () => ({
          ids: new Map(),
          failures: new Map(some.map(({ index, given }) => [index, given.errors])),
          firedTriggers: false,
        })),
        ...saveChunks(ctx, model, 'insert', match.inserts, options),
        ...saveChunks(ctx, model, 'update', match.updates, options),
      ];
      const results = execute('Upsert', records.length, chunks, options);
      for (const { index } of match.inserts) markCreated(results[index]);
      return results;
    },
    delete: (ctx, object, ids, options) =>
      execute('Delete', ids.length, removeChunks(ctx, objectNamed(object), ids, options, 'deleteChunk'), options),
    undelete: (ctx, object, ids, options) =>
      execute('Undelete', ids.length, removeChunks(ctx, objectNamed(object), ids, options, 'undeleteChunk'), options),
    defaults: (ctx, object) => defaultValues(workshop, ctx, workshop.modelOf(objectNamed(object))),
    prepareEvents(ctx, object, records) {
      const model = workshop.modelOf(objectNamed(object));
      return prepareEvents(
        workshop,
        ctx,
        model,
        records.map((record) => readGiven(model, record)),
      );
    },
    emptyRecycleBin: (ctx, object, ids, options) =>
      execute('Delete', ids.length, removeChunks(ctx, objectNamed(object), ids, options, 'purgeChunk'), options),
    useTriggers: (host) => triggers.use(host),
  };
}

function markCreated(result: SaveResult | undefined): void {
  if (result) result.created = result.success;
}

function inChunks<T extends { readonly index: number }>(
  requests: readonly T[],
  attemptOf: (some: readonly T[]) => (rows: readonly number[]) => ChunkOutcome,
): Chunk[] {
  const chunks: Chunk[] = [];
  for (let start = 0; start < requests.length; start += CHUNK) {
    const some = requests.slice(start, start + CHUNK);
    chunks.push({ rows: some.map(({ index }) => index), attempt: attemptOf(some) });
  }
  return chunks;
}

function pick<T>(byRow: ReadonlyMap<number, T>, rows: readonly number[]): T[] {
  return rows.map((row) => byRow.get(row)).filter((request) => request !== undefined);
}

function refuseAll(rows: readonly number[], error: RecordError): ChunkOutcome {
  return { ids: new Map(), failures: new Map(rows.map((row) => [row, [error]])), firedTriggers: false };
}
