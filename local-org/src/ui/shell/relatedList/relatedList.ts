import { api, LightningElement } from 'lwc';

/**
 * Frame of a related list: its heading, why it could not be read, and what it says when it has no rows.
 * @slot default the rows
 */
export default class RelatedList extends LightningElement {
  @api heading = '';
  @api iconName = '';
  /** Why the rows could not be read; empty when they were. */
  @api failure = '';
  /** What is shown instead of rows; empty when there are some. */
  @api emptyText = '';
}
