import { type ApexDecimal, ApexDouble, DecimalError, throwApex, throwNullPointer } from '../values.ts';

type Nullable<T> = T | null;

function both<T>(a: Nullable<T>, b: Nullable<T>): void {
  if (a === null || b === null) throwNullPointer();
}

/** Arithmetic over one numeric type. Operands may be null, which is a null dereference. */
interface Arithmetic<T> {
  readonly add: (a: Nullable<T>, b: Nullable<T>) => T;
  readonly subtract: (a: Nullable<T>, b: Nullable<T>) => T;
  readonly multiply: (a: Nullable<T>, b: Nullable<T>) => T;
  readonly divide: (a: Nullable<T>, b: Nullable<T>) => T;
  readonly negate: (a: Nullable<T>) => T;
}

const divideByZero = (): never => throwApex('MathException', 'Divide by 0');
const long = (value: bigint): bigint => BigInt.asIntN(64, value);

/** 32-bit, wrapping; division truncates. */
export const integer: Arithmetic<number> = {
  add(a, b) {
    both(a, b);
    return ((a as number) + (b as number)) | 0;
  },
  subtract(a, b) {
    both(a, b);
    return ((a as number) - (b as number)) | 0;
  },
  multiply(a, b) {
    both(a, b);
    return Math.imul(a as number, b as number);
  },
  divide(a, b) {
    both(a, b);
    return b === 0 ? divideByZero() : ((a as number) / (b as number)) | 0;
  },
  negate(a) {
    return a === null ? throwNullPointer() : -a | 0;
  },
};

/** 64-bit, wrapping; division truncates. */
export const longInteger: Arithmetic<bigint> = {
  add(a, b) {
    both(a, b);
    return long((a as bigint) + (b as bigint));
  },
  subtract(a, b) {
    both(a, b);
    return long((a as bigint) - (b as bigint));
  },
  multiply(a, b) {
    both(a, b);
    return long((a as bigint) * (b as bigint));
  },
  divide(a, b) {
    both(a, b);
    return b === 0n ? divideByZero() : long((a as bigint) / (b as bigint));
  },
  negate(a) {
    return a === null ? throwNullPointer() : long(-a);
  },
};

const doubleOf = (a: Nullable<ApexDouble>): number => (a === null ? throwNullPointer() : a.value);

/** IEEE 754; division by zero is an error as in Apex. */
export const double: Arithmetic<ApexDouble> = {
  add: (a, b) => new ApexDouble(doubleOf(a) + doubleOf(b)),
  subtract: (a, b) => new ApexDouble(doubleOf(a) - doubleOf(b)),
  multiply: (a, b) => new ApexDouble(doubleOf(a) * doubleOf(b)),
  divide: (a, b) => (doubleOf(b) === 0 ? divideByZero() : new ApexDouble(doubleOf(a) / doubleOf(b))),
  negate: (a) => new ApexDouble(-doubleOf(a)),
};

const decimalOf = (a: Nullable<ApexDecimal>): ApexDecimal => a ?? throwNullPointer();

/** Keeps the larger scale; division has 34 digits, HALF_EVEN. */
export const decimal: Arithmetic<ApexDecimal> = {
  add: (a, b) => decimalOf(a).plus(decimalOf(b)),
  subtract: (a, b) => decimalOf(a).minus(decimalOf(b)),
  multiply: (a, b) => decimalOf(a).times(decimalOf(b)),
  divide(a, b) {
    try {
      return decimalOf(a).dividedBy(decimalOf(b));
    } catch (error) {
      if (error instanceof DecimalError) divideByZero();
      throw error;
    }
  },
  negate: (a) => decimalOf(a).negate(),
};

/** `&`, `|`, `^`, `~` and shifts. */
export const bits = {
  andInteger: (a: Nullable<number>, b: Nullable<number>): number => (both(a, b), (a as number) & (b as number)),
  orInteger: (a: Nullable<number>, b: Nullable<number>): number => (both(a, b), (a as number) | (b as number)),
  xorInteger: (a: Nullable<number>, b: Nullable<number>): number => (both(a, b), (a as number) ^ (b as number)),
  notInteger: (a: Nullable<number>): number => (a === null ? throwNullPointer() : ~a),
  shiftLeftInteger: (a: Nullable<number>, b: unknown): number => integerShift(a, b, (x, n) => x << n),
  shiftRightInteger: (a: Nullable<number>, b: unknown): number => integerShift(a, b, (x, n) => x >> n),
  shiftRightZeroInteger: (a: Nullable<number>, b: unknown): number => integerShift(a, b, (x, n) => (x >>> n) | 0),
  andLong: (a: Nullable<bigint>, b: Nullable<bigint>): bigint => (both(a, b), (a as bigint) & (b as bigint)),
  orLong: (a: Nullable<bigint>, b: Nullable<bigint>): bigint => (both(a, b), (a as bigint) | (b as bigint)),
  xorLong: (a: Nullable<bigint>, b: Nullable<bigint>): bigint => (both(a, b), (a as bigint) ^ (b as bigint)),
  notLong: (a: Nullable<bigint>): bigint => (a === null ? throwNullPointer() : ~a),
  shiftLeftLong: (a: Nullable<bigint>, b: Nullable<bigint>): bigint => (
    both(a, b),
    long((a as bigint) << ((b as bigint) & 63n))
  ),
  shiftRightLong: (a: Nullable<bigint>, b: Nullable<bigint>): bigint => (
    both(a, b),
    (a as bigint) >> ((b as bigint) & 63n)
  ),
  shiftRightZeroLong: (a: Nullable<bigint>, b: Nullable<bigint>): bigint => (
    both(a, b),
    long(BigInt.asUintN(64, a as bigint) >> ((b as bigint) & 63n))
  ),
  andBoolean: (a: Nullable<boolean>, b: Nullable<boolean>): boolean => (both(a, b), (a as boolean) && (b as boolean)),
  orBoolean: (a: Nullable<boolean>, b: Nullable<boolean>): boolean => (both(a, b), (a as boolean) || (b as boolean)),
  xorBoolean: (a: Nullable<boolean>, b: Nullable<boolean>): boolean => (both(a, b), a !== b),
};

function integerShift(a: Nullable<number>, by: unknown, shift: (value: number, distance: number) => number): number {
  if (a === null || by === null) throwNullPointer();
  return shift(a, Number(by) & 31);
}
