/** One API request and its answer, apart from HTTP: composite requests make these too. */
import type { ExecutionContext } from '../records/records.ts';
import type { Org } from '../org.ts';
import type { QueryCursors } from './query-cursors.ts';
import type { TestRunStore } from './test-run-store.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE' | 'HEAD';

export interface ApiCall {
  readonly org: Org;
  readonly ctx: ExecutionContext;
  readonly cursors: QueryCursors;
  readonly testRuns: TestRunStore;
  readonly method: Method;
  /** Version in the path, e.g. `65.0`. */
  readonly version: string;
  /** Scheme and host that the client used, e.g. `http://localhost:8100`. */
  readonly origin: string;
  /** Named parts of the resource's path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed JSON; text for other media types; undefined when there is none. */
  readonly body: unknown;
}

export interface ApiAnswer {
  readonly status: number;
  /** JSON unless `type` says otherwise; undefined sends no body. */
  readonly body?: unknown;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A thing below `/services/data/vXX.0` that answers one method. */
export interface Resource {
  readonly method: Method;
  /** e.g. `/sobjects/:object/:id`; a last segment `*name` takes the rest of the path. */
  readonly path: string;
  readonly handle: (call: ApiCall) => ApiAnswer;
}

export const ok = (body: unknown): ApiAnswer => ({ status: 200, body });
export const noContent: ApiAnswer = { status: 204 };
