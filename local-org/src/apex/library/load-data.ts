import { parse } from 'csv-parse/sync';
import { fromJson, JsonMismatch } from '../runtime/json-read.ts';
import { ApexList, throwApex, type ApexSObject } from '../runtime/values.ts';
import type { Implementation } from './declare.ts';
import { required, type LibraryHost } from './support.ts';
import { staticResource } from './static-resources.ts';
import type { ObjectToken } from './tokens.ts';

function contentOf(host: LibraryHost, name: string): string {
  const { body, type } = staticResource(host, name);
  if (!/csv|excel|text\/plain/i.test(type))
    throwApex('InvalidParameterValueException', `Static Resource ${name} must be of type text/csv`);
  return body.toString('utf8');
}

function recordOf(host: LibraryHost, { def }: ObjectToken, row: Readonly<Record<string, string>>): ApexSObject {
  const cells = Object.entries(row).filter(([, cell]) => cell !== '');
  try {
    const json = Object.fromEntries(cells);
    return fromJson(json, def.name, 'row', { runtime: host, auraOnly: false, strict: true }) as ApexSObject;
  } catch (error) {
    if (error instanceof JsonMismatch) throwApex('InvalidParameterValueException', error.message);
    throw error;
  }
}

/** Inserts the rows of a static resource with comma-separated values; the first line names the fields. */
function loadData(host: LibraryHost, type: ObjectToken | null, resource: string | null): ApexList {
  if (!host.transaction.test) throwApex('TypeException', 'Test.loadData() may only be called in a test method');
  const token = required(type);
  const rows: Record<string, string>[] = parse(contentOf(host, required(resource)), { columns: true, bom: true });
  const records = rows.map((row) => recordOf(host, token, row));
  host.dml('insert', new ApexList(token.def.name, records), 'system', null);
  return new ApexList('SObject', records);
}

/** `Test.loadData`. */
export const loadStatics: Readonly<Record<string, Implementation>> = {
  'List<SObject> loadData(Schema.SObjectType type, String resource)': loadData,
};
