/** Who is looking and in which language: everything about a page that its build cannot know. */
export interface PageContext {
  /** Null when nobody is logged in. */
  readonly user: PageUser | null;
  readonly organizationName: string;
  /** As Salesforce spells them: `en_US`. */
  readonly language: string;
  readonly locale: string;
  /** IANA name, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
  /** ISO 4217 code of the organisation. */
  readonly currency: string;
  /** Custom labels in the user's language, by name in lower case. */
  readonly labels: Readonly<Record<string, string>>;
  /** API names in lower case. */
  readonly customPermissions: readonly string[];
  readonly userPermissions: readonly string[];
}

export interface PageUser {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly profileName: string;
  readonly roleName: string | null;
}

let context: PageContext | undefined;

/** Fetches the context of the session. Runs once, before any component is evaluated. */
export async function loadPageContext(): Promise<PageContext> {
  const response = await fetch('/local/page-context.json', { headers: { accept: 'application/json' } });
  if (!response.ok) {
    throw new Error(`The page context could not be read (HTTP ${response.status}).`);
  }
  context = Object.freeze((await response.json()) as PageContext);
  return context;
}

export function pageContext(): PageContext {
  if (!context) {
    throw new Error('The page context is read before it was loaded.');
  }
  return context;
}

export function label(name: string): string {
  return pageContext().labels[name.toLowerCase()] ?? '';
}

/** `true` or `undefined`, as the platform's permission modules say it. */
export function customPermission(name: string): true | undefined {
  return pageContext().customPermissions.includes(unqualified(name)) || undefined;
}

export function userPermission(name: string): true | undefined {
  return pageContext().userPermissions.includes(unqualified(name)) || undefined;
}

function unqualified(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

/** Value of `@salesforce/user/<property>`. */
export function user(property: string): unknown {
  switch (property) {
    case 'Id':
      return pageContext().user?.id;
    case 'isGuest':
      return pageContext().user === null;
    default:
      throw new Error(`The local org does not supply "@salesforce/user/${property}".`);
  }
}

const PHONE = '(max-width: 767px)';

/** `Small` on a viewport that Lightning Experience would treat as a phone, else `Large`. */
export function formFactor(): 'Small' | 'Large' {
  return window.matchMedia(PHONE).matches ? 'Small' : 'Large';
}
