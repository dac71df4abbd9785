import { LightningElement } from 'lwc';
import { exposedComponents } from 'platform/exposedComponents';

export default class App extends LightningElement {
  get first() {
    return exposedComponents[0];
  }
}
