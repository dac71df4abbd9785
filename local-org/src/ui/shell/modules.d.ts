// No import or export at the top level: this file declares modules, it does not augment them.

declare module 'platform/exposedComponents' {
  /** A component that an administrator could place on a page, with what its `js-meta.xml` says. */
  interface ExposedComponent {
    readonly name: string;
    readonly label: string;
    /** `lightning__RecordPage`, `lightning__HomePage`, `lightning__Tab`, ... */
    readonly targets: readonly string[];
    /** Objects that the record page target is limited to; empty for every object. */
    readonly objects: readonly string[];
    // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- an import would make this file a module
    load(): Promise<{ readonly default: typeof import('lwc').LightningElement }>;
  }
  export const exposedComponents: readonly ExposedComponent[];
}
