/** `/tooling`: the little that clients need to list Apex. Apex code and definitions are ordinary objects of the org. */
import type { ApiAnswer, ApiCall, Resource } from './call.ts';
import { ok } from './call.ts';
import { apiError } from './errors.ts';
import { answerQuery } from './query.ts';

function answerToolingQuery(call: ApiCall): ApiAnswer {
  const soql = call.query.get('q');
  if (!soql?.trim()) throw apiError('MALFORMED_QUERY', 'The query parameter q with the SOQL text is missing');
  const query = call.org.parse(soql);
  const testRuns = call.testRuns.query(query);
  if (testRuns) {
    const size = testRuns.length;
    return ok({ size, totalSize: size, done: true, queryLocator: null, entityTypeName: query.from, records: testRuns });
  }
  const answer = answerQuery(call, soql, { allRows: false });
  const { totalSize } = answer.body as { totalSize: number };
  return ok({
    size: totalSize,
    entityTypeName: query.from,
    queryLocator: null,
    ...(answer.body as object),
  });
}

export const toolingResources: readonly Resource[] = [
  { method: 'GET', path: '/tooling/query', handle: answerToolingQuery },
];
