import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexParserFactory } from '@apexdevtools/apex-parser';
import { parseSoql, queryFromTree } from '../../src/soql/parse.ts';
import { SoqlError, type SoqlCondition } from '../../src/soql/query.ts';

function problemOf(text: string): SoqlError['problem'] {
  try {
    parseSoql(text);
  } catch (error) {
    if (error instanceof SoqlError) return error.problem;
    throw error;
  }
  assert.fail(`"${text}" should have been refused`);
}

function comparison(text: string): Extract<SoqlCondition, { kind: 'compare' }> {
  const { where } = parseSoql(text);
  assert.equal(where?.kind, 'compare');
  return where;
}

test('parseSoql_allClauses_readsEach', () => {
  const query = parseSoql(
    'SELECT Id, (SELECT Subject FROM Tasks LIMIT 3) FROM Opportunity o WHERE (Amount > 1.5 AND IsClosed = TRUE) OR Name = null ' +
      'WITH USER_MODE ORDER BY CloseDate DESC NULLS LAST LIMIT 10 OFFSET :skip FOR UPDATE',
  );
  assert.equal(query.from, 'Opportunity');
  assert.equal(query.alias, 'o');
  assert.equal(query.access, 'user');
  assert.equal(query.select[1]?.kind, 'subquery');
  assert.equal(query.where?.kind, 'or');
  assert.deepEqual(
    query.orderBy.map(({ descending, nulls }) => ({ descending, nulls })),
    [{ descending: true, nulls: 'LAST' }],
  );
  assert.deepEqual(query.limit, { kind: 'literal', value: 10 });
  assert.deepEqual(query.offset, { kind: 'bind', index: null, name: 'skip' });
  assert.equal(query.forUpdate, true);
});

test('parseSoql_values_haveTheirKinds', () => {
  assert.deepEqual(comparison("SELECT Id FROM Account WHERE Name = 'O\\'Neil\\n'").right, {
    kind: 'literal',
    value: "O'Neil\n",
  });
  assert.deepEqual(comparison('SELECT Id FROM Account WHERE CreatedDate > 2026-01-01T00:00:00+01:00').right, {
    kind: 'datetime',
    value: '2025-12-31T23:00:00.000Z',
  });
  assert.deepEqual(comparison('SELECT Id FROM Account WHERE CreatedDate = last_n_days:30').right, {
    kind: 'dateLiteral',
    value: 'LAST_N_DAYS',
    n: 30,
  });
  assert.equal(comparison('SELECT Id FROM Account WHERE Name <> null').op, '!=');
  assert.equal(comparison('SELECT Id FROM Account WHERE Name NOT IN :names').op, 'not in');
});

test('parseSoql_likePattern_keepsItsEscapes', () => {
  assert.deepEqual(comparison("SELECT Id FROM Account WHERE Name LIKE '50\\% of \\_x%'").right, {
    kind: 'literal',
    value: '50\\% of \\_x%',
  });
  assert.deepEqual(comparison("SELECT Id FROM Account WHERE Name = '50\\%'").right, { kind: 'literal', value: '50%' });
});

test('parseSoql_broken_saysWhereInOneShortMessage', () => {
  assert.deepEqual(problemOf("SELECT Id FROM Account WHERE Name = 'x' garbage more"), {
    message: "unexpected token: 'garbage'",
    at: { line: 1, column: 41 },
    code: 'MALFORMED_QUERY',
  });
  assert.equal(problemOf('SELECT Id FROM Account WHERE').message, 'unexpected end of query');
  assert.equal(problemOf('').message, 'unexpected end of query');
  assert.equal(problemOf('SELECT Id FROM Account; DELETE FROM Account').message, "unexpected token: ';'");
  assert.match(problemOf(`SELECT Id FROM Account WHERE Name = '${'x'.repeat(100_001)}'`).message, /longer than/);
});

test('parseSoql_unsupported_isRefusedByName', () => {
  assert.match(problemOf('SELECT TYPEOF What WHEN Account THEN Name END FROM Task').message, /TYPEOF is not supported/);
  assert.match(problemOf('SELECT Name, COUNT(Id) FROM Account GROUP BY ROLLUP(Name)').message, /ROLLUP/);
  assert.match(problemOf('SELECT Id FROM Account USING SCOPE mine').message, /USING SCOPE/);
});

test('queryFromTree_inlineQuery_numbersBindsByItsCaller', () => {
  const { parser } = {
    parser: ApexParserFactory.createParser('SELECT Id FROM Account WHERE Id IN :ids.keySet() LIMIT :n', true),
  };
  const texts: string[] = [];
  const query = queryFromTree(parser.query(), (expression) => {
    texts.push(expression.getText());
    return { index: texts.length - 1, name: expression.getText() };
  });
  assert.deepEqual(texts, ['ids.keySet()', 'n']);
  assert.deepEqual(query.limit, { kind: 'bind', index: 1, name: 'n' });
});
