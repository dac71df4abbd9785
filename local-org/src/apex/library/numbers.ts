import {
  apexException,
  ApexDecimal,
  ApexDouble,
  type ApexEnum,
  DecimalError,
  isNumeric,
  type RoundingMode,
  stringHash,
  throwApex,
  throwNullPointer,
  toText,
} from '../runtime/values.ts';
import { systemType } from './declare.ts';
import { required, systemEnum, type LibraryHost } from './support.ts';

const INT_MIN = -2_147_483_648;
const INT_MAX = 2_147_483_647;
const LONG_MAX = 9_223_372_036_854_775_807n;

export const roundingMode = systemEnum(
  'System.RoundingMode',
  ['CEILING', 'DOWN', 'FLOOR', 'HALF_DOWN', 'HALF_EVEN', 'HALF_UP', 'UNNECESSARY', 'UP'],
  ['RoundingMode'],
);

function modeOf(mode: ApexEnum | null): RoundingMode {
  return required(mode).name as RoundingMode;
}

/** Runs arithmetic whose errors are Apex MathExceptions. */
function mathematical<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DecimalError) throw apexException('MathException', error.message);
    throw error;
  }
}

/** Grouped digits in the style of en_US, at most three after the point. */
function formatNumber(host: LibraryHost, value: number | bigint): string {
  return new Intl.NumberFormat(host.transaction.user.locale.replace('_', '-') || 'en-US', {
    maximumFractionDigits: 3,
  }).format(value);
}

function integerOf(text: string): number {
  const value = /^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : NaN;
  return value >= INT_MIN && value <= INT_MAX ? value : throwApex('TypeException', `Invalid integer: ${text}`);
}

function longOf(text: string): bigint {
  const value = /^\s*[+-]?\d+\s*$/.test(text) ? BigInt(text.trim()) : null;
  return value !== null && value <= LONG_MAX && value >= -LONG_MAX - 1n
    ? value
    : throwApex('TypeException', `Invalid long: ${text}`);
}

function doubleOf(text: string): ApexDouble {
  const value = text.trim() === '' ? NaN : Number(text);
  return Number.isNaN(value) && text.trim() !== 'NaN'
    ? throwApex('TypeException', `Invalid double: ${text}`)
    : new ApexDouble(value);
}

function decimalOf(text: string): ApexDecimal {
  return ApexDecimal.parse(text) ?? throwApex('TypeException', `Invalid decimal: ${text}`);
}

/** A number held as Object. */
function numericOf(value: unknown, type: string): number {
  if (value === null) throwNullPointer('Argument cannot be null.');
  if (!isNumeric(value)) return throwApex('TypeException', `Invalid ${type}: ${toText(value)}`);
  return typeof value === 'object' ? Number(value.toString()) : Number(value);
}

export const integerType = systemType('Integer', {
  statics: {
    'Integer valueOf(String text)': (_: LibraryHost, text: string | null) => integerOf(required(text)),
    'Integer valueOf(Object value)': (_: LibraryHost, value: unknown) =>
      typeof value === 'string' ? integerOf(value) : Math.trunc(numericOf(value, 'integer')) | 0,
  },
  methods: {
    'String format()': (host: LibraryHost, self: number) => formatNumber(host, self),
    'Integer intValue()': (_: LibraryHost, self: number) => self,
    'Long longValue()': (_: LibraryHost, self: number) => BigInt(self),
    'Double doubleValue()': (_: LibraryHost, self: number) => new ApexDouble(self),
    'Integer hashCode()': (_: LibraryHost, self: number) => self,
    'String toString()': (_: LibraryHost, self: number) => String(self),
  },
});

export const longType = systemType('Long', {
  statics: {
    'Long valueOf(String text)': (_: LibraryHost, text: string | null) => longOf(required(text)),
    'Long valueOf(Object value)': (_: LibraryHost, value: unknown) =>
      typeof value === 'string'
        ? longOf(value)
        : typeof value === 'bigint'
          ? value
          : BigInt(Math.trunc(numericOf(value, 'long'))),
  },
  methods: {
    'String format()': (host: LibraryHost, self: bigint) => formatNumber(host, self),
    'Integer intValue()': (_: LibraryHost, self: bigint) => Number(BigInt.asIntN(32, self)),
    'Long longValue()': (_: LibraryHost, self: bigint) => self,
    'Double doubleValue()': (_: LibraryHost, self: bigint) => new ApexDouble(Number(self)),
    'Integer hashCode()': (_: LibraryHost, self: bigint) => Number(BigInt.asIntN(32, self ^ (self >> 32n))),
    'String toString()': (_: LibraryHost, self: bigint) => String(self),
  },
});

export const doubleType = systemType('Double', {
  statics: {
    'Double valueOf(String text)': (_: LibraryHost, text: string | null) => doubleOf(required(text)),
    'Double valueOf(Object value)': (_: LibraryHost, value: unknown) =>
      typeof value === 'string' ? doubleOf(value) : new ApexDouble(numericOf(value, 'double')),
  },
  methods: {
    'String format()': (host: LibraryHost, self: ApexDouble) => formatNumber(host, self.value),
    'Integer intValue()': (_: LibraryHost, self: ApexDouble) => clampedInteger(self.value),
    'Long longValue()': (_: LibraryHost, self: ApexDouble) => BigInt(Math.trunc(self.value)),
    'Double doubleValue()': (_: LibraryHost, self: ApexDouble) => self,
    'Long round()': (_: LibraryHost, self: ApexDouble) => BigInt(Math.floor(self.value + 0.5)),
    'Boolean isNaN()': (_: LibraryHost, self: ApexDouble) => Number.isNaN(self.value),
    'Integer hashCode()': (_: LibraryHost, self: ApexDouble) => stringHash(self.toString()),
    'String toString()': (_: LibraryHost, self: ApexDouble) => self.toString(),
  },
});

/** Java's narrowing of a double: toward zero, held at the ends of the range. */
function clampedInteger(value: number): number {
  return Number.isNaN(value) ? 0 : Math.min(INT_MAX, Math.max(INT_MIN, Math.trunc(value)));
}

export const decimalType = systemType('Decimal', {
  statics: {
    'Decimal valueOf(String text)': (_: LibraryHost, text: string | null) => decimalOf(required(text)),
    'Decimal valueOf(Double value)': (_: LibraryHost, value: ApexDouble | null) =>
      decimalOf(required(value).toString()),
    'Decimal valueOf(Long value)': (_: LibraryHost, value: bigint | null) => ApexDecimal.from(required(value)),
    'Decimal valueOf(Object value)': (_: LibraryHost, value: unknown) => {
      if (value instanceof ApexDecimal) return value;
      return typeof value === 'string' ? decimalOf(value) : ApexDecimal.from(numericOf(value, 'decimal'));
    },
  },
  methods: {
    'Decimal abs()': (_: LibraryHost, self: ApexDecimal) => self.abs(),
    'Decimal divide(Decimal divisor, Integer scale)': (
      _: LibraryHost,
      self: ApexDecimal,
      by: ApexDecimal | null,
      scale: number,
    ) => mathematical(() => self.divide(required(by), scale, 'HALF_EVEN')),
    'Decimal divide(Decimal divisor, Integer scale, System.RoundingMode mode)': (
      _: LibraryHost,
      self: ApexDecimal,
      by: ApexDecimal | null,
      scale: number,
      mode: ApexEnum,
    ) => mathematical(() => self.divide(required(by), scale, modeOf(mode))),
    'String format()': (host: LibraryHost, self: ApexDecimal) => formatNumber(host, self.toNumber()),
    'Integer intValue()': (_: LibraryHost, self: ApexDecimal) => Number(BigInt.asIntN(32, self.toBigInt())),
    'Long longValue()': (_: LibraryHost, self: ApexDecimal) => BigInt.asIntN(64, self.toBigInt()),
    'Double doubleValue()': (_: LibraryHost, self: ApexDecimal) => new ApexDouble(self.toNumber()),
    'Decimal pow(Integer exponent)': (_: LibraryHost, self: ApexDecimal, exponent: number) =>
      exponent < 0 ? throwApex('MathException', `Invalid exponent: ${exponent}`) : self.pow(exponent),
    'Integer precision()': (_: LibraryHost, self: ApexDecimal) => self.precision(),
    'Long round()': (_: LibraryHost, self: ApexDecimal) => self.setScale(0).toBigInt(),
    'Long round(System.RoundingMode mode)': (_: LibraryHost, self: ApexDecimal, mode: ApexEnum) =>
      mathematical(() => self.setScale(0, modeOf(mode)).toBigInt()),
    'Integer scale()': (_: LibraryHost, self: ApexDecimal) => self.scale,
    'Decimal setScale(Integer scale)': (_: LibraryHost, self: ApexDecimal, scale: number) => self.setScale(scale),
    'Decimal setScale(Integer scale, System.RoundingMode mode)': (
      _: LibraryHost,
      self: ApexDecimal,
      scale: number,
      mode: ApexEnum,
    ) => mathematical(() => self.setScale(scale, modeOf(mode))),
    'Decimal stripTrailingZeros()': (_: LibraryHost, self: ApexDecimal) => self.stripTrailingZeros(),
    'String toPlainString()': (_: LibraryHost, self: ApexDecimal) => self.toString(),
    'Integer hashCode()': (_: LibraryHost, self: ApexDecimal) => stringHash(self.stripTrailingZeros().toString()),
    'String toString()': (_: LibraryHost, self: ApexDecimal) => self.toString(),
  },
});

export const booleanType = systemType('Boolean', {
  statics: {
    'Boolean valueOf(String text)': (_: LibraryHost, text: string | null) => required(text).toLowerCase() === 'true',
    'Boolean valueOf(Object value)': (_: LibraryHost, value: unknown) =>
      typeof value === 'boolean' ? value : String(required(value)).toLowerCase() === 'true',
  },
  methods: {
    'String toString()': (_: LibraryHost, self: boolean) => String(self),
    'Integer hashCode()': (_: LibraryHost, self: boolean) => (self ? 1231 : 1237),
  },
});
