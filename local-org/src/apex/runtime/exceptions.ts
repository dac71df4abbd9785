import type { EmittedClass } from '../emit/program.ts';
import type { RecordError } from '../../records/records.ts';

/** One failed row of a DML statement, as `DmlException` reports it. */
export interface DmlFailure extends RecordError {
  /** Index of the row in the statement's list. */
  readonly index: number;
  readonly id: string | null;
}

/**
 * Base of everything Apex throws. User exceptions are emitted JavaScript classes that extend one of the classes of
 * {@link exceptionClass} and carry `$class` on their prototype. Methods that user classes may override stand under the
 * emitted keys (`getmessage()`); the library calls them by these keys.
 */
export class ApexException extends Error {
  /** Name of the standard type, e.g. `DmlException`; user classes inherit it from the standard class they extend. */
  declare readonly $standardType: string;
  declare readonly $class?: EmittedClass;
  /** Apex message; null when none was given. */
  apexMessage: string | null = null;
  apexCause: ApexException | null = null;
  /** Rows of a DmlException; empty otherwise. */
  dmlFailures: readonly DmlFailure[] = [];
  /** Fields that a QueryException or SObjectException complains about, by object. */
  inaccessibleFields: ReadonlyMap<string, readonly string[]> = new Map();

  /** Apex constructors of exceptions: `()`, `(String)`, `(Exception)`, `(String, Exception)`. */
  $initialise(message: string | null, cause: ApexException | null = null): this {
    this.apexMessage = message ?? cause?.apexMessage ?? null;
    this.apexCause = cause;
    this.message = this.apexMessage ?? '';
    return this;
  }

  /** `System.DmlException`, or the full name of a user class. */
  get typeName(): string {
    return this.$class ? this.$class.name : `System.${this.$standardType}`;
  }

  'getmessage()'(): string | null {
    return this.apexMessage ?? (this.$class ? 'Script-thrown exception' : null);
  }
  'setmessage(String)'(message: string | null): void {
    this.apexMessage = message;
    this.message = message ?? '';
  }
  'getcause()'(): ApexException | null {
    return this.apexCause;
  }
  'initcause(Exception)'(cause: ApexException | null): void {
    this.apexCause = cause;
  }
  'gettypename()'(): string {
    return this.typeName;
  }
  'tostring()'(): string {
    const message = this['getmessage()']();
    return message === null || message === '' ? this.typeName : `${this.typeName}: ${message}`;
  }
}
Object.defineProperty(ApexException.prototype, '$standardType', { value: 'Exception' });

/** Standard exception types; every one extends Exception directly. */
export const standardExceptions = [
  'AssertException',
  'AsyncException',
  'AuraHandledException',
  'CalloutException',
  'DmlException',
  'EmailException',
  'FinalException',
  'FormulaEvaluationException',
  'FormulaValidationException',
  'HandledException',
  'IllegalArgumentException',
  'InvalidParameterValueException',
  'JSONException',
  'LimitException',
  'ListException',
  'MathException',
  'NoAccessException',
  'NoDataFoundException',
  'NoSuchElementException',
  'NullPointerException',
  'QueryException',
  'RequiredFeatureMissingException',
  'SearchException',
  'SecurityException',
  'SerializationException',
  'SObjectException',
  'StringException',
  'TypeException',
  'UnexpectedException',
  'UnsupportedOperationException',
  'VisualforceException',
  'XmlException',
  'Cache.BulkApiKeysLimitExceededException',
  'Cache.InvalidCacheBuilderException',
  'Cache.InvalidParamException',
  'Cache.Org.OrgCacheException',
  'Cache.PlatformCacheInvalidOperationException',
  'Cache.Session.SessionCacheException',
] as const;
export type StandardException = (typeof standardExceptions)[number] | 'Exception';

const classes = new Map<string, typeof ApexException>([['exception', ApexException]]);
for (const name of standardExceptions) {
  const type = class extends ApexException {};
  Object.defineProperty(type, 'name', { value: name });
  Object.defineProperty(type.prototype, '$standardType', { value: name });
  classes.set(name.toLowerCase(), type);
}

/**
 * Its constructor's message reaches the component, but not `getMessage()`, which says `Script-thrown exception` until
 * `setMessage` is called.
 */
class AuraHandledException extends ApexException {
  private shown: string | null = null;

  override 'getmessage()'(): string | null {
    return this.shown ?? 'Script-thrown exception';
  }
  override 'setmessage(String)'(message: string | null): void {
    super['setmessage(String)'](message);
    this.shown = message;
  }
}
Object.defineProperty(AuraHandledException.prototype, '$standardType', { value: 'AuraHandledException' });
classes.set('aurahandledexception', AuraHandledException);

/**
 * JavaScript class of a standard exception, for `extends`, `new` and `instanceof`.
 * @param name with or without `System.`, in any case
 * @returns undefined when there is no such standard exception
 */
export function exceptionClass(name: string): typeof ApexException | undefined {
  return classes.get(name.toLowerCase().replace(/^system\./, ''));
}

/** A new standard exception; the caller throws it. */
export function apexException(
  type: StandardException,
  message: string | null,
  cause: ApexException | null = null,
): ApexException {
  const Type = classes.get(type.toLowerCase()) ?? ApexException;
  return new Type().$initialise(message, cause);
}

export function throwApex(type: StandardException, message: string): never {
  throw apexException(type, message);
}

const NULL_DEREFERENCE = 'Attempt to de-reference a null object';

export function throwNullPointer(message: string = NULL_DEREFERENCE): never {
  throw apexException('NullPointerException', message);
}

/** Exceeded limits and failed assertions end the transaction; no `catch` of Apex sees them. `finally` still runs. */
export function isCatchable(error: ApexException): boolean {
  return error.$standardType !== 'LimitException' && error.$standardType !== 'AssertException';
}

/**
 * What an Apex `catch` sees of anything thrown in JavaScript.
 * @throws the error itself when Apex may not catch it: limits, failed assertions, faults of the runtime
 */
export function toCatchable(error: unknown): ApexException {
  if (error instanceof ApexException) {
    if (!isCatchable(error)) throw error;
    return error;
  }
  if (isStackOverflow(error)) throw apexException('LimitException', 'Maximum stack depth reached: 1001');
  throw error;
}

function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && /call stack/i.test(error.message);
}
