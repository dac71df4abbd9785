import {
  ApexDate,
  ApexDouble,
  ApexException,
  ApexList,
  ApexMap,
  ApexSet,
  ApexSObject,
  isIdText,
  isNumeric,
  throwApex,
  toDecimal,
  toId18,
  typeNameOf,
} from '../values.ts';
import { conversions } from './conversions.ts';
import { typeArguments } from '../../library/signature.ts';

/** Numbers are instances of the wider numeric types too, and a cast converts them. */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  Integer: ['Integer', 'Long', 'Double', 'Decimal'],
  Long: ['Long', 'Double', 'Decimal'],
  Double: ['Double', 'Decimal'],
  Decimal: ['Decimal', 'Double'],
};

/** Primitive types: no collection of them is one of records. */
const NO_RECORDS: ReadonlySet<string> = new Set([
  ...Object.keys(WIDER),
  ...['Blob', 'Boolean', 'Date', 'Datetime', 'Id', 'String', 'Time'],
]);

/** A number in the representation of a wider numeric type, a date as the midnight that starts it. */
function widened(value: unknown, type: string): unknown {
  if (type === 'Datetime' && value instanceof ApexDate) return conversions.DateToDatetime(value);
  if (typeof value === 'string' || !isNumeric(value)) return value;
  if (type === 'Long' && typeof value === 'number') return BigInt(value);
  if (type === 'Decimal') return toDecimal(value);
  if (type === 'Double' && !(value instanceof ApexDouble)) return new ApexDouble(Number(value.toString()));
  return value;
}

/** `System.` and `Schema.` may be left out of a type's name. */
function plain(name: string): string {
  return name.replace(/^(System|Schema)\./i, '');
}

/** Run-time types of one program: which user type extends or implements what. */
export class RuntimeTypes {
  readonly #supertypes = new Map<string, ReadonlySet<string>>();

  /** Registers a user type with the canonical names of itself and everything above it. */
  define(name: string, supertypes: readonly string[]): ReadonlySet<string> {
    const all = new Set(supertypes);
    this.#supertypes.set(name, all);
    return all;
  }

  /** `value instanceof Type`; null is an instance of nothing. */
  isInstance(value: unknown, type: string): boolean {
    if (value === null || value === undefined) return false;
    if (type === 'Object') return true;
    if (typeof value === 'string') return type === 'String' || (type === 'Id' && isIdText(value));
    if (typeof value !== 'object' || isNumeric(value)) {
      const own = typeNameOf(value);
      return own === type || (WIDER[own]?.includes(type) ?? false);
    }
    if ('$types' in value) return (value.$types as ReadonlySet<string>).has(type);
    if (value instanceof ApexSObject) return type === 'SObject' || value.type === type;
    if (value instanceof ApexList) return this.#isCollection('List', [value.elementType], type);
    if (value instanceof ApexSet) return this.#isCollection('Set', [value.elementType], type);
    if (value instanceof ApexMap) return this.#isCollection('Map', [value.keyType, value.valueType], type);
    if (value instanceof ApexException) return type === 'Exception' || plain(value.$standardType) === plain(type);
    if (value instanceof ApexDate) return type === 'Date' || type === 'Datetime';
    const name = typeNameOf(value);
    return name === type || plain(name) === plain(type) || plain(name) === plain(type.replace(/<.*/, ''));
  }

  /**
   * A checked cast.
   * @throws TypeException `Invalid conversion from runtime type X to Y`
   */
  cast(value: unknown, type: string): unknown {
    if (value === null || value === undefined) return null;
    if (this.isInstance(value, type)) return type === 'Id' ? toId18(value as string) : widened(value, type);
    if (typeof value === 'string' && type === 'Id') throwApex('StringException', `Invalid id: ${value}`);
    return throwApex('TypeException', `Invalid conversion from runtime type ${typeNameOf(value)} to ${type}`);
  }

  #isCollection(kind: string, own: readonly string[], type: string): boolean {
    const open = type.indexOf('<');
    const name = open < 0 ? type : type.slice(0, open);
    if (name !== kind && !(name === 'Iterable' && kind !== 'Map')) return false;
    const wanted = typeArguments(type);
    return own.every((argument, i) => this.#isArgument(argument, wanted[i] ?? argument));
  }

  #isArgument(own: string, wanted: string): boolean {
    if (own === wanted || wanted === 'Object') return true;
    if (wanted === 'SObject') return this.#mayBeRecord(own);
    if (own === 'SObject') return this.#mayBeRecord(wanted);
    const kind = /^(List|Set|Map)</.exec(own)?.[1];
    if (kind) return this.#isCollection(kind, typeArguments(own), wanted);
    return this.#supertypes.get(own)?.has(wanted) ?? false;
  }

  #mayBeRecord(type: string): boolean {
    return !NO_RECORDS.has(type) && !type.includes('<') && !this.#supertypes.has(type);
  }
}
