import assert from 'node:assert/strict';
import { compileProgram, type Compilation, type Diagnostic } from '../../src/apex/emit/compile.ts';
import { systemTypes } from '../../src/apex/library/index.ts';
import { createRuntime } from '../../src/apex/runtime/host.ts';
import { createOperators } from '../../src/apex/runtime/operators.ts';
import type { RuntimeServices } from '../../src/apex/runtime/services.ts';
import { toText } from '../../src/apex/runtime/values.ts';
import type { Catalog } from '../../src/metadata/catalog.ts';
import { loadCatalog } from '../../src/metadata/loader.ts';

const standard = loadCatalog([]);

/** Class and trigger sources by file name, e.g. `Main.cls`, on top of the standard objects. */
export type Sources = Readonly<Record<string, string>>;

function catalogOf(sources: Sources): Catalog {
  const files = Object.entries(sources).map(([path, text]) => ({ path, text }));
  return {
    ...standard,
    classes: files.filter((file) => file.path.endsWith('.cls')),
    triggers: files.filter((file) => file.path.endsWith('.trigger')),
  };
}

function compile(sources: Sources, coverage = false): Compilation {
  return compileProgram(catalogOf(sources), systemTypes, { coverage });
}

function show({ file, line, column, message }: Diagnostic): string {
  return `${file}:${line}:${column} ${message}`;
}

/** Diagnostics as `Main.cls:1:5 message`. */
export function problems(sources: Sources): string[] {
  return compile(sources).diagnostics.map(show);
}

/** Messages for the body of a static method of a class with an instance field `count`. */
export function problemsOfBody(body: string, members = ''): string[] {
  const text = `public class Main { Integer count; ${members} static void run() {\n${body}\n} }`;
  return compile({ 'Main.cls': text }).diagnostics.map(({ message }) => message);
}

/** Neither records nor users are reachable: for code that needs nothing but the language. */
function services(catalog: Catalog): RuntimeServices {
  const unavailable = (): never => {
    throw new Error('no records in this test');
  };
  const nothing = new Proxy({}, { get: () => unavailable });
  return {
    catalog,
    access: nothing as RuntimeServices['access'],
    records: nothing as RuntimeServices['records'],
    savepoints: nothing as RuntimeServices['savepoints'],
    queries: nothing as RuntimeServices['queries'],
    database: nothing as RuntimeServices['database'],
    setCreatedDate: unavailable,
    atomically: (work) => work(),
    now: () => Date.parse('2026-11-21T08:00:00.000Z'),
    organization: { id: '00D000000000001AAA', name: 'Test', defaultCurrency: 'USD' },
  };
}

const user = {
  id: '005000000000001AAA',
  username: 'test@example.com',
  name: 'Test',
  profileName: 'System Administrator',
  roleId: null,
  managerId: null,
  timeZone: 'UTC',
  locale: 'en_US',
  language: 'en_US',
  isActive: true,
  viewAllData: true,
  modifyAllData: true,
  customPermissions: new Set<string>(),
  userPermissions: new Set<string>(),
} as const;

/** Compiles and calls the static method `run()` of class `Main`. */
export function runMain(sources: Sources): unknown {
  const { diagnostics, program } = compile(sources);
  assert.deepEqual(diagnostics.map(show), []);
  assert(program);
  const runtime = createRuntime(services(catalogOf(sources)), createOperators);
  runtime.load(program);
  return runtime.execute({ user }, () => {
    const run = runtime.registry.findClass('Main')?.statics['run()'];
    assert(run, 'Main has a static method run()');
    return run();
  });
}

/** `String.valueOf` of what the statements return; `members` stand beside the method. */
export function evaluate(body: string, members = ''): string {
  return toText(runMain({ 'Main.cls': `public class Main { ${members}\n public static Object run() {\n${body}\n} }` }));
}

/** Type name and message of the exception that ends the statements. */
export function thrownBy(body: string, members = ''): string {
  return evaluate(
    `try { Main.attempt(); return 'nothing'; } catch (Exception e) { return e.getTypeName() + ': ' + e.getMessage(); }`,
    `${members} static void attempt() {\n${body}\n}`,
  );
}
