import { api, LightningElement } from 'lwc';
import type { FollowThrough as SideFollowThrough, Party } from 'c/dealCoachingService';
import { followThroughRows, type FollowThroughRow } from './followThroughRows';
import { labels } from './labels';

/** How rep and manager keep to what was agreed on the deal, side by side: both read the same numbers. */
export default class FollowThrough extends LightningElement {
  @api sides!: Readonly<Record<Party, SideFollowThrough>>;

  /** What the sides are called for the viewer. */
  @api names!: Readonly<Record<Party, string>>;

  readonly labels = labels;

  get rows(): FollowThroughRow[] {
    return followThroughRows(this.sides);
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }
}
