import { api, LightningElement } from 'lwc';
import { labels } from 'shell/labels';

/** A page that has nothing to show, says why and offers the way on. */
export default class MessagePage extends LightningElement {
  @api iconName = 'utility:info';
  @api label = '';
  @api text = '';

  labels = labels;
}
