/**
 * Where an arrow key leads in a list of choices; from the last to the first and back.
 * @param active index of the active choice, -1 for none
 * @returns the new index; undefined for every other key
 */
export function arrowTarget(key: string, active: number, count: number): number | undefined {
  if (key === 'ArrowDown') return active >= count - 1 ? 0 : active + 1;
  if (key === 'ArrowUp') return active <= 0 ? count - 1 : active - 1;
  return undefined;
}

/** Classes of a choice in a list box. */
export function optionClass(isActive: boolean): string {
  const focus = isActive ? ' slds-has-focus' : '';
  return `slds-media slds-media_center slds-listbox__option slds-listbox__option_entity slds-listbox__option_has-meta${focus}`;
}

/** Classes of a list box with its field. */
export function comboboxClass(isOpen: boolean): string {
  return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${isOpen ? ' slds-is-open' : ''}`;
}
