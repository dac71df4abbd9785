import { SIDES, TOUCH_CLASSES, type Side, type TouchClass, type TouchCount } from 'c/dealCoachingService';
import { fill, formatNumber } from 'c/coachingText';
import { labels } from './labels';

/** One number of the table; `number` is undefined where the side has no touch of the class. */
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

/** One side with its name. */
export interface CountColumn {
  readonly side: Side;
  readonly name: string;
}

/** A column for each person, and one for both when they did something together. */
export function countColumns(counts: readonly TouchCount[], sideNames: Readonly<Record<Side, string>>): CountColumn[] {
  return SIDES.filter((side) =>
    side === 'both' ? counts.some((count) => count.side === side && count.count > 0) : sideNames[side] !== '',
  ).map((side) => ({ side, name: sideNames[side] }));
}

/** One row a class, in a fixed order, one cell a column; classes without a single touch are left out. */
export function countRows(counts: readonly TouchCount[], columns: readonly CountColumn[]): CountRow[] {
  return TOUCH_CLASSES.map((touchClass) => {
    const name = labels.classes[touchClass];
    return {
      touchClass,
      name,
      cells: columns.map(({ side, name: sideName }) => {
        const total = counts
          .filter((count) => count.side === side && count.touchClass === touchClass)
          .reduce((sum, { count }) => sum + count, 0);
        const number = total > 0 ? formatNumber(total) : undefined;
        return {
          key: `${touchClass}-${side}`,
          side,
          touchClass,
          number,
          description: fill(labels.open, name, sideName, number ?? ''),
        };
      }),
    };
  }).filter(({ cells }) => cells.some(({ number }) => number !== undefined));
}
