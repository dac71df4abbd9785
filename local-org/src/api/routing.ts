/** Finds the resource for a method and path below `/services/data/vXX.0`. */
import type { Method, Resource } from './call.ts';
import { apiError, notFound } from './errors.ts';

export interface ResourceMatch {
  readonly resource: Resource;
  readonly params: Readonly<Record<string, string>>;
}

/** @returns path parameters, or null when the pattern does not fit. Literal parts ignore case, as on the platform. */
function matchPath(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    if (expected.startsWith('*')) {
      params[expected.slice(1)] = parts.slice(index).join('/');
      return index < parts.length ? params : null;
    }
    const part = parts[index];
    if (part === undefined) return null;
    if (expected.startsWith(':')) params[expected.slice(1)] = part;
    else if (expected.toLowerCase() !== part.toLowerCase()) return null;
  }
  return pattern.length === parts.length ? params : null;
}

const split = (path: string): string[] => path.split('/').filter((part) => part !== '');

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw apiError('MALFORMED_ID', 'The path holds a malformed percent escape');
  }
}

export interface Router {
  /** @throws ApiError NOT_FOUND for an unknown path, METHOD_NOT_ALLOWED with the methods that exist */
  find(method: Method, path: string): ResourceMatch;
  /** Whether the path is known, whatever the method. */
  has(path: string): boolean;
}

/** Makes a router. Where several resources fit, the one registered first wins. */
export function createRouter(resources: readonly Resource[]): Router {
  const table = resources.map((resource) => ({ resource, pattern: split(resource.path) }));
  return {
    has(path) {
      const parts = split(path);
      return table.some(({ pattern }) => matchPath(pattern, parts) !== null);
    },
    find(method, path) {
      const parts = split(path).map(decode);
      const wanted = method === 'HEAD' ? 'GET' : method;
      const allowed = new Set<Method>();
      for (const { resource, pattern } of table) {
        const params = matchPath(pattern, parts);
        if (!params) continue;
        if (resource.method === wanted) return { resource, params };
        allowed.add(resource.method);
      }
      if (allowed.size === 0) throw notFound();
      throw apiError(
        'METHOD_NOT_ALLOWED',
        `HTTP Method '${method}' not allowed. Allowed are ${[...allowed].join(', ')}`,
      );
    },
  };
}
