declare module 'lightning/navigation' {
  /** Where to go, independent of URLs. */
  export interface PageReference {
    readonly type: string;
    readonly attributes?: Readonly<Record<string, string>>;
    readonly state?: Readonly<Record<string, string>>;
  }

  const Navigate: unique symbol;
  const GenerateUrl: unique symbol;

  export interface Navigation {
    [Navigate](page: PageReference, replace?: boolean): void;
    [GenerateUrl](page: PageReference): Promise<string>;
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- TypeScript accepts only `any[]` as the parameters of a mixin's base
  type Constructor<Instance> = new (...parameters: any[]) => Instance;

  export const NavigationMixin: (<Base extends Constructor<object>>(base: Base) => Base & Constructor<Navigation>) & {
    readonly Navigate: typeof Navigate;
    readonly GenerateUrl: typeof GenerateUrl;
  };
}
