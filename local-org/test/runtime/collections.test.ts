import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ApexDate,
  ApexDecimal,
  apexEquals,
  ApexList,
  ApexMap,
  ApexSet,
  enumConstant,
  exactlyEquals,
  sortOrder,
  toText,
} from '../../src/apex/runtime/values.ts';

class Point {
  readonly x: number;
  constructor(x: number) {
    this.x = x;
  }
  'equals(Object)'(other: unknown): boolean {
    return other instanceof Point && other.x === this.x;
  }
  'hashcode()'(): number {
    return this.x % 2;
  }
}

describe('collections', () => {
  it('keys by value, with the case of strings', () => {
    const set = new ApexSet('Object', [
      'a',
      'A',
      1,
      ApexDecimal.from(1),
      new ApexDecimal(100n, 2),
      ApexDate.of(2024, 1, 1),
    ]);
    assert.equal(set.size, 5);
    assert.ok(set.has(ApexDate.of(2024, 1, 1)));
    assert.ok(!set.has(null));
  });

  it('keys user objects by their equals and hashCode', () => {
    const map = new ApexMap('Point', 'String', [[new Point(1), 'one']]);
    assert.equal(map.get(new Point(1)), 'one');
    assert.equal(map.get(new Point(3)), null);
    assert.equal(map.put(new Point(1), 'uno'), 'one');
    assert.equal(map.delete(new Point(1)), 'uno');
    assert.ok(!map.has(new Point(1)));
    map.put(new Point(1), 'again');
    assert.equal(map.size, 1);
  });

  it('takes 15 and 18 character ids for the same key', () => {
    const map = new ApexMap('Id', 'String', [['001000000000001AAA', 'x']]);
    assert.equal(map.get('001000000000001'), 'x');
    assert.ok(apexEquals('001000000000001AAA', '001000000000001'));
    assert.ok(!apexEquals('00100000000000aAAA', '001000000000001'));
  });

  it('ignores case in describe maps', () => {
    const map = new ApexMap('String', 'String', [['Name', 'x']], true);
    assert.equal(map.get('NAME'), 'x');
  });

  it('compares nested content', () => {
    const list = (...items: unknown[]): ApexList => new ApexList('Object', items);
    assert.ok(apexEquals(list(list(1)), list(list(1))));
    assert.ok(new ApexSet('List<Integer>', [list(1)]).has(list(1)));
    assert.ok(apexEquals('a', 'A'));
    assert.ok(!exactlyEquals('a', 'A'));
  });

  it('sorts nulls first and enums by ordinal', () => {
    const [low, high] = [enumConstant('E', 'LOW', 0), enumConstant('E', 'HIGH', 1)];
    assert.deepEqual([high, null, low].sort(sortOrder), [null, low, high]);
    assert.equal(enumConstant('E', 'LOW', 0), low);
  });

  it('prints as String.valueOf', () => {
    assert.equal(toText(new ApexList('Object', [1, null, new ApexDecimal(150n, 2), 'x'])), '(1, null, 1.50, x)');
    assert.equal(toText(new ApexMap('String', 'Date', [['a', ApexDate.of(2024, 1, 2)]])), '{a=2024-01-02 00:00:00}');
    assert.equal(toText(ApexDate.of(2024, 1, 2)), '2024-01-02');
  });
});
