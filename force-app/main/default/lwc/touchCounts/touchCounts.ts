import { api, LightningElement } from 'lwc';
import { SIDES, TOUCH_CLASSES, type Side, type TouchCount } from 'c/dealCoachingService';
import { fill, formatPercent } from 'c/coachingText';
import { COUNT_SELECT_EVENT, type CountSelectDetail } from './constants';
import { countColumns, countRows, type CountColumn, type CountRow } from './countRows';
import { labels } from './labels';

export type { CountSelectDetail } from './constants';

/**
 * How many touches of which kind each side has. Each number opens its records.
 * @fires countselect with a {@link CountSelectDetail}
 */
export default class TouchCounts extends LightningElement {
  @api counts: readonly TouchCount[] = [];

  /** How the sides are called: first names or "You", and the word for both. */
  @api sideNames!: Readonly<Record<Side, string>>;

  /** Fraction from 0 to 1; not shown when undefined. */
  @api coachRatio?: number;

  readonly labels = labels;

  get columns(): CountColumn[] {
    return countColumns(this.counts, this.sideNames);
  }

  get rows(): CountRow[] {
    return countRows(this.counts, this.columns);
  }

  get ratio(): string | undefined {
    return this.coachRatio === undefined ? undefined : fill(labels.ratio, formatPercent(this.coachRatio));
  }

  handleOpen(event: Event): void {
    const { side, touchClass } = (event.currentTarget as HTMLElement).dataset;
    const detail = {
      side: SIDES.find((candidate) => candidate === side),
      touchClass: TOUCH_CLASSES.find((candidate) => candidate === touchClass),
    };
    if (detail.side === undefined || detail.touchClass === undefined) return;
    this.dispatchEvent(new CustomEvent<CountSelectDetail>(COUNT_SELECT_EVENT, { detail: detail as CountSelectDetail }));
  }
}
