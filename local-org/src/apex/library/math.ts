import { ApexDecimal, ApexDouble, throwApex } from '../runtime/values.ts';
import type { Implementation } from './declare.ts';
import { systemType } from './declare.ts';
import { required, type LibraryHost } from './support.ts';

const { PI } = Math;

function onDouble(work: (value: number) => number): Implementation {
  return (_: LibraryHost, value: ApexDouble | null) => new ApexDouble(work(required(value).value));
}

/** A function that Apex offers for both Double and Decimal. */
function onReal(name: string, work: (value: number) => number): Record<string, Implementation> {
  return {
    [`Double ${name}(Double value)`]: onDouble(work),
    [`Decimal ${name}(Decimal value)`]: (_: LibraryHost, value: ApexDecimal | null) =>
      ApexDecimal.from(finite(work(required(value).toNumber()))),
  };
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : throwApex('MathException', 'The result is not a number');
}

/** `max` and `min`. */
function picking(name: string, first: (order: number) => boolean): Record<string, Implementation> {
  return {
    [`Decimal ${name}(Decimal a, Decimal b)`]: (_: LibraryHost, a: ApexDecimal | null, b: ApexDecimal | null) =>
      first(required(a).compareTo(required(b))) ? a : b,
    [`Double ${name}(Double a, Double b)`]: (_: LibraryHost, a: ApexDouble | null, b: ApexDouble | null) =>
      first(required(a).value - required(b).value) ? a : b,
    [`Integer ${name}(Integer a, Integer b)`]: (_: LibraryHost, a: number | null, b: number | null) =>
      first(required(a) - required(b)) ? a : b,
    [`Long ${name}(Long a, Long b)`]: (_: LibraryHost, a: bigint | null, b: bigint | null) =>
      first(required(a) > required(b) ? 1 : a === b ? 0 : -1) ? a : b,
  };
}

function nonZero<T>(value: T | null, zero: T): T {
  return required(value) === zero ? throwApex('MathException', 'Divide by 0') : required(value);
}

export const mathType = systemType('Math', {
  staticProperties: {
    'Double PI': () => new ApexDouble(PI),
    'Double E': () => new ApexDouble(Math.E),
  },
  statics: {
    'Decimal abs(Decimal value)': (_: LibraryHost, value: ApexDecimal | null) => required(value).abs(),
    'Double abs(Double value)': onDouble(Math.abs),
    'Integer abs(Integer value)': (_: LibraryHost, value: number | null) => Math.abs(required(value)) | 0,
    'Long abs(Long value)': (_: LibraryHost, value: bigint | null) =>
      required(value) < 0n ? BigInt.asIntN(64, -required(value)) : value,
    ...picking('max', (order) => order >= 0),
    ...picking('min', (order) => order <= 0),
    'Integer mod(Integer a, Integer b)': (_: LibraryHost, a: number | null, b: number | null) =>
      (required(a) % nonZero(b, 0)) | 0,
    'Long mod(Long a, Long b)': (_: LibraryHost, a: bigint | null, b: bigint | null) => required(a) % nonZero(b, 0n),
    'Decimal ceil(Decimal value)': (_: LibraryHost, value: ApexDecimal | null) =>
      required(value).setScale(0, 'CEILING'),
    'Double ceil(Double value)': onDouble(Math.ceil),
    'Decimal floor(Decimal value)': (_: LibraryHost, value: ApexDecimal | null) => required(value).setScale(0, 'FLOOR'),
    'Double floor(Double value)': onDouble(Math.floor),
    'Integer round(Decimal value)': (_: LibraryHost, value: ApexDecimal | null) =>
      Number(BigInt.asIntN(32, required(value).setScale(0, 'HALF_EVEN').toBigInt())),
    'Integer round(Double value)': (_: LibraryHost, value: ApexDouble | null) =>
      Math.floor(required(value).value + 0.5) | 0,
    'Long roundToLong(Decimal value)': (_: LibraryHost, value: ApexDecimal | null) =>
      required(value).setScale(0, 'HALF_EVEN').toBigInt(),
    'Long roundToLong(Double value)': (_: LibraryHost, value: ApexDouble | null) =>
      BigInt(Math.floor(required(value).value + 0.5)),
    'Decimal signum(Decimal value)': (_: LibraryHost, value: ApexDecimal | null) =>
      ApexDecimal.from(required(value).compareTo(ApexDecimal.from(0))),
    'Double signum(Double value)': onDouble(Math.sign),
    'Double pow(Double base, Double exponent)': (
      _: LibraryHost,
      base: ApexDouble | null,
      exponent: ApexDouble | null,
    ) => new ApexDouble(required(base).value ** required(exponent).value),
    'Double random()': () => new ApexDouble(Math.random()),
    'Double atan2(Double y, Double x)': (_: LibraryHost, y: ApexDouble | null, x: ApexDouble | null) =>
      new ApexDouble(Math.atan2(required(y).value, required(x).value)),
    'Double rint(Double value)': onDouble((value) => ApexDecimal.from(value).setScale(0, 'HALF_EVEN').toNumber()),
    ...onReal('sqrt', Math.sqrt),
    ...onReal('cbrt', Math.cbrt),
    ...onReal('exp', Math.exp),
    ...onReal('log', Math.log),
    ...onReal('log10', Math.log10),
    ...onReal('sin', Math.sin),
    ...onReal('cos', Math.cos),
    ...onReal('tan', Math.tan),
    ...onReal('asin', Math.asin),
    ...onReal('acos', Math.acos),
    ...onReal('atan', Math.atan),
    ...onReal('sinh', Math.sinh),
    ...onReal('cosh', Math.cosh),
    ...onReal('tanh', Math.tanh),
  },
});
