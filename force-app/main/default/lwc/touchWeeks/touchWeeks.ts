import { api, LightningElement } from 'lwc';
import type { Side, Week } from 'c/dealCoachingService';
import { fill, formatMonth } from 'c/coachingText';
import { labels } from './labels';
import { drawWeeks, type MonthMark, type WeekColumn, type WeekPicture } from './weekPicture';
import { isEmpty, totalDetails, weekDetails, weekRows, type WeekDetails, type WeekRow } from './weekTexts';

/** A column with its button. */
interface WeekStop extends WeekColumn {
  readonly index: number;
  readonly style: string;
  readonly label: string;
  readonly tabIndex: number;
}

interface NamedMonth extends MonthMark {
  readonly name: string;
}

/** Which week the keyboard moves to. */
const MOVES: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowLeft: (index) => Math.max(index - 1, 0),
  ArrowRight: (index, last) => Math.min(index + 1, last),
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * Who did how much in each week: the rep above a line, the manager below it, with a table of the same numbers. Pointing
 * at a week, tapping it or moving the focus there names its numbers.
 */
export default class TouchWeeks extends LightningElement {
  /** Oldest first, the last one is the current week. */
  @api weeks: readonly Week[] = [];

  /** How the sides are called: first names or "You", and the word for both. */
  @api sideNames!: Readonly<Record<Side, string>>;

  pointed?: number | undefined;
  focused?: number | undefined;
  /** Week that the tab key goes to; the current one at first. */
  stop?: number;
  showsTable = false;
  readonly labels = labels;

  get empty(): boolean {
    return isEmpty(this.weeks);
  }

  get picture(): WeekPicture {
    return drawWeeks(this.weeks);
  }

  get drawingStyle(): string {
    return `block-size: ${String(this.picture.height)}px`;
  }

  get axisY(): number {
    return this.picture.height - 4;
  }

  get months(): NamedMonth[] {
    return this.picture.months.map((mark) => ({ ...mark, name: formatMonth(mark.startsOn) }));
  }

  get legend(): { readonly rep: string; readonly manager: string } {
    return { rep: fill(labels.above, this.sideNames.rep), manager: fill(labels.below, this.sideNames.manager) };
  }

  get stops(): WeekStop[] {
    const stop = this.stopIndex;
    return this.picture.columns.map((column, index) => {
      const { heading, text } = this.detailsOf(index);
      return {
        ...column,
        index,
        style: `inset-inline-start: ${column.left}; inline-size: ${column.width}`,
        label: `${heading}: ${text}`,
        tabIndex: index === stop ? 0 : -1,
      };
    });
  }

  get details(): WeekDetails {
    return this.activeIndex === undefined ? totalDetails(this.weeks, this.sideNames) : this.detailsOf(this.activeIndex);
  }

  get rows(): WeekRow[] {
    return weekRows(this.weeks);
  }

  get tablePressed(): 'true' | 'false' {
    return this.showsTable ? 'true' : 'false';
  }

  get tableClass(): string | undefined {
    return this.showsTable ? undefined : 'slds-assistive-text';
  }

  handlePoint(event: Event): void {
    this.pointed = indexOf(event);
  }

  handleLeave(): void {
    this.pointed = undefined;
  }

  handleFocus(event: Event): void {
    this.focused = indexOf(event);
    if (this.focused !== undefined) this.stop = this.focused;
  }

  handleBlur(): void {
    this.focused = undefined;
  }

  handleTap(event: Event): void {
    // Not every touch browser focuses a button that is tapped.
    (event.currentTarget as HTMLElement).focus();
  }

  handleKey(event: KeyboardEvent): void {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const index = move(this.stopIndex, this.weeks.length - 1);
    this.template?.querySelector<HTMLElement>(`button[data-index="${String(index)}"]`)?.focus();
  }

  handleTableToggle(): void {
    this.showsTable = !this.showsTable;
  }

  private get activeIndex(): number | undefined {
    const index = this.pointed ?? this.focused;
    return index !== undefined && index < this.weeks.length ? index : undefined;
  }

  private get stopIndex(): number {
    const last = this.weeks.length - 1;
    return Math.min(this.stop ?? last, last);
  }

  private detailsOf(index: number): WeekDetails {
    const week = this.weeks[index];
    return week ? weekDetails(week, this.sideNames) : totalDetails(this.weeks, this.sideNames);
  }
}

function indexOf(event: Event): number | undefined {
  const { index } = (event.currentTarget as HTMLElement).dataset;
  return index === undefined ? undefined : Number(index);
}
