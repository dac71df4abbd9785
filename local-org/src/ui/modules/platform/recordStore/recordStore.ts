import { API_PATH, deepFreeze, request } from 'platform/http';
import { LoadedSource } from 'platform/wireAdapter';

/** A field as the UI API gives it; a relationship's value is a record of its own. */
export interface FieldValue {
  readonly value: unknown;
  readonly displayValue: string | null;
}

export interface UiRecord {
  readonly id: string;
  readonly apiName: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

interface Entry {
  readonly recordId: string;
  readonly source: LoadedSource<UiRecord>;
}

/** Every record that a wire shows, once per set of fields. */
const entries = new Map<string, Entry>();

/** The shared source of these fields of a record. Field names are qualified: `Opportunity.StageName`. */
export function recordSource(
  recordId: string,
  fields: readonly string[],
  optionalFields: readonly string[],
): LoadedSource<UiRecord> {
  const query = new URLSearchParams();
  if (fields.length) {
    query.set('fields', unique(fields).join());
  }
  if (optionalFields.length) {
    query.set('optionalFields', unique(optionalFields).join());
  }
  const id = comparableId(recordId);
  const key = `${id}?${query.toString()}`;
  let entry = entries.get(key);
  if (!entry) {
    const load = async (): Promise<UiRecord> => {
      const record = await fetchRecord(recordId, query);
      shareFields(record, key);
      return record;
    };
    entry = { recordId: id, source: new LoadedSource(load, () => entries.delete(key)) };
    entries.set(key, entry);
  }
  return entry.source;
}

/** Fetches these records again for every wire that shows one of them. */
export async function refreshRecords(recordIds: readonly string[]): Promise<void> {
  const wanted = new Set(recordIds.map(comparableId));
  const stale = [...entries.values()].filter(({ recordId }) => wanted.has(recordId));
  await Promise.all(stale.map(({ source }) => source.refresh()));
}

export function fetchRecord(recordId: string, query: URLSearchParams): Promise<UiRecord> {
  return request<UiRecord>(`${API_PATH}/ui-api/records/${encodeURIComponent(recordId)}?${query.toString()}`);
}

/** Wires of one record never disagree: fields that one of them read anew are handed to the others as well. */
function shareFields(fresh: UiRecord, freshKey: string): void {
  const id = comparableId(fresh.id);
  for (const [key, { recordId, source }] of entries) {
    const known = source.data;
    if (key === freshKey || recordId !== id || !known) {
      continue;
    }
    const changed = Object.entries(fresh.fields).filter(([name, field]) => {
      const shown = known.fields[name];
      return shown !== undefined && isScalar(field) && !sameValue(field, shown);
    });
    if (changed.length) {
      const fields = { ...known.fields, ...Object.fromEntries(changed) };
      source.set(deepFreeze({ ...known, fields }));
    }
  }
}

/** Related records hold whichever fields their wire asked for, so they are not exchanged. */
function isScalar({ value }: FieldValue): boolean {
  return value === null || typeof value !== 'object';
}

function sameValue(left: FieldValue, right: FieldValue): boolean {
  return left.value === right.value && left.displayValue === right.displayValue;
}

/** 15 and 18 character ids name the same record. */
function comparableId(id: string): string {
  return id.slice(0, 15);
}

function unique(fields: readonly string[]): string[] {
  return [...new Set(fields)].sort();
}
