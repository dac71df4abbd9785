import { api, LightningElement } from 'lwc';
import { SECTION_TOGGLE_EVENT, type SectionToggleDetail } from './constants';

export type { SectionToggleDetail } from './constants';

/**
 * A section that opens and closes under its title, as on a record's details. The parent owns whether it is open.
 * @fires sectiontoggle with a {@link SectionToggleDetail}
 */
export default class CoachingSection extends LightningElement {
  /** Identifies the section in the event. */
  @api name!: string;

  /** Text of the title. */
  @api label!: string;

  @api open = false;

  get className(): string {
    return this.open ? 'slds-section slds-is-open' : 'slds-section';
  }

  get expanded(): 'true' | 'false' {
    return this.open ? 'true' : 'false';
  }

  get collapsed(): boolean {
    return !this.open;
  }

  get icon(): string {
    return this.open ? 'utility:chevrondown' : 'utility:chevronright';
  }

  handleToggle(): void {
    const detail = { name: this.name, open: !this.open };
    this.dispatchEvent(new CustomEvent<SectionToggleDetail>(SECTION_TOGGLE_EVENT, { detail }));
  }
}
