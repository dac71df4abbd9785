import { ApexDatetime, ApexDecimal, ApexDouble, isIdText, throwApex, toId18, type ApexDate } from '../values.ts';

const INTEGER_RANGE = 2 ** 31;

function toInteger(value: bigint | number): number {
  return Number(BigInt.asIntN(32, BigInt(Math.trunc(Number(value)))));
}

/** Implicit conversions and numeric casts, by the names of `types/conversions.ts`. Null stays null. */
export const conversions = {
  IntegerToLong: (value: number | null): bigint | null => (value === null ? null : BigInt(value)),
  IntegerToDouble: (value: number | null): ApexDouble | null => (value === null ? null : new ApexDouble(value)),
  IntegerToDecimal: (value: number | null): ApexDecimal | null =>
    value === null ? null : new ApexDecimal(BigInt(value), 0),
  LongToDouble: (value: bigint | null): ApexDouble | null => (value === null ? null : new ApexDouble(Number(value))),
  LongToDecimal: (value: bigint | null): ApexDecimal | null => (value === null ? null : new ApexDecimal(value, 0)),
  DoubleToDecimal: (value: ApexDouble | null): ApexDecimal | null =>
    value === null ? null : ApexDecimal.from(value.value),
  DecimalToDouble: (value: ApexDecimal | null): ApexDouble | null =>
    value === null ? null : new ApexDouble(value.toNumber()),
  /** @throws StringException when the text is no id; empty text is no id either */
  StringToId(value: string | null): string | null {
    if (value === null) return null;
    if (!isIdText(value)) throwApex('StringException', `Invalid id: ${value}`);
    return toId18(value);
  },
  DateToDatetime: (value: ApexDate | null): ApexDatetime | null =>
    value === null ? null : new ApexDatetime(value.toMillis()),
  LongToInteger: (value: bigint | null): number | null => (value === null ? null : Number(BigInt.asIntN(32, value))),
  DoubleToInteger: (value: ApexDouble | null): number | null =>
    value === null ? null : Math.abs(value.value) < INTEGER_RANGE ? Math.trunc(value.value) : toInteger(value.value),
  DecimalToInteger: (value: ApexDecimal | null): number | null =>
    value === null ? null : Number(BigInt.asIntN(32, value.toBigInt())),
  DoubleToLong: (value: ApexDouble | null): bigint | null => (value === null ? null : BigInt(Math.trunc(value.value))),
  DecimalToLong: (value: ApexDecimal | null): bigint | null =>
    value === null ? null : BigInt.asIntN(64, value.toBigInt()),
};
