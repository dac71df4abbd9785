/** Fired when the user opens or closes the section. Does not bubble. */
export const SECTION_TOGGLE_EVENT = 'sectiontoggle';

export interface SectionToggleDetail {
  readonly name: string;
  readonly open: boolean;
}
