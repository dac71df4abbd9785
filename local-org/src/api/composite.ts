/** `/composite`: several calls in one request; later ones may name results of earlier ones as `@{reference.path}`. */
import type { ApiAnswer, ApiCall, Method, Resource } from './call.ts';
import { ok } from './call.ts';
import { ApiError, apiError, toApiError } from './errors.ts';
import { createRouter } from './routing.ts';
import { scalarText } from './text.ts';
import { jsonObject } from './values.ts';

const MAX_SUBREQUESTS = 25;
const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']);

interface Subrequest {
  readonly method: Method;
  readonly url: string;
  readonly referenceId: string;
  readonly body: unknown;
}
interface Subresponse {
  readonly body: unknown;
  readonly httpHeaders: Readonly<Record<string, string>>;
  readonly httpStatusCode: number;
  readonly referenceId: string;
}

function subrequestOf(value: unknown): Subrequest {
  const json = jsonObject(value, 'A composite subrequest');
  const { method, url, referenceId } = json;
  if (typeof method !== 'string' || !METHODS.has(method.toUpperCase())) {
    throw apiError('INVALID_INPUT', `A composite subrequest needs a method of ${[...METHODS].join(', ')}`);
  }
  if (typeof url !== 'string' || typeof referenceId !== 'string' || !/^\w+$/.test(referenceId)) {
    throw apiError(
      'INVALID_INPUT',
      'A composite subrequest needs a url and a referenceId of letters, digits and underscores',
    );
  }
  return { method: method.toUpperCase() as Method, url, referenceId, body: json['body'] };
}

/** Looks up `id` or `records[0].Id` in the body of an earlier answer. */
function valueAt(body: unknown, path: string): unknown {
  let value = body;
  for (const part of path.split(/[.[\]]+/).filter(Boolean)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

const REFERENCE = /@\{(\w+)\.([\w.[\]]+)\}/g;

/** Replaces references in every text of a value. @throws ApiError PROCESSING_HALTED where one has no value */
function resolve(value: unknown, answers: ReadonlyMap<string, Subresponse>): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(REFERENCE, (whole, reference: string, path: string) => {
      const answer = answers.get(reference);
      const found = answer && answer.httpStatusCode < 400 ? valueAt(answer.body, path) : undefined;
      const text = scalarText(found);
      if (text === '') {
        throw apiError(
          'PROCESSING_HALTED',
          `Invalid reference specified. No value for ${whole} found in the answer of ${reference}`,
        );
      }
      return text;
    });
  }
  if (Array.isArray(value)) return value.map((item) => resolve(item, answers));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, answers)]));
  }
  return value;
}

class Halted extends Error {}

const HALTED = [
  {
    errorCode: 'PROCESSING_HALTED',
    message: 'The transaction was rolled back since another operation in the same transaction failed.',
  },
];

/** Makes the composite resource over the resources that its subrequests may use. */
export function compositeResource(resources: readonly Resource[]): Resource {
  const router = createRouter(resources);

  function answer(call: ApiCall, sub: Subrequest, answers: ReadonlyMap<string, Subresponse>): ApiAnswer {
    const url = new URL(String(resolve(sub.url, answers)), 'http://composite');
    const match = /^\/services\/data\/v(\d+\.0)(\/.*)$/.exec(url.pathname);
    if (!match?.[1] || !match[2]) {
      throw apiError('INVALID_INPUT', `The url of a subrequest starts with /services/data/vXX.0/: ${sub.url}`);
    }
    const { resource, params } = router.find(sub.method, match[2]);
    const body = resolve(sub.body, answers);
    const inner = { ...call, method: sub.method, version: match[1], params, query: url.searchParams, body };
    return call.org.savepoint(() => resource.handle(inner));
  }

  function respond(call: ApiCall, sub: Subrequest, answers: ReadonlyMap<string, Subresponse>): Subresponse {
    const { referenceId } = sub;
    try {
      const { status, body = null, headers = {} } = answer(call, sub, answers);
      return { body, httpHeaders: headers, httpStatusCode: status, referenceId };
    } catch (error) {
      const known = toApiError(error);
      if (!known) throw error;
      return { body: known.items, httpHeaders: {}, httpStatusCode: known.status, referenceId };
    }
  }

  function handle(call: ApiCall): ApiAnswer {
    const json = jsonObject(call.body);
    const list = json['compositeRequest'];
    if (!Array.isArray(list)) throw apiError('INVALID_INPUT', 'The body must have a list named compositeRequest');
    if (list.length > MAX_SUBREQUESTS) {
      throw apiError(
        'LIMIT_EXCEEDED',
        `A composite request has at most ${MAX_SUBREQUESTS} subrequests; this one has ${list.length}`,
      );
    }
    const subrequests = list.map(subrequestOf);
    const allOrNone = json['allOrNone'] === true;
    const answers = new Map<string, Subresponse>();
    try {
      call.org.savepoint(() => {
        for (const sub of subrequests) {
          if (answers.has(sub.referenceId)) throw new ApiError(400, duplicateReference(sub));
          const response = respond(call, sub, answers);
          answers.set(sub.referenceId, response);
          if (allOrNone && response.httpStatusCode >= 400) throw new Halted();
        }
      });
    } catch (error) {
      if (!(error instanceof Halted)) throw error;
      return ok({ compositeResponse: subrequests.map((sub) => haltedResponse(sub, answers.get(sub.referenceId))) });
    }
    return ok({ compositeResponse: [...answers.values()] });
  }

  return { method: 'POST', path: '/composite', handle };
}

const duplicateReference = (sub: Subrequest) => [
  { errorCode: 'INVALID_INPUT', message: `The referenceId ${sub.referenceId} is used by more than one subrequest` },
];

/** After a rollback only the subrequest that failed keeps its own answer. */
function haltedResponse(sub: Subrequest, response: Subresponse | undefined): Subresponse {
  if (response && response.httpStatusCode >= 400) return response;
  return { body: HALTED, httpHeaders: {}, httpStatusCode: 400, referenceId: sub.referenceId };
}
