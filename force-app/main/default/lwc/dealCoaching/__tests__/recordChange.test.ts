import { hasChanged, snapshot } from '../recordChange';

const before = snapshot('006A', ['Proposal', 100]);

it.each([
  ['the first look', undefined, before, false],
  ['the same values', before, snapshot('006A', ['Proposal', 100]), false],
  ['another stage', before, snapshot('006A', ['Negotiation', 100]), true],
  ['a value that became empty', before, snapshot('006A', ['Proposal', null]), true],
  ['another record', before, snapshot('006B', ['Negotiation', 100]), false],
])('hasChanged_%s_isTold', (_, previous, current, changed) => {
  expect(hasChanged(previous, current)).toBe(changed);
});
