import { api, LightningElement } from 'lwc';
import { ACTION_EVENT } from './constants';

/**
 * Explains in place of content: why there is none, and what to do. With `urgent` it is the error panel.
 * @fires noticeaction
 */
export default class CoachingNotice extends LightningElement {
  /** Name of an SLDS icon. */
  @api iconName!: string;

  @api heading!: string;

  /** One sentence or two each. */
  @api paragraphs: readonly string[] = [];

  /** Text of the button; no button without it. */
  @api actionLabel?: string;

  /** The button was pressed and its work is under way. */
  @api busy = false;

  /** Screen readers announce the notice at once. */
  @api urgent = false;

  get liveRole(): string | undefined {
    return this.urgent ? 'alert' : undefined;
  }

  handleAction(): void {
    this.dispatchEvent(new CustomEvent(ACTION_EVENT));
  }
}
