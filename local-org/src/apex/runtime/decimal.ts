/** Rounding modes of `System.RoundingMode`, which are those of `java.math.RoundingMode`. */
export type RoundingMode = 'CEILING' | 'DOWN' | 'FLOOR' | 'HALF_DOWN' | 'HALF_EVEN' | 'HALF_UP' | 'UNNECESSARY' | 'UP';

/** Significant digits of a quotient (`MathContext.DECIMAL128`). */
const DIVISION_DIGITS = 34;

/** Thrown by `setScale(n, UNNECESSARY)` when digits would be lost, and by a division by zero. */
export class DecimalError extends Error {}

function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

function digitsOf(value: bigint): number {
  return (value < 0n ? -value : value).toString().length;
}

/** Integer division with a rounding mode. */
function divideRounded(dividend: bigint, divisor: bigint, mode: RoundingMode): bigint {
  const [a, b] = divisor < 0n ? [-dividend, -divisor] : [dividend, divisor];
  const quotient = a / b;
  const remainder = a % b;
  if (remainder === 0n) return quotient;
  const negative = a < 0n;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  return roundsAway(mode, negative, twice, b, quotient) ? quotient + (negative ? -1n : 1n) : quotient;
}

function roundsAway(mode: RoundingMode, negative: boolean, twice: bigint, divisor: bigint, quotient: bigint): boolean {
  switch (mode) {
    case 'UP':
      return true;
    case 'DOWN':
      return false;
    case 'CEILING':
      return !negative;
    case 'FLOOR':
      return negative;
    case 'HALF_UP':
      return twice >= divisor;
    case 'HALF_DOWN':
      return twice > divisor;
    case 'HALF_EVEN':
      return twice > divisor || (twice === divisor && quotient % 2n !== 0n);
    case 'UNNECESSARY':
      throw new DecimalError('Rounding necessary');
  }
}

/** Apex Decimal: an integer and the number of its digits right of the point, as `java.math.BigDecimal`. */
export class ApexDecimal {
  readonly unscaled: bigint;
  readonly scale: number;

  constructor(unscaled: bigint, scale = 0) {
    this.unscaled = unscaled;
    this.scale = scale;
  }

  /** @returns null when the text is no number */
  static parse(text: string): ApexDecimal | null {
    const match = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?\s*$/.exec(text);
    if (!match || (!match[2] && !match[3])) return null;
    const fraction = match[3] ?? '';
    let scale = fraction.length - Number(match[4] ?? 0);
    let unscaled = BigInt((match[2] ?? '') + fraction);
    if (match[1] === '-') unscaled = -unscaled;
    if (scale < 0) {
      unscaled *= powerOfTen(-scale);
      scale = 0;
    }
    return new ApexDecimal(unscaled, scale);
  }

  /** The exact decimal reading of a JavaScript number's shortest text; used for Integer, Long and stored values. */
  static from(value: number | bigint): ApexDecimal {
    if (typeof value === 'bigint') return new ApexDecimal(value, 0);
    if (Number.isSafeInteger(value)) return new ApexDecimal(BigInt(value), 0);
    const parsed = ApexDecimal.parse(String(value));
    if (!parsed) throw new DecimalError(`Invalid decimal: ${value}`);
    return parsed;
  }

  plus(other: ApexDecimal): ApexDecimal {
    const scale = Math.max(this.scale, other.scale);
    return new ApexDecimal(this.unscaledAt(scale) + other.unscaledAt(scale), scale);
  }

  minus(other: ApexDecimal): ApexDecimal {
    const scale = Math.max(this.scale, other.scale);
    return new ApexDecimal(this.unscaledAt(scale) - other.unscaledAt(scale), scale);
  }

  times(other: ApexDecimal): ApexDecimal {
    return new ApexDecimal(this.unscaled * other.unscaled, this.scale + other.scale);
  }

  /**
   * The `/` operator: 34 significant digits, HALF_EVEN, then trailing zeros removed down to the preferred scale.
   * @throws DecimalError on division by zero
   */
  dividedBy(other: ApexDecimal): ApexDecimal {
    if (other.unscaled === 0n) throw new DecimalError('Divide by 0');
    const preferred = Math.max(0, this.scale - other.scale);
    const wanted = DIVISION_DIGITS - (digitsOf(this.unscaled) - this.scale) + (digitsOf(other.unscaled) - other.scale);
    return this.divide(other, Math.max(preferred, wanted, 0), 'HALF_EVEN').stripTo(preferred);
  }

  /** `Decimal.divide(divisor, scale, roundingMode)`. */
  divide(other: ApexDecimal, scale: number, mode: RoundingMode): ApexDecimal {
    if (other.unscaled === 0n) throw new DecimalError('Divide by 0');
    const shift = scale - this.scale + other.scale;
    const dividend = shift >= 0 ? this.unscaled * powerOfTen(shift) : this.unscaled;
    const divisor = shift >= 0 ? other.unscaled : other.unscaled * powerOfTen(-shift);
    return new ApexDecimal(divideRounded(dividend, divisor, mode), scale);
  }

  negate(): ApexDecimal {
    return new ApexDecimal(-this.unscaled, this.scale);
  }

  abs(): ApexDecimal {
    return this.unscaled < 0n ? this.negate() : this;
  }

  pow(exponent: number): ApexDecimal {
    return new ApexDecimal(this.unscaled ** BigInt(exponent), this.scale * exponent);
  }

  /** A negative scale rounds left of the point; the result's scale is then 0. */
  setScale(scale: number, mode: RoundingMode = 'HALF_EVEN'): ApexDecimal {
    if (scale >= this.scale) return scale === this.scale ? this : new ApexDecimal(this.unscaledAt(scale), scale);
    const rounded = divideRounded(this.unscaled, powerOfTen(this.scale - scale), mode);
    return scale >= 0 ? new ApexDecimal(rounded, scale) : new ApexDecimal(rounded * powerOfTen(-scale), 0);
  }

  stripTrailingZeros(): ApexDecimal {
    return this.stripTo(0);
  }

  precision(): number {
    return digitsOf(this.unscaled);
  }

  /** -1, 0 or 1 by value; 1.0 equals 1.00. */
  compareTo(other: ApexDecimal): number {
    const scale = Math.max(this.scale, other.scale);
    const a = this.unscaledAt(scale);
    const b = other.unscaledAt(scale);
    return a < b ? -1 : a > b ? 1 : 0;
  }

  /** The integer part. */
  toBigInt(): bigint {
    return this.unscaled / powerOfTen(this.scale);
  }

  toNumber(): number {
    return Number(this.toString());
  }

  /** Plain notation, as `String.valueOf`. */
  toString(): string {
    const negative = this.unscaled < 0n;
    const digits = (negative ? -this.unscaled : this.unscaled).toString().padStart(this.scale + 1, '0');
    const point = digits.length - this.scale;
    const text = this.scale > 0 ? `${digits.slice(0, point)}.${digits.slice(point)}` : digits;
    return negative ? `-${text}` : text;
  }

  private unscaledAt(scale: number): bigint {
    return scale === this.scale ? this.unscaled : this.unscaled * powerOfTen(scale - this.scale);
  }

  private stripTo(minimum: number): ApexDecimal {
    let { unscaled, scale } = this;
    while (scale > minimum && unscaled % 10n === 0n) {
      unscaled /= 10n;
      scale--;
    }
    return new ApexDecimal(unscaled, scale);
  }
}
