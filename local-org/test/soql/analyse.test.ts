import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyseQuery } from '../../src/soql/analyse.ts';
import { parseSoql } from '../../src/soql/parse.ts';
import { catalog } from './org.ts';

const analyse = (text: string) => analyseQuery(parseSoql(text), catalog);
const messages = (text: string): string[] => analyse(text).problems.map((problem) => problem.message);

test('analyseQuery_paths_resolveThroughAliasAndParents', () => {
  const analysis = analyse('SELECT o.name, account.owner.NAME, Opportunity.OwnerId FROM Opportunity o');
  assert.deepEqual(analysis.problems, []);
  const paths = analysis.items.map((item) =>
    item.kind === 'expr' && item.expr.kind === 'field' ? item.expr.path : '',
  );
  assert.deepEqual(paths, ['Name', 'Account.Owner.Name', 'OwnerId']);
});

test('analyseQuery_polymorphicReference_showsTheNameObject', () => {
  assert.deepEqual(messages('SELECT What.Name, What.Type, Owner.Name, Owner.Profile.Name FROM Task'), []);
  assert.match(messages('SELECT What.Amount FROM Task')[0]!, /No such column 'Amount' on entity 'Name'/);
});

test('analyseQuery_unknownNames_areAllReportedWithTheirPlace', () => {
  const { problems } = analyse('SELECT Foo,\n  Bar.Name FROM Opportunity WHERE Baz = 1');
  assert.deepEqual(
    problems.map(({ code, at }) => [code, at.line, at.column]),
    [
      ['INVALID_FIELD', 1, 8],
      ['INVALID_FIELD', 2, 3],
      ['INVALID_FIELD', 2, 35],
    ],
  );
  assert.match(problems[0]!.message, /^No such column 'Foo' on entity 'Opportunity'/);
  assert.match(problems[1]!.message, /^Didn't understand relationship 'Bar' in field path/);
});

test('analyseQuery_unknownObjectAndChildRelationship_areInvalidTypes', () => {
  assert.equal(analyse('SELECT Id FROM Nothing').problems[0]?.code, 'INVALID_TYPE');
  const child = analyse('SELECT Id, (SELECT Id FROM Task) FROM Opportunity').problems[0]!;
  assert.equal(child.code, 'INVALID_TYPE');
  assert.match(child.message, /^Didn't understand relationship 'Task' in FROM part of query call/);
});

test('analyseQuery_grouping_wantsEveryFieldGroupedOrAggregated', () => {
  assert.deepEqual(
    messages('SELECT Account.Name, SUM(Amount) FROM Opportunity GROUP BY Account.Name ORDER BY SUM(Amount)'),
    [],
  );
  assert.deepEqual(messages('SELECT StageName, Name FROM Opportunity GROUP BY StageName'), [
    'Field must be grouped or aggregated: Name',
  ]);
  assert.deepEqual(messages('SELECT COUNT(Id) FROM Opportunity GROUP BY StageName ORDER BY Name'), [
    'Ordered field must be grouped or aggregated: Name',
  ]);
  assert.deepEqual(messages('SELECT COUNT(Id) FROM Opportunity GROUP BY Amount'), [
    "field 'Amount' can not be grouped in a query call",
  ]);
});

test('analyseQuery_aggregateKeys_areAliasNameOrNumber', () => {
  const { items, kind } = analyse(
    'SELECT Account.Name, SUM(Amount), MAX(CloseDate) last, COUNT(Id) FROM Opportunity GROUP BY Account.Name',
  );
  assert.equal(kind, 'aggregate');
  assert.deepEqual(
    items.map((item) => (item.kind === 'expr' ? item.key : '')),
    ['Name', 'expr0', 'last', 'expr1'],
  );
});

test('analyseQuery_operatorsAndLiterals_mustFitTheField', () => {
  assert.match(
    messages("SELECT Id FROM Opportunity WHERE Amount = '5'")[0]!,
    /must be of type double and should not be enclosed in quotes/,
  );
  assert.match(
    messages('SELECT Id FROM Opportunity WHERE Name = 5')[0]!,
    /must be of type string and should be enclosed in quotes/,
  );
  assert.match(messages("SELECT Id FROM Opportunity WHERE CloseDate = '2026-01-01'")[0]!, /must be of type date/);
  assert.match(
    messages("SELECT Id FROM Opportunity WHERE AccountId LIKE '001%'")[0]!,
    /invalid operator on reference field/,
  );
  assert.match(
    messages("SELECT Id FROM Opportunity WHERE Description = 'x'")[0]!,
    /can not be filtered in a query call/,
  );
  assert.match(messages("SELECT Id FROM Opportunity WHERE AccountId = 'not an id'")[0]!, /invalid ID field/);
  assert.match(
    messages('SELECT NewValue FROM OpportunityFieldHistory WHERE NewValue = null')[0]!,
    /can not be filtered/,
  );
});

test('analyseQuery_functions_checkTheirArgument', () => {
  assert.deepEqual(messages('SELECT SUM(Name) FROM Opportunity'), [
    'field Name does not support aggregate operator SUM',
  ]);
  assert.match(
    messages('SELECT CALENDAR_YEAR(Name) FROM Opportunity GROUP BY CALENDAR_YEAR(Name)')[0]!,
    /date function/,
  );
});

test('analyseQuery_fieldsFunction_needsALimit', () => {
  assert.match(messages('SELECT FIELDS(ALL) FROM Account')[0]!, /LIMIT of at most 200/);
  const { items, problems } = analyse('SELECT FIELDS(ALL) FROM Account LIMIT 200');
  assert.deepEqual(problems, []);
  assert.equal(items.length, catalog.objects.get('account')!.fields.size);
});

test('analyseQuery_duplicates_areRefused', () => {
  assert.deepEqual(messages('SELECT Id, Name, NAME FROM Account'), ['duplicate field selected: Name']);
  assert.deepEqual(messages('SELECT Name, Owner.Name, CreatedBy.Name FROM Account'), []);
});

test('analyseQuery_forUpdate_locksPlainUnsortedQueries', () => {
  assert.deepEqual(messages('SELECT Id FROM Account LIMIT 1 FOR UPDATE'), []);
  assert.deepEqual(messages('SELECT Id FROM Account ORDER BY Name FOR UPDATE'), [
    'FOR UPDATE can not be used with ORDER BY',
  ]);
});
