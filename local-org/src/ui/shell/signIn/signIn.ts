import { api, LightningElement } from 'lwc';
import { pageContext } from 'platform/pageContext';
import { labels } from 'shell/labels';

/** What a visitor without a session sees: the people of the org. */
export default class SignIn extends LightningElement {
  /** Why the page asks. */
  @api message = '';

  labels = labels;

  get organizationName(): string {
    return pageContext().organizationName;
  }
}
