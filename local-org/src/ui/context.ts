import type { Catalog } from '../metadata/catalog.ts';
import type { UserContext } from '../security/access.ts';

/** The parts of the host's options that the context shows. */
export interface ContextOptions {
  readonly roleName?: (user: UserContext) => string | null;
  readonly organizationName?: string;
  readonly currency?: string;
}

/** JSON of `/local/page-context.json`; the page reads it as `PageContext`. */
export interface PageContextJson {
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly username: string;
    readonly profileName: string;
    readonly roleName: string | null;
  } | null;
  readonly organizationName: string;
  readonly language: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly customPermissions: readonly string[];
  readonly userPermissions: readonly string[];
}

const DEFAULT_LANGUAGE = 'en_US';

/** Makes the function that gives each user's context. Labels are put together once per language. */
export function pageContextFor(
  catalog: Catalog,
  options: ContextOptions,
): (user: UserContext | null) => PageContextJson {
  const byLanguage = new Map<string, Record<string, string>>();
  const labelsIn = (language: string): Record<string, string> => {
    let labels = byLanguage.get(language);
    if (!labels) {
      labels = translatedLabels(catalog, language);
      byLanguage.set(language, labels);
    }
    return labels;
  };
  return (user) => ({
    user: user && {
      id: user.id,
      name: user.name,
      username: user.username,
      profileName: user.profileName,
      roleName: options.roleName?.(user) ?? null,
    },
    organizationName: options.organizationName ?? 'Local org',
    language: user?.language ?? DEFAULT_LANGUAGE,
    locale: user?.locale ?? DEFAULT_LANGUAGE,
    timeZone: user?.timeZone ?? 'UTC',
    currency: options.currency ?? 'USD',
    labels: labelsIn(user?.language ?? DEFAULT_LANGUAGE),
    customPermissions: [...(user?.customPermissions ?? [])].map((name) => name.toLowerCase()),
    userPermissions: [...(user?.userPermissions ?? [])].map((name) => name.toLowerCase()),
  });
}

/** The text in `language`, else in its base language (`de` for `de_AT`), else in English. */
function translatedLabels(catalog: Catalog, language: string): Record<string, string> {
  const [baseLanguage = language] = language.split('_');
  const wanted = [language, baseLanguage, DEFAULT_LANGUAGE];
  const labels: Record<string, string> = {};
  for (const [key, { text }] of catalog.labels) {
    const found = wanted.find((candidate) => text.has(candidate));
    labels[key] = (found === undefined ? undefined : text.get(found)) ?? '';
  }
  return labels;
}
