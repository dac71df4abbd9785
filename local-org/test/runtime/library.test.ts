import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { systemTypes } from '../../src/apex/library/index.ts';
import { implementationsByKey, parseSignature, typeArguments } from '../../src/apex/library/signature.ts';

describe('System library', () => {
  it('takes signatures apart', () => {
    assert.deepEqual(parseSignature('Map<String, List<Id>> pick(Map<String, Object> options, Integer n)'), {
      returnType: 'Map<String,List<Id>>',
      name: 'pick',
      parameterTypes: ['Map<String,Object>', 'Integer'],
      parameterNames: ['options', 'n'],
    });
    assert.deepEqual(parseSignature('()').parameterTypes, []);
    assert.deepEqual(typeArguments('Map<String,List<Id>>'), ['String', 'List<Id>']);
  });

  it('declares every key once', () => {
    const keys = implementationsByKey(systemTypes);
    for (const key of ['String.isBlank(String)', 'List<T>.new(Integer)', 'Map<K,V>.get(K)', 'Math.get PI']) {
      assert.ok(keys.has(key), key);
    }
  });

  it('has no type name or alias twice', () => {
    const seen = new Set<string>();
    for (const { name } of systemTypes) {
      assert.ok(!seen.has(name.toLowerCase()), name);
      seen.add(name.toLowerCase());
    }
  });
});
