/** A component of the SFDX tree threw. */
export const componentFailed = (name: string): string => `The component "${name}" stopped with an error. Reload the page to try again.`;
