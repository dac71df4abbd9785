import type { FastifyReply, FastifyRequest } from 'fastify';

/** Orgs have either generation of the design system; dark mode exists only in the second. */
export interface Appearance {
  readonly designSystem: '1' | '2';
  readonly colorScheme: 'light' | 'dark' | 'system';
}

const DESIGN_SYSTEMS = ['1', '2'] as const;
const COLOR_SCHEMES = ['light', 'dark', 'system'] as const;
const YEAR_IN_SECONDS = 31_536_000;

/** What the browser's cookies say; SLDS 2 in light colours unless they say otherwise. */
export function readAppearance(request: Pick<FastifyRequest, 'headers'>): Appearance {
  const cookies = parseCookies(request.headers.cookie ?? '');
  return {
    designSystem: oneOf(DESIGN_SYSTEMS, cookies.get('slds')) ?? '2',
    colorScheme: oneOf(COLOR_SCHEMES, cookies.get('scheme')) ?? 'light',
  };
}

/** `?slds=1` and `?scheme=dark` switch the appearance and keep it in a cookie. */
export function applySwitches(
  request: Pick<FastifyRequest, 'url'>,
  reply: FastifyReply,
  current: Appearance,
): Appearance {
  const query = new URL(request.url, 'http://page').searchParams;
  const designSystem = oneOf(DESIGN_SYSTEMS, query.get('slds'));
  const colorScheme = oneOf(COLOR_SCHEMES, query.get('scheme'));
  const cookies = [
    ...(designSystem ? [cookie('slds', designSystem)] : []),
    ...(colorScheme ? [cookie('scheme', colorScheme)] : []),
  ];
  if (cookies.length) {
    void reply.header('set-cookie', cookies);
  }
  return { designSystem: designSystem ?? current.designSystem, colorScheme: colorScheme ?? current.colorScheme };
}

function cookie(name: string, value: string): string {
  return `${name}=${value}; Path=/; Max-Age=${YEAR_IN_SECONDS}; SameSite=Lax`;
}

function parseCookies(header: string): Map<string, string> {
  return new Map(
    header.split(';').map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return [name.trim(), value.trim()];
    }),
  );
}

function oneOf<T extends string>(allowed: readonly T[], value: string | null | undefined): T | undefined {
  return allowed.find((candidate) => candidate === value);
}
