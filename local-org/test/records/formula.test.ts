import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RawRecord } from '../../src/metadata/catalog.ts';
import { loadCatalog } from '../../src/metadata/loader.ts';
import { compileFormula } from '../../src/formula/compile.ts';
import type { FormulaScope } from '../../src/formula/compile.ts';
import { toRaw } from '../../src/formula/values.ts';

const catalog = loadCatalog([]);
const opportunity = catalog.objects.get('opportunity')!;

function evaluate(source: string, values: RawRecord = {}, old: RawRecord | null = null, parents: RawRecord = {}) {
  const scope: FormulaScope = {
    isNew: old === null,
    timeZone: 'Europe/Berlin',
    profileName: 'Standard User',
    now: () => Date.parse('2026-11-18T23:30:00Z'),
    value: (path) => (path.references.length === 0 ? values : parents)[path.field.name] ?? null,
    prior: (field) => (old ?? values)[field.name] ?? null,
    userValue: (path) => (path.field.name === 'Id' ? '005000000000001AAA' : 'Rita'),
    hasCustomPermission: (name) => name === 'Allowed',
  };
  return toRaw(compileFormula(source, opportunity, catalog).evaluate(scope));
}

const cases: readonly [formula: string, expected: unknown, values?: RawRecord][] = [
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['2 ^ 3', 8],
  ['-Amount', -5, { Amount: 5 }],
  ['0.1 + 0.2 = 0.3', true],
  ['Amount / 0', null, { Amount: 5 }],
  ['Amount + 1', null],
  ['Amount > 1', false],
  ['Amount < 1', false],
  ['"a" & "b"', 'ab'],
  ["'a' + 'b'", 'ab'],
  ['Name <> "x"', true, { Name: 'y' }],
  ['Name = ""', true],
  ['Name != NULL', true, { Name: 'y' }],
  ['TRUE && !FALSE', true],
  ['FALSE || Amount == 5', true, { Amount: 5 }],
  ['AND(TRUE, ISBLANK(NextStep), ISNULL(Amount))', true],
  ['OR(FALSE, NOT(ISBLANK(Name)))', true, { Name: 'y' }],
  ['IF(Amount > 10, "big", "small")', 'big', { Amount: 11 }],
  ['CASE(StageName, "A", 1, "B", 2, 3)', 2, { StageName: 'B' }],
  ['CASE(StageName, "A", 1, 9)', 9, { StageName: 'B' }],
  ['ISPICKVAL(StageName, "Closed Won")', true, { StageName: 'Closed Won' }],
  ['ISPICKVAL(StageName, "")', true],
  ['TEXT(Amount)', '5', { Amount: 5 }],
  ['TEXT(CloseDate)', '2026-12-01', { CloseDate: '2026-12-01' }],
  ['LEN(Name)', 3, { Name: 'abc' }],
  ['UPPER(LEFT(Name, 2)) & RIGHT(Name, 1)', 'ABc', { Name: 'abc' }],
  ['MID("abcdef", 2, 3)', 'bcd'],
  ['FIND("c", "abc")', 3],
  ['SUBSTITUTE("a$b", "$", "$&")', 'a$&b'],
  ['TRIM("  a ")', 'a'],
  ['LPAD("7", 3, "0")', '007'],
  ['BEGINS(Name, "ab")', true, { Name: 'abc' }],
  ['CONTAINS(Name, "bc")', true, { Name: 'abc' }],
  ['REGEX(Name, "[a-z]{3}")', true, { Name: 'abc' }],
  ['REGEX(Name, "\\\\d+")', false, { Name: 'abc' }],
  ['REGEX(Name, "(?i)ABC")', true, { Name: 'abc' }],
  ['VALUE("12.5") + 1', 13.5],
  ['ABS(-3) + ROUND(2.345, 2) + ROUND(-0.5, 0)', 4.35],
  ['MAX(1, 3, 2) - MIN(1, 3)', 2],
  ['MOD(7, 3) + FLOOR(2.9) + CEILING(2.1)', 6],
  ['BLANKVALUE(NextStep, "none")', 'none'],
  ['NULLVALUE(Amount, 4)', 4],
  ['TODAY()', '2026-11-19'],
  ['TODAY() + 7', '2026-11-26'],
  ['CloseDate - TODAY()', 12, { CloseDate: '2026-12-01' }],
  ['CloseDate < TODAY()', true, { CloseDate: '2026-11-01' }],
  ['DATE(2026, 2, 30)', null],
  ['YEAR(CloseDate) * 100 + MONTH(CloseDate)', 202612, { CloseDate: '2026-12-01' }],
  ['ADDMONTHS(DATE(2026, 1, 31), 1)', '2026-02-28'],
  ['DATEVALUE(CreatedDate)', '2026-11-19', { CreatedDate: '2026-11-18T23:30:00.000Z' }],
  ['NOW() - CreatedDate', 1, { CreatedDate: '2026-11-17T23:30:00.000Z' }],
  ['WEEKDAY(DATE(2026, 11, 18))', 4],
  ['$User.Id', '005000000000001AAA'],
  ['$User.FirstName', 'Rita'],
  ['$Profile.Name = "Standard User"', true],
  ['ISNEW()', true],
  ['ISCHANGED(Amount)', false, { Amount: 1 }],
  ['/* a comment */ 1', 1],
];
for (const [formula, expected, values] of cases) {
  test(`formula ${formula} is ${String(expected)}`, () => assert.equal(evaluate(formula, values), expected));
}

test('changes are seen against the values before the save', () => {
  const [values, old] = [
    { Amount: 5, StageName: 'B' },
    { Amount: 4, StageName: 'B' },
  ];
  assert.equal(evaluate('ISCHANGED(Amount)', values, old), true);
  assert.equal(evaluate('ISCHANGED(StageName)', values, old), false);
  assert.equal(evaluate('PRIORVALUE(Amount)', values, old), 4);
  assert.equal(evaluate('ISNEW()', values, old), false);
});

test('fields of records above are followed', () => {
  assert.equal(evaluate('Account.Name & "/" & Owner:User.Name', {}, null, { Name: 'Acme' }), 'Acme/Acme');
});

const mistakes: readonly [formula: string, message: RegExp][] = [
  ['SOUNDEX(Name)', /Unknown function SOUNDEX/],
  ['Nme', /Field Nme does not exist on Opportunity/],
  ['Acount.Name', /There is no relationship 'Acount' on Opportunity/],
  ['$Permission.Nothing', /There is no custom permission 'Nothing'/],
  ['$Api.Session_ID', /Unsupported global '\$Api.Session_ID'/],
  ['LEN()', /Wrong number of arguments for LEN/],
  ['1 +', /the formula ends too early/],
  ['1 2', /unexpected '2'/],
  ['AND(1', /expected '\)'/],
  ['Amount # 2', /Syntax error near '# 2'/],
  ['CASE(StageName, "A", 1, "B", 2)', /CASE needs pairs/],
  ['ISCHANGED(Account.Name)', /ISCHANGED takes one field of Opportunity/],
];
for (const [formula, message] of mistakes) {
  test(`formula ${formula} is refused when it is compiled`, () => {
    assert.throws(() => compileFormula(formula, opportunity, catalog), message);
  });
}
