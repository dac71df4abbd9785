declare module 'lightning/refresh' {
  /** Fired by whoever changed data that other components on the page show. */
  export class RefreshEvent extends CustomEvent<undefined> {
    constructor();
  }

  /**
   * Calls `handler` (with `context` as `this`) whenever the view is refreshed.
   * @returns identifier for {@link unregisterRefreshHandler}
   */
  export function registerRefreshHandler(context: object, handler: () => Promise<void>): string | number;

  export function unregisterRefreshHandler(identifier: string | number): void;
}
