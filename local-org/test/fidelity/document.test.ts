import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { updated } from '../../scripts/fidelity.ts';

const document = new URL('../../FIDELITY.md', import.meta.url);
const classes = new URL('project/force-app/main/default/classes/', import.meta.url);

test('FIDELITY.md lists the library as it is', () => {
  const text = readFileSync(document, 'utf8');
  assert.ok(updated(text) === text, 'run node --import tsx local-org/scripts/fidelity.ts');
});

test('every fidelity test class names the documents behind its expected values', () => {
  for (const file of readdirSync(classes).filter((name) => name.endsWith('FidelityTest.cls'))) {
    const text = readFileSync(new URL(file, classes), 'utf8');
    assert.match(text, /^\/\*\*[\s\S]*?https:\/\/developer\.salesforce\.com\/docs\/[\s\S]*?\*\//, file);
  }
});
