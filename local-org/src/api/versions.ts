/** API versions that the org answers under; all behave alike. */
export const FIRST_VERSION = 50;
export const LATEST_VERSION = 68;
/** Version 59 was the one of Winter '24; three follow each other in a year. */
const WINTER_24 = 59;
const SEASONS = ['Winter', 'Spring', 'Summer'] as const;

function label(version: number): string {
  const since = version - WINTER_24;
  const season = SEASONS[((since % 3) + 3) % 3] ?? 'Winter';
  return `${season} '${24 + Math.floor(since / 3)}`;
}

/** @returns the answer of `/services/data`, oldest first as on the platform */
export function versionList(): { label: string; url: string; version: string }[] {
  return Array.from({ length: LATEST_VERSION - FIRST_VERSION + 1 }, (_, i) => {
    const version = FIRST_VERSION + i;
    return { label: label(version), url: `/services/data/v${version}.0`, version: `${version}.0` };
  });
}
