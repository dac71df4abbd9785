import type { CoverageStatus, SourceCoverage } from 'c/dealCoachingService';
import { fill, fillPlural, formatList } from 'c/coachingText';
import { labels } from './labels';

const ORDER = ['counted', 'notVisible', 'notTracked', 'absent'] as const satisfies readonly CoverageStatus[];

/**
 * One sentence for each status that occurs: what was counted first, then what could not be and why. A source that gave
 * nothing is not listed beside those that gave something.
 */
export function coverageSentences(coverage: readonly SourceCoverage[]): string[] {
  return ORDER.flatMap((status) => {
    const all = coverage.filter((source) => source.status === status);
    const telling = all.filter(({ count }) => count > 0);
    const parts = (status === 'counted' && telling.length > 0 ? telling : all).map(({ source, count }) =>
      status === 'counted' ? fillPlural(labels.sources[source], count) : labels.sources[source].name,
    );
    return parts.length > 0 ? [fill(labels[status], formatList(parts))] : [];
  });
}
