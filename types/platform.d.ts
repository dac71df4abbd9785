// No top-level import or export here: the file has to stay a global script so that `declare module` declares
// a platform module instead of augmenting one that does not exist.

/** What a wire hands to its component: either `data` or `error`, neither while the first answer is under way. */
interface WireResult<T> {
  readonly data?: T | undefined;
  readonly error?: unknown;
}

/** Reference to a field, as `@salesforce/schema/Object.Field` gives it. */
interface FieldReference {
  readonly objectApiName: string;
  readonly fieldApiName: string;
}

/**
 * An `@AuraEnabled` Apex method: called with its parameters, or used as the first argument of `@wire`.
 * A wire may receive `undefined` for a parameter that is not known yet; it then waits.
 */
type ApexMethod<Parameters extends object, Result> = ((parameters: Parameters) => Promise<Result>) &
  import('lwc').WireAdapterConstructor<
    { [Name in keyof Parameters]: Parameters[Name] | undefined },
    WireResult<Result>
  >;

/** What every modal's `open` takes besides its own properties. */
interface ModalOptions {
  readonly label: string;
  readonly size?: 'small' | 'medium' | 'large' | 'full';
  readonly description?: string;
}

/** A modal's static opener: resolves to what the modal was closed with, or to undefined when it was dismissed. */
type ModalOpen<Properties, Result> = (options: ModalOptions & Properties) => Promise<Result | undefined>;

declare module '@salesforce/apex' {
  /** Asks the server again for what a wire provisioned; the wire then receives the new answer. */
  export function refreshApex(provisioned: unknown): Promise<void>;
}

declare module '@salesforce/label/*' {
  const label: string;
  export default label;
}

declare module '@salesforce/schema/*' {
  const reference: FieldReference;
  export default reference;
}

declare module '@salesforce/i18n/locale' {
  /** BCP 47 tag of the user's locale, for `Intl`. */
  const locale: string;
  export default locale;
}

declare module '@salesforce/i18n/timeZone' {
  /** IANA name of the user's time zone. */
  const timeZone: string;
  export default timeZone;
}
