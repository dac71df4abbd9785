import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApexRemoteClass } from './apex-source.ts';

const COMPONENTS = 'force-app/main/default/lwc';

interface Call {
  /** `Class.method` */
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/** Methods that are open to components and that none imports: `file:line rule: message`. */
export function uncalled(classes: readonly ApexRemoteClass[]): string[] {
  const called = new Set(calls().map(({ name }) => name));
  return classes.flatMap(({ name, file, methods }) =>
    methods
      .filter((method) => !called.has(`${name}.${method.name}`))
      .map(({ name: method, line }) => `${file}:${line} contract: no component calls ${name}.${method}; delete it`),
  );
}

/** Imports of methods that no class has. */
export function unknownCalls(classes: readonly ApexRemoteClass[]): string[] {
  const known = new Set(classes.flatMap(({ name, methods }) => methods.map((method) => `${name}.${method.name}`)));
  return calls()
    .filter(({ name }) => !known.has(name))
    .map(({ name, file, line }) => `${file}:${line} contract: there is no @AuraEnabled method ${name}`);
}

function calls(): Call[] {
  return readdirSync(COMPONENTS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('__tests__'))
    .map((file) => join(COMPONENTS, file))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((text, i) =>
          [...text.matchAll(/'@salesforce\/apex\/([\w.]+)'/g)].map(([, name = '']) => ({ name, file, line: i + 1 })),
        ),
    );
}
