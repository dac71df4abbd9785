import { api, LightningElement } from 'lwc';
import { exposedComponents, type ExposedComponent } from 'platform/exposedComponents';

/** Every component of the SFDX tree that targets record pages of an object, one below the other. */
export default class ComponentRegion extends LightningElement {
  @api recordId = '';
  @api objectApiName = '';

  get components(): readonly ExposedComponent[] {
    return exposedComponents.filter(
      ({ targets, objects }) =>
        targets.includes('lightning__RecordPage') && (objects.length === 0 || objects.includes(this.objectApiName)),
    );
  }
}
