/** `/composite/sobjects`: up to 200 records in one call, of one or several objects. */
import type { ObjectDef, RawRecord } from '../metadata/catalog.ts';
import type { RecordError, SaveResult } from '../records/records.ts';
import { DmlError } from '../records/records.ts';
import { toId18 } from '../records/ids.ts';
import type { ApiAnswer, ApiCall, Resource } from './call.ts';
import { ok } from './call.ts';
import { ApiError, apiError } from './errors.ts';
import { rowToJson } from './query-answer.ts';
import { readRecord, requireReadable } from './record-reading.ts';
import { recordOf, userWrite } from './sobjects.ts';
import { fieldNamed, idOf, jsonObject, objectNamed } from './values.ts';

const MAX_RECORDS = 200;
const MAX_READ = 2000;
const ROLLED_BACK: RecordError = {
  statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
  fields: [],
};

/** One record of the call: what to save, or why its JSON cannot be saved. */
interface Item {
  readonly object: ObjectDef | null;
  readonly record: RawRecord;
  readonly errors: readonly RecordError[];
}
type Save = (object: ObjectDef, records: readonly RawRecord[], allOrNone: boolean) => SaveResult[];

const failed = (errors: readonly RecordError[], id: string | null = null): SaveResult => ({
  id,
  success: false,
  created: false,
  errors: [...errors],
});

/** Neighbours of the same object are saved in one step, so that triggers see them together. */
function groupByObject(items: readonly Item[]): { object: ObjectDef; from: number; records: RawRecord[] }[] {
  const groups: { object: ObjectDef; from: number; records: RawRecord[] }[] = [];
  items.forEach(({ object, record, errors }, index) => {
    if (!object || errors.length > 0) return;
    const last = groups.at(-1);
    if (last?.object === object && last.from + last.records.length === index) last.records.push(record);
    else groups.push({ object, from: index, records: [record] });
  });
  return groups;
}

class CollectionFailed extends Error {
  readonly results: readonly SaveResult[];
  constructor(results: readonly SaveResult[]) {
    super('collection rolled back');
    this.results = results;
  }
}

function saveGroups(items: readonly Item[], allOrNone: boolean, save: Save): SaveResult[] {
  const results = items.map(({ errors }) => failed(errors));
  let broken = items.some(({ errors }) => errors.length > 0);
  if (!(broken && allOrNone)) {
    for (const { object, from, records } of groupByObject(items)) {
      try {
        save(object, records, allOrNone).forEach((result, i) => (results[from + i] = result));
      } catch (error) {
        if (!(error instanceof DmlError)) throw error;
        for (const [i, errors] of error.failures) results[from + i] = failed(errors);
      }
    }
    broken = results.some((result) => !result.success);
  }
  if (allOrNone && broken) throw new CollectionFailed(results);
  return results;
}

/** @returns one result a record; with `allOrNone` either all succeed or none is written */
function saveAll(call: ApiCall, items: readonly Item[], allOrNone: boolean, save: Save): SaveResult[] {
  try {
    return call.org.savepoint(() => saveGroups(items, allOrNone, save));
  } catch (error) {
    if (!(error instanceof CollectionFailed)) throw error;
    return error.results.map((result) =>
      failed(!result.success && result.errors.length > 0 ? result.errors : [ROLLED_BACK]),
    );
  }
}

const toJson = (results: readonly SaveResult[], withCreated = false) =>
  results.map(({ id, success, errors, created }) => ({
    ...(id && success ? { id } : {}),
    success,
    errors,
    ...(withCreated && success ? { created } : {}),
  }));

function recordsOf(call: ApiCall): { bodies: readonly unknown[]; allOrNone: boolean } {
  const body = jsonObject(call.body);
  const records = body['records'];
  if (!Array.isArray(records)) throw apiError('REQUIRED_FIELD_MISSING', 'The body must have a list named records');
  return { bodies: limited(records), allOrNone: body['allOrNone'] === true };
}

function limited<T>(list: readonly T[], most = MAX_RECORDS): readonly T[] {
  if (list.length > most) {
    throw apiError('LIMIT_EXCEEDED', `The number of records (${list.length}) exceeds the limit of ${most} in one call`);
  }
  return list;
}

/** Reads one record; what is wrong with it is a failure of this record alone. */
function itemOf(call: ApiCall, body: unknown, named: ObjectDef | null, needsId: boolean): Item {
  try {
    const json = jsonObject(body, 'A record');
    const type = (json['attributes'] as { type?: unknown } | undefined)?.type;
    if (!named && typeof type !== 'string') {
      throw apiError(
        'INVALID_TYPE',
        'A record needs attributes with its type, e.g. {"attributes": {"type": "Account"}}',
      );
    }
    const object = named ?? objectNamed(call.org.catalog, String(type));
    requireReadable(call, object);
    const record = recordOf(call, object, json);
    if (needsId && !record['Id']) throw apiError('MISSING_ARGUMENT', 'Id not specified in an update call', ['Id']);
    return { object, record, errors: [] };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const errors = error.items.map(({ errorCode, message, fields }) => ({
      statusCode: errorCode,
      message,
      fields: fields ?? [],
    }));
    return { object: null, record: {}, errors };
  }
}

function create(call: ApiCall): ApiAnswer {
  const { bodies, allOrNone } = recordsOf(call);
  const items = bodies.map((body) => itemOf(call, body, null, false));
  return ok(
    toJson(
      saveAll(call, items, allOrNone, (object, records, all) =>
        call.org.records.insert(call.ctx, object.name, records, userWrite(all)),
      ),
    ),
  );
}

function update(call: ApiCall): ApiAnswer {
  const { bodies, allOrNone } = recordsOf(call);
  const items = bodies.map((body) => itemOf(call, body, null, true));
  return ok(
    toJson(
      saveAll(call, items, allOrNone, (object, records, all) =>
        call.org.records.update(call.ctx, object.name, records, userWrite(all)),
      ),
    ),
  );
}

function upsert(call: ApiCall): ApiAnswer {
  const object = objectNamed(call.org.catalog, call.params['object'] ?? '');
  const field = fieldNamed(object, call.params['field'] ?? '');
  const { bodies, allOrNone } = recordsOf(call);
  const items = bodies.map((body) => itemOf(call, body, object, false));
  const results = saveAll(call, items, allOrNone, (_, records, all) =>
    call.org.records.upsert(call.ctx, object.name, records, field.name, userWrite(all)),
  );
  return ok(toJson(results, true));
}

function remove(call: ApiCall): ApiAnswer {
  const ids = limited((call.query.get('ids') ?? '').split(',').filter(Boolean));
  if (ids.length === 0) throw apiError('MISSING_ARGUMENT', 'The parameter ids with the records to delete is missing');
  const items = ids.map((text): Item => {
    const id = toId18(text.trim());
    const object = id ? (call.org.catalog.objectsByPrefix.get(id.slice(0, 3)) ?? null) : null;
    if (id && object) return { object, record: { Id: id }, errors: [] };
    return {
      object: null,
      record: {},
      errors: [{ statusCode: 'MALFORMED_ID', message: `malformed id ${text}`, fields: [] }],
    };
  });
  const results = saveAll(call, items, call.query.get('allOrNone') === 'true', (object, records, all) =>
    call.org.records.delete(
      call.ctx,
      object.name,
      records.map((record) => String(record['Id'])),
      userWrite(all),
    ),
  );
  return ok(toJson(results));
}

/** Reads records by id; null in the place of one that does not exist or may not be seen. */
function read(call: ApiCall, ids: readonly string[], fields: readonly string[]): ApiAnswer {
  const object = objectNamed(call.org.catalog, call.params['object'] ?? '');
  if (fields.length === 0) throw apiError('MISSING_ARGUMENT', 'The list of fields to read is missing');
  const names = fields.map((name) => fieldNamed(object, name.trim()).name);
  const records = limited(ids, MAX_READ).map((text) => {
    try {
      return rowToJson(call.org.catalog, call.version, readRecord(call, object, idOf(object, text.trim()), names));
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return null;
      throw error;
    }
  });
  return ok(records);
}

function textList(value: unknown, name: string): string[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw apiError('JSON_PARSER_ERROR', `${name} must be a list of texts`);
  }
  return value;
}

const listParameter = (call: ApiCall, name: string): string[] =>
  (call.query.get(name) ?? '').split(',').filter(Boolean);

export const collectionResources: readonly Resource[] = [
  { method: 'POST', path: '/composite/sobjects', handle: create },
  { method: 'PATCH', path: '/composite/sobjects', handle: update },
  { method: 'DELETE', path: '/composite/sobjects', handle: remove },
  {
    method: 'GET',
    path: '/composite/sobjects/:object',
    handle: (call) => read(call, listParameter(call, 'ids'), listParameter(call, 'fields')),
  },
  {
    method: 'POST',
    path: '/composite/sobjects/:object',
    handle: (call) => {
      const body = jsonObject(call.body);
      return read(call, textList(body['ids'], 'ids'), textList(body['fields'], 'fields'));
    },
  },
  { method: 'PATCH', path: '/composite/sobjects/:object/:field', handle: upsert },
];
