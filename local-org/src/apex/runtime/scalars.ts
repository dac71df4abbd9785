/** Apex Double. Boxed, so that `Object` values keep their type (Integer is a plain number). */
export class ApexDouble {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
  /** As `java.lang.Double.toString`: 1.0, 1.5, 1.0E7, NaN, Infinity. */
  toString(): string {
    const { value } = this;
    if (!Number.isFinite(value)) return String(value);
    const size = Math.abs(value);
    if (size !== 0 && (size >= 1e7 || size < 1e-3)) {
      const [mantissa = '0', exponent = '0'] = value.toExponential().split('e');
      return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
    }
    return Number.isInteger(value) ? value.toFixed(1) : String(value);
  }
}

/** Apex Blob: bytes. */
export class ApexBlob {
  readonly bytes: Buffer;
  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
  toString(): string {
    return `Blob[${this.bytes.length}]`;
  }
}

const constants = new Map<string, ApexEnum>();

/** A constant of an enum. Interned by {@link enumConstant}: the same constant is the same object. */
export class ApexEnum {
  /** Full Apex name of the enum, e.g. `OpportunityService.Band`, `Schema.DisplayType`. */
  readonly type: string;
  readonly name: string;
  readonly ordinal: number;
  constructor(type: string, name: string, ordinal: number) {
    this.type = type;
    this.name = name;
    this.ordinal = ordinal;
  }
  toString(): string {
    return this.name;
  }
}

/** The one object for a constant; `===` compares constants. */
export function enumConstant(type: string, name: string, ordinal: number): ApexEnum {
  const key = `${type}.${name}#${ordinal}`;
  let constant = constants.get(key);
  if (!constant) constants.set(key, (constant = new ApexEnum(type, name, ordinal)));
  return constant;
}

/** `System.Type`: the name of a type at run time, e.g. `Foo.Bar`, `List<String>`, `Account`. */
export class ApexType {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
  toString(): string {
    return this.name;
  }
}
