/** `/tooling`: the little that clients need to list Apex. Apex code and definitions are ordinary objects of the org. */
import type { ApiAnswer, ApiCall, Resource } from './call.ts';
import { ok } from './call.ts';
import { apiError } from './errors.ts';
import { answerQuery } from './query.ts';

function query(call: ApiCall): ApiAnswer {
  const soql = call.query.get('q');
  if (!soql?.trim()) throw apiError('MALFORMED_QUERY', 'The query parameter q with the SOQL text is missing');
  const answer = answerQuery(call, soql, { allRows: false });
  const { totalSize } = answer.body as { totalSize: number };
  return ok({
    size: totalSize,
    entityTypeName: call.org.parse(soql).from,
    queryLocator: null,
    ...(answer.body as object),
  });
}

export const toolingResources: readonly Resource[] = [{ method: 'GET', path: '/tooling/query', handle: query }];
