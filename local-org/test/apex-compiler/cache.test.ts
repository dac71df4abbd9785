import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { cacheFolder } from '../../src/cache-folder.ts';
import { ParseCache } from '../../src/parse-cache.ts';

const folder = mkdtempSync(join(tmpdir(), 'local-org-cache-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const SOURCE = 'public class A { List<Account> all() { return [SELECT Id FROM Account WHERE Name = :name]; } }';

test('trees of unchanged files are kept, changed files are read again', () => {
  const first = new ParseCache(folder, 'code 1');
  const made = first.parse('A.cls', SOURCE);
  first.parse('B.cls', 'public class B { }');
  first.save();

  const second = new ParseCache(folder, 'code 1');
  const kept = second.parse('A.cls', SOURCE);
  assert.deepEqual(kept, made);
  assert.notEqual(kept, made);
  assert.equal(second.parse('A.cls', SOURCE), kept, 'the kept tree itself');
  assert.notEqual(second.parse('B.cls', 'public class B { Integer i; }').unit, null);
  const broken = second.parse('C.cls', 'public class {');
  assert.equal(broken.unit, null);
  second.save();

  const third = new ParseCache(folder, 'code 1');
  assert.deepEqual(third.parse('C.cls', 'public class {').problems, broken.problems);
  assert.deepEqual(third.parse('B.cls', 'public class B { Integer i; }').problems, []);
});

test('trees of other code, and files that are no cache, are not used', () => {
  const file = join(folder, 'trees.bin');
  const cache = new ParseCache(folder, 'code 1');
  cache.parse('A.cls', SOURCE);
  cache.save();
  const other = new ParseCache(folder, 'code 2');
  assert.notEqual(other.parse('A.cls', SOURCE).unit, null);
  other.save();
  assert.ok(readFileSync(file).includes('code 2'));
  writeFileSync(file, 'cut off');
  const fresh = new ParseCache(folder, 'code 2');
  assert.notEqual(fresh.parse('A.cls', SOURCE).unit, null);
});

test('each set of projects has its own folder in the cache of the user', () => {
  const before = process.env['XDG_CACHE_HOME'];
  process.env['XDG_CACHE_HOME'] = folder;
  try {
    const one = cacheFolder(['one']);
    assert.ok(one?.startsWith(folder));
    assert.equal(cacheFolder(['one']), one);
    assert.notEqual(cacheFolder(['one', 'two']), one);
    process.env['XDG_CACHE_HOME'] = join(folder, 'trees.bin');
    assert.equal(cacheFolder(['one']), null, 'nothing can be kept in a file');
  } finally {
    if (before === undefined) delete process.env['XDG_CACHE_HOME'];
    else process.env['XDG_CACHE_HOME'] = before;
  }
});
