declare module '@salesforce/sfdx-lwc-jest' {
  /** Makes an adapter for an Apex method that is both called, through `method`, and wired. */
  export function createApexTestWireAdapter(method: jest.Mock): unknown;
}
