import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { javaRegex, javaReplacement, javaSplit } from '../../src/apex/library/java-regex.ts';
import { ApexException } from '../../src/apex/runtime/exceptions.ts';

const finds = (source: string, text: string): boolean => javaRegex(source).test(text);

describe('Java regular expressions', () => {
  it('knows flags, quoting and classes', () => {
    assert.ok(finds('(?i)ABC', 'xabcx'));
    assert.ok(finds('\\Qa.b\\E', 'a.b'));
    assert.ok(!finds('\\Qa.b\\E', 'axb'));
    assert.ok(finds('^\\p{Alpha}+$', 'abc'));
    assert.ok(finds('^\\p{L}+$', 'äöü'));
    assert.ok(finds('[\\p{Punct}]', '!'));
    assert.ok(finds('^[a-z0-9._%+-]+@[a-z]+\\.[a-z]{2,}$', 'me@home.de'));
    assert.ok(finds('a++b', 'aab'));
    assert.ok(finds('\\{\\d+\\}', '{12}'));
    assert.ok(finds('[^\\w\\s\\-]', '#'));
    assert.ok(finds('^\\[(\\d+)]$', '[12]'));
  });

  it('refuses what is malformed', () => {
    assert.throws(() => javaRegex('(unclosed'), ApexException);
  });

  it('translates replacements', () => {
    assert.equal('1-2'.replace(javaRegex('(\\d)-(\\d)'), javaReplacement('$2:$1')), '2:1');
    assert.equal('a'.replace(javaRegex('a'), javaReplacement('\\$5')), '$5');
  });

  it('splits as String.split', () => {
    assert.deepEqual(javaSplit('a,b,,', ',', 0), ['a', 'b']);
    assert.deepEqual(javaSplit('a,b,,', ',', -1), ['a', 'b', '', '']);
    assert.deepEqual(javaSplit('a,b,c', ',', 2), ['a', 'b,c']);
    assert.deepEqual(javaSplit('', ',', 0), ['']);
    assert.deepEqual(javaSplit(',a', ',', 0), ['', 'a']);
    assert.deepEqual(javaSplit('abc', '', 0), ['a', 'b', 'c']);
  });
});
