import { createApexTestWireAdapter } from '@salesforce/sfdx-lwc-jest';

/** What the test adapters of `@salesforce/sfdx-lwc-jest` add to a wire adapter. */
export interface TestWire<Data> {
  /** Provisions data to every component that uses the wire. */
  emit(data: Data): void;
  /** Provisions an error with this body. */
  error(body?: unknown, status?: number, statusText?: string): void;
  /** The configuration that the component gave last. */
  getLastConfig(): Record<string, unknown> | undefined;
}

/** The test adapter behind a wire adapter or an Apex method. */
export function asTestWire<Data>(adapter: unknown): TestWire<Data> {
  return adapter as TestWire<Data>;
}

/** A module that stands in for `@salesforce/apex/*`: an Apex method that a test provisions through a wire. */
export function apexModule(): object {
  return { __esModule: true, default: createApexTestWireAdapter(jest.fn()) };
}
