import type { CoverageStatus, SourceCoverage } from 'c/dealCoachingService';
import { fill, fillPlural, formatList } from 'c/coachingText';
import { labels } from './labels';

const ORDER = ['counted', 'notVisible', 'notTracked', 'absent'] as const satisfies readonly CoverageStatus[];

/** One sentence for each status that occurs: what was counted first, then what could not be and why. */
export function coverageSentences(coverage: readonly SourceCoverage[]): string[] {
  return ORDER.flatMap((status) => {
    const parts = coverage
      .filter((source) => source.status === status)
      .map(({ source, count }) =>
        status === 'counted' ? fillPlural(labels.sources[source], count) : labels.sources[source].name,
      );
    return parts.length > 0 ? [fill(labels[status], formatList(parts))] : [];
  });
}
