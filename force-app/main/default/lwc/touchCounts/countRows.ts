import { SIDES, TOUCH_CLASSES, type Side, type TouchClass, type TouchCount } from 'c/dealCoachingService';
import { fill, formatNumber } from 'c/coachingText';
import { labels } from './labels';

/** One number of the table; `number` is empty where a class cannot have that side's touches or has none. */
export interface CountCell {
  readonly key: string;
  readonly side: Side;
  readonly touchClass: TouchClass;
  readonly number: string | undefined;
  /** Text of the button that opens the records. */
  readonly description: string;
}

export interface CountRow {
  readonly touchClass: TouchClass;
  readonly name: string;
  readonly cells: readonly CountCell[];
}

/** One row a class, in a fixed order, one cell a side; classes without a single touch are left out. */
export function countRows(counts: readonly TouchCount[], sideNames: Readonly<Record<Side, string>>): CountRow[] {
  return TOUCH_CLASSES.map((touchClass) => {
    const name = labels.classes[touchClass];
    return {
      touchClass,
      name,
      cells: SIDES.map((side) => {
        const total = counts
          .filter((count) => count.side === side && count.touchClass === touchClass)
          .reduce((sum, { count }) => sum + count, 0);
        const number = total > 0 ? formatNumber(total) : undefined;
        return {
          key: `${touchClass}-${side}`,
          side,
          touchClass,
          number,
          description: fill(labels.open, name, sideNames[side], number ?? ''),
        };
      }),
    };
  }).filter(({ cells }) => cells.some(({ number }) => number !== undefined));
}
