import {
  apexException,
  type ApexDate,
  ApexDatetime,
  type ApexEnum,
  type ApexType,
  exactlyEquals,
  hashCodeOf,
  throwApex,
  toText,
  typeNameOf,
} from '../runtime/values.ts';
import { asyncStatics } from './async.ts';
import { systemType, type Implementation, type SystemTypeDeclaration } from './declare.ts';
import { deliverEvents, eventBusStatics } from './event-bus.ts';
import { mockStatics } from './http.ts';
import { loadStatics } from './load-data.ts';
import { stubStatics } from './stubs.ts';
import { required, systemEnum, type LibraryHost } from './support.ts';

const loggingLevel = systemEnum(
  'LoggingLevel',
  ['NONE', 'INTERNAL', 'FINEST', 'FINER', 'FINE', 'DEBUG', 'INFO', 'WARN', 'ERROR'],
  ['System.LoggingLevel'],
);

function failAssertion(text: string, message: unknown): never {
  const suffix = message === undefined || message === null || message === '' ? '' : `: ${toText(message)}`;
  throw apexException('AssertException', `Assertion Failed${suffix}${text === '' ? '' : `: ${text}`}`);
}

/** `System.assert`: the message comes first, as the platform prints it. */
function assertTrue(condition: boolean | null, message?: unknown): void {
  if (condition !== true) failAssertion('', message);
}

function assertEqual(expected: unknown, actual: unknown, message?: unknown): void {
  if (!exactlyEquals(expected, actual))
    failAssertion(`Expected: ${toText(expected)}, Actual: ${toText(actual)}`, message);
}

function assertNotEqual(expected: unknown, actual: unknown, message?: unknown): void {
  if (exactlyEquals(expected, actual)) failAssertion(`Same value: ${toText(actual)}`, message);
}

function debug(host: LibraryHost, level: string, value: unknown): void {
  host.services.log?.({ level, text: toText(value) });
}

export function today(host: LibraryHost): ApexDate {
  const { transaction } = host;
  return new ApexDatetime(transaction.now()).dateIn(transaction.user.timeZone);
}

const assertions: Readonly<Record<string, Implementation>> = {
  'void assert(Boolean condition)': (_: LibraryHost, condition: boolean | null) => assertTrue(condition),
  'void assert(Boolean condition, Object message)': (_: LibraryHost, condition: boolean | null, message: unknown) =>
    assertTrue(condition, message),
  'void assertEquals(Object expected, Object actual)': (_: LibraryHost, expected: unknown, actual: unknown) =>
    assertEqual(expected, actual),
  'void assertEquals(Object expected, Object actual, Object message)': (
    _: LibraryHost,
    expected: unknown,
    actual: unknown,
    message: unknown,
  ) => assertEqual(expected, actual, message),
  'void assertNotEquals(Object expected, Object actual)': (_: LibraryHost, expected: unknown, actual: unknown) =>
    assertNotEqual(expected, actual),
  'void assertNotEquals(Object expected, Object actual, Object message)': (
    _: LibraryHost,
    expected: unknown,
    actual: unknown,
    message: unknown,
  ) => assertNotEqual(expected, actual, message),
};

const systemClass = systemType('System', {
  statics: {
    ...assertions,
    'void debug(Object value)': (host: LibraryHost, value: unknown) => debug(host, 'DEBUG', value),
    'void debug(LoggingLevel level, Object value)': (host: LibraryHost, level: ApexEnum | null, value: unknown) =>
      debug(host, level?.name ?? 'DEBUG', value),
    'Datetime now()': (host: LibraryHost) => new ApexDatetime(host.transaction.now()),
    'Date today()': today,
    'Long currentTimeMillis()': (host: LibraryHost) => BigInt(host.transaction.now()),
    'Integer hashCode(Object value)': (_: LibraryHost, value: unknown) => hashCodeOf(value),
    'Boolean equals(Object a, Object b)': (_: LibraryHost, a: unknown, b: unknown) => exactlyEquals(a, b),
    ...asyncStatics,
  },
});

function assertInstance(host: LibraryHost, value: unknown, type: ApexType, expected: boolean, message?: unknown): void {
  const matches = host.ops.isInstance(value, type.name.replace(/^System\./i, ''));
  if (matches === expected) return;
  const text = expected
    ? `Expected instance of type ${type.name}, Actual: ${typeNameOf(value)}`
    : `Instance is of type ${type.name}`;
  failAssertion(text, message);
}

const assertType = systemType('Assert', {
  aliases: ['System.Assert'],
  statics: {
    'void areEqual(Object expected, Object actual)': (_: LibraryHost, expected: unknown, actual: unknown) =>
      assertEqual(expected, actual),
    'void areEqual(Object expected, Object actual, String message)': (
      _: LibraryHost,
      expected: unknown,
      actual: unknown,
      message: string | null,
    ) => assertEqual(expected, actual, message),
    'void areNotEqual(Object expected, Object actual)': (_: LibraryHost, expected: unknown, actual: unknown) =>
      assertNotEqual(expected, actual),
    'void areNotEqual(Object expected, Object actual, String message)': (
      _: LibraryHost,
      expected: unknown,
      actual: unknown,
      message: string | null,
    ) => assertNotEqual(expected, actual, message),
    'void isTrue(Boolean condition)': (_: LibraryHost, condition: boolean | null) => {
      if (condition !== true) failAssertion('Expected: true, Actual: ' + toText(condition), null);
    },
    'void isTrue(Boolean condition, String message)': (
      _: LibraryHost,
      condition: boolean | null,
      message: string | null,
    ) => {
      if (condition !== true) failAssertion('Expected: true, Actual: ' + toText(condition), message);
    },
    'void isFalse(Boolean condition)': (_: LibraryHost, condition: boolean | null) => {
      if (condition !== false) failAssertion('Expected: false, Actual: ' + toText(condition), null);
    },
    'void isFalse(Boolean condition, String message)': (
      _: LibraryHost,
      condition: boolean | null,
      message: string | null,
    ) => {
      if (condition !== false) failAssertion('Expected: false, Actual: ' + toText(condition), message);
    },
    'void isNull(Object value)': (_: LibraryHost, value: unknown) => {
      if (value !== null) failAssertion(`Expected: null, Actual: ${toText(value)}`, null);
    },
    'void isNull(Object value, String message)': (_: LibraryHost, value: unknown, message: string | null) => {
      if (value !== null) failAssertion(`Expected: null, Actual: ${toText(value)}`, message);
    },
    'void isNotNull(Object value)': (_: LibraryHost, value: unknown) => {
      if (value === null) failAssertion('Expected: not null, Actual: null', null);
    },
    'void isNotNull(Object value, String message)': (_: LibraryHost, value: unknown, message: string | null) => {
      if (value === null) failAssertion('Expected: not null, Actual: null', message);
    },
    'void isInstanceOfType(Object value, System.Type type)': (
      host: LibraryHost,
      value: unknown,
      type: ApexType | null,
    ) => assertInstance(host, value, required(type), true),
    'void isInstanceOfType(Object value, System.Type type, String message)': (
      host: LibraryHost,
      value: unknown,
      type: ApexType | null,
      message: string | null,
    ) => assertInstance(host, value, required(type), true, message),
    'void isNotInstanceOfType(Object value, System.Type type)': (
      host: LibraryHost,
      value: unknown,
      type: ApexType | null,
    ) => assertInstance(host, value, required(type), false),
    'void isNotInstanceOfType(Object value, System.Type type, String message)': (
      host: LibraryHost,
      value: unknown,
      type: ApexType | null,
      message: string | null,
    ) => assertInstance(host, value, required(type), false, message),
    'void fail()': () => failAssertion('', null),
    'void fail(String message)': (_: LibraryHost, message: string | null) => failAssertion('', message),
  },
});

/** Asynchronous Apex of the test runs now, each job with its own limits and statics. @throws what the jobs throw */
function stopTest(host: LibraryHost): void {
  host.jobs.runInTest(host.transaction.stopTest());
  deliverEvents(host);
}

function setCreatedDate(host: LibraryHost, id: string | null, date: ApexDatetime | null): void {
  if (!host.transaction.test) throwApex('TypeException', 'Test.setCreatedDate() may only be called in a test method');
  host.services.setCreatedDate(required(id), required(date).toIso());
}

const testType = systemType('Test', {
  aliases: ['System.Test'],
  statics: {
    'Boolean isRunningTest()': (host: LibraryHost) => host.transaction.test !== null,
    'void startTest()': (host: LibraryHost) => host.transaction.startTest(),
    'void stopTest()': stopTest,
    ...stubStatics,
    ...mockStatics,
    ...loadStatics,
    ...eventBusStatics,
    'void setCreatedDate(Id recordId, Datetime created)': setCreatedDate,
  },
});

/** Zone of the running user's wall clock. */
export function userZone(host: LibraryHost): string {
  return host.transaction.user.timeZone;
}

export const systemTypesOfSystem: readonly SystemTypeDeclaration[] = [loggingLevel, systemClass, assertType, testType];
