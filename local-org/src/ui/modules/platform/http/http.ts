/** A refused or failed request, in the shape that components get from Lightning Data Service and from Apex. */
export interface FetchResponse<Body = unknown> {
  readonly ok: false;
  readonly status: number;
  readonly statusText: string;
  readonly body: Body;
  readonly errorType: 'fetchResponse';
}

/** Dispatched on `window` when the server no longer knows the session. */
export const SESSION_ENDED = 'platform__sessionended';

export const API_PATH = '/services/data/v67.0';

/**
 * Sends a request to the local org and reads JSON. The result is deep-frozen, as data from a wire is.
 * @throws FetchResponse
 */
export async function request<Result>(path: string, init: { method?: string; body?: unknown } = {}): Promise<Result> {
  const { method = 'GET', body } = init;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    return raise(failure(0, 'Network error', { message: 'The local org does not answer. Is it still running?' }));
  }
  const data = await readBody(response);
  if (!response.ok) {
    if (response.status === 401) {
      window.dispatchEvent(new CustomEvent(SESSION_ENDED));
    }
    return raise(failure(response.status, response.statusText, data));
  }
  return deepFreeze(data) as Result;
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!text) {
    return null;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return { message: text.slice(0, 500) };
  }
}

/** Throws what components expect to catch: a plain object with `status` and `body`, as the platform's adapters throw. */
export function raise(error: FetchResponse): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- an Error would not be what the platform throws
  throw error;
}

export function failure<Body>(status: number, statusText: string, body: Body): FetchResponse<Body> {
  return deepFreeze({ ok: false, status, statusText, body, errorType: 'fetchResponse' });
}

export function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
