import { api, LightningElement } from 'lwc';

/** Holds the place of the panel while its first answer is under way, so that nothing jumps. */
export default class CoachingSkeleton extends LightningElement {
  /** What is loading, for screen readers. */
  @api label!: string;
}
