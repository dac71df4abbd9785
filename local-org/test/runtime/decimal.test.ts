import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApexDecimal, DecimalError, type RoundingMode } from '../../src/apex/runtime/decimal.ts';

const decimal = (text: string): ApexDecimal => ApexDecimal.parse(text) ?? assert.fail(text);

describe('ApexDecimal', () => {
  it('parses and prints with its scale', () => {
    for (const text of ['0', '1.50', '-0.05', '12345678901234567890.123']) assert.equal(decimal(text).toString(), text);
    assert.equal(decimal('1.5e3').toString(), '1500');
    assert.equal(decimal('.5').toString(), '0.5');
    assert.equal(ApexDecimal.parse('1a'), null);
    assert.equal(ApexDecimal.parse('.'), null);
  });

  it('keeps scale as java.math.BigDecimal does', () => {
    assert.equal(decimal('1.10').plus(decimal('2')).toString(), '3.10');
    assert.equal(decimal('1.5').times(decimal('2.50')).toString(), '3.750');
    assert.equal(decimal('1').minus(decimal('0.001')).toString(), '0.999');
  });

  it('divides with 34 digits, HALF_EVEN', () => {
    assert.equal(decimal('2').dividedBy(decimal('3')).toString(), '0.6666666666666666666666666666666667');
    assert.equal(decimal('7').dividedBy(decimal('2')).toString(), '3.5');
    assert.equal(decimal('10.00').dividedBy(decimal('5')).toString(), '2.00');
    assert.throws(() => decimal('1').dividedBy(decimal('0.0')), DecimalError);
  });

  it('rounds by every mode', () => {
    const expected: readonly (readonly [RoundingMode, string, string, string])[] = [
      ['UP', '3', '-3', '2'],
      ['DOWN', '2', '-2', '1'],
      ['CEILING', '3', '-2', '2'],
      ['FLOOR', '2', '-3', '1'],
      ['HALF_UP', '3', '-3', '1'],
      ['HALF_DOWN', '2', '-2', '1'],
      ['HALF_EVEN', '2', '-2', '1'],
    ];
    for (const [mode, half, negativeHalf, oneTenth] of expected) {
      assert.equal(decimal('2.5').setScale(0, mode).toString(), half, mode);
      assert.equal(decimal('-2.5').setScale(0, mode).toString(), negativeHalf, mode);
      assert.equal(decimal('1.1').setScale(0, mode).toString(), oneTenth, mode);
    }
    assert.throws(() => decimal('1.1').setScale(0, 'UNNECESSARY'), DecimalError);
    assert.equal(decimal('1250').setScale(-2).toString(), '1200');
  });

  it('compares by value', () => {
    assert.equal(decimal('1.0').compareTo(decimal('1.00')), 0);
    assert.equal(decimal('-1').compareTo(decimal('0.5')), -1);
    assert.equal(decimal('100').stripTrailingZeros().toString(), '100');
    assert.equal(decimal('1.500').stripTrailingZeros().toString(), '1.5');
  });
});
