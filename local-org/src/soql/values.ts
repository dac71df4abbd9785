import type { FieldType, RawValue } from '../metadata/catalog.ts';
import type { SqlValue } from '../store/database.ts';
import { id15to18 } from '../store/ids.ts';

/** A value that does not fit the field that it is compared with. */
export class ValueError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ValueError';
  }
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATETIME = /^\d{4}-\d{2}-\d{2}T/;

/**
 * A literal or bound value in the form in which the field's column stores it. Empty text is null, as on the platform.
 * @param name the field's name, for messages
 * @throws ValueError
 */
export function toSqlValue(value: RawValue, type: FieldType, name: string): SqlValue {
  if (value === null || value === '') return type === 'boolean' ? 0 : null;
  switch (type) {
    case 'id':
    case 'reference':
      if (typeof value !== 'string' || !/^[0-9A-Za-z_.]+$/.test(value))
        throw new ValueError(`invalid ID field: ${String(value)}`);
      return id15to18(value);
    case 'boolean':
      if (typeof value !== 'boolean') throw mismatch(name, 'boolean', false);
      return value ? 1 : 0;
    case 'int':
    case 'long':
    case 'double':
    case 'currency':
    case 'percent':
      if (typeof value !== 'number') throw mismatch(name, type === 'int' ? 'int' : 'double', false);
      return value;
    case 'date':
      if (typeof value !== 'string' || !(DATE.test(value) || DATETIME.test(value))) throw mismatch(name, 'date', false);
      return value.slice(0, 10);
    case 'datetime':
      return toInstant(value, name);
    default:
      if (typeof value !== 'string') throw mismatch(name, 'string', true);
      return value;
  }
}

function toInstant(value: RawValue, name: string): string {
  if (typeof value === 'string' && DATE.test(value)) return `${value}T00:00:00.000Z`;
  const time = typeof value === 'string' && DATETIME.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) throw mismatch(name, 'dateTime', false);
  return new Date(time).toISOString();
}

function mismatch(name: string, type: string, quoted: boolean): ValueError {
  const quotes = quoted ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
  return new ValueError(`value of filter criterion for field '${name}' must be of type ${type} and ${quotes}`);
}
