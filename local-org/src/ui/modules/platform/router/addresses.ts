/** A place in the application, as `lightning/navigation` describes it. */
export interface PageReference {
  readonly type: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly state: Readonly<Record<string, string>>;
}
export interface PageReferenceInput {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly state?: Readonly<Record<string, unknown>>;
}

/**
 * The address of a page reference, as Lightning Experience writes it.
 * @throws Error for a type that the local org does not host
 */
export function urlOf({ type, attributes = {}, state = {} }: PageReferenceInput): string {
  const part = (name: string): string => encodeURIComponent(asText(attributes[name]));
  switch (type) {
    case 'standard__recordPage': {
      const object = attributes['objectApiName'] ? `${part('objectApiName')}/` : '';
      return `/lightning/r/${object}${part('recordId')}/${part('actionName') || 'view'}${queryOf(state)}`;
    }
    case 'standard__recordRelationshipPage':
      return `/lightning/r/${part('objectApiName')}/${part('recordId')}/related/${part('relationshipApiName')}/view`;
    case 'standard__objectPage':
      return `/lightning/o/${part('objectApiName')}/${part('actionName') || 'list'}${queryOf(state)}`;
    case 'standard__namedPage':
      return `/lightning/page/${part('pageName') || 'home'}${queryOf(state)}`;
    case 'standard__navItemPage':
      return `/lightning/n/${part('apiName')}${queryOf(state)}`;
    case 'standard__component':
      return `/lightning/cmp/${part('componentName')}${queryOf(state)}`;
    case 'standard__webPage':
      return safeWebAddress(asText(attributes['url']));
    default:
      throw new Error(`The local org cannot open pages of type "${type}".`);
  }
}

function queryOf(state: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) {
    if (value !== undefined && value !== null) {
      query.set(name, asText(value));
    }
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Keeps `javascript:` and the like out of links. */
function safeWebAddress(url: string): string {
  return /^(https?:|mailto:|tel:|\/(?!\/))/i.test(url) ? url : 'about:blank';
}

/** The page reference of an address; type `unknown` for one that Lightning does not have. */
export function referenceOf(url: URL): PageReference {
  const state = Object.fromEntries(url.searchParams);
  const [root, kind, ...rest] = url.pathname.split('/').filter(Boolean).map(decode);
  if (root === undefined || (root === 'lightning' && kind === undefined)) {
    return { type: 'standard__namedPage', attributes: { pageName: 'home' }, state };
  }
  if (root === 'lightning') {
    switch (kind) {
      case 'r': {
        const [objectApiName, recordId, actionName] =
          /^[a-zA-Z0-9]{15,18}$/.test(rest[0] ?? '') && rest.length < 3 ? [undefined, ...rest] : rest;
        return {
          type: 'standard__recordPage',
          attributes: { objectApiName, recordId, actionName: actionName ?? 'view' },
          state,
        };
      }
      case 'o':
        return {
          type: 'standard__objectPage',
          attributes: { objectApiName: rest[0], actionName: rest[1] ?? 'list' },
          state,
        };
      case 'page':
        return { type: 'standard__namedPage', attributes: { pageName: rest[0] ?? 'home' }, state };
      case 'n':
        return { type: 'standard__navItemPage', attributes: { apiName: rest[0] }, state };
      case 'setup':
        return { type: 'standard__setupPage', attributes: { pageName: rest[0] }, state };
      case 'cmp':
        return { type: 'standard__component', attributes: { componentName: rest[0] }, state };
      default:
        break;
    }
  }
  return { type: 'unknown', attributes: {}, state };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
