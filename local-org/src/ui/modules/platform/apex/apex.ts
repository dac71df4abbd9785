import { failure, raise, request, type FetchResponse } from 'platform/http';
import { LoadedSource, sourceOf, wireAdapter, type WireAdapterClass, type WireConfig } from 'platform/wireAdapter';

/** Sources of wired Apex calls by class, method and parameters: wires that ask the same share one request. */
const calls = new Map<string, LoadedSource>();

interface ApexAnswer {
  readonly returnValue?: unknown;
}
interface ApexFailure {
  readonly message?: string;
  readonly exceptionType?: string;
}

/** Callable, and usable as the first argument of `@wire`. */
export type ApexMethod = ((parameters?: WireConfig) => Promise<unknown>) & { readonly adapter: WireAdapterClass };

/** What `import method from '@salesforce/apex/Class.method'` gives: a function that also is a wire adapter. */
export function apexMethod(className: string, method: string): ApexMethod {
  const invoke = (parameters: WireConfig = {}): Promise<unknown> => callApex(className, method, parameters);
  return Object.assign(invoke, {
    adapter: wireAdapter((config) => {
      const key = `${className}.${method} ${JSON.stringify(config)}`;
      let source = calls.get(key);
      if (!source) {
        source = new LoadedSource(
          () => invoke(config),
          () => calls.delete(key),
        );
        calls.set(key, source);
      }
      return source;
    }),
  });
}

async function callApex(className: string, method: string, parameters: WireConfig): Promise<unknown> {
  try {
    const path = `/local/apex/${encodeURIComponent(className)}/${encodeURIComponent(method)}`;
    const answer = await request<ApexAnswer | null>(path, { method: 'POST', body: parameters });
    return answer?.returnValue;
  } catch (error) {
    const { status, statusText, body } = error as FetchResponse<ApexFailure | null>;
    const message = body?.message ?? statusText;
    return raise(failure(status, statusText, { ...body, message }));
  }
}

/**
 * Fetches a wired Apex result again and hands it to every wire that shows it.
 * @param wired the object that the wire handed to its component
 */
export async function refreshApex(wired: object | undefined): Promise<void> {
  const source = wired && sourceOf(wired);
  if (!source) {
    throw new Error('refreshApex needs the value that an @wire of an Apex method provisioned.');
  }
  await source.refresh();
}

/** A field of an SObject that Apex returned; follows relationships (`Account.Name`). */
export function getSObjectValue(record: object | undefined, field: string | { fieldApiName: string }): unknown {
  const path = typeof field === 'string' ? field.split('.').slice(1) : field.fieldApiName.split('.');
  return path.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], record);
}
