import type { ApexMember, ApexRemoteClass, ApexRemoteMethod, ApexType } from './apex-source.ts';

/** Apex types, in lower case because Apex ignores case, and what they are once they have crossed the wire as JSON. */
const SCALARS: Readonly<Record<string, string>> = {
  string: 'string',
  id: 'string',
  date: 'string',
  datetime: 'string',
  decimal: 'number',
  double: 'number',
  integer: 'number',
  long: 'number',
  boolean: 'boolean',
  object: 'unknown',
};

const IMPORTED = `import('apex-types').`;

/** A class together with the class it was found in, for resolving names of inner classes. */
interface Owner {
  readonly name: string;
  readonly file: string;
}

/**
 * Renders the declaration file for everything that components reach in Apex: one module per method, and the data
 * classes that those methods use as interfaces of the module `apex-types`.
 *
 * Apex promises nothing about null and leaves empty fields out of the answer, so every field is optional and nullable;
 * the services narrow it.
 * @throws Error for a type that cannot cross the wire, with file and line
 */
export function renderTypings(classes: readonly ApexRemoteClass[]): string {
  const used = new Map<string, ApexRemoteClass>();
  const byName = new Map(classes.map((remote) => [remote.name.toLowerCase(), remote]));

  /** `prefix` comes before the name of a data class, for use outside the module that declares it. */
  function typeName(type: ApexType, owner: Owner, line: number, prefix = ''): string {
    const key = type.name.toLowerCase();
    const [first, second] = type.arguments;
    if (first && (key === 'list' || key === 'set'))
      return `readonly ${element(typeName(first, owner, line, prefix))}[]`;
    if (second && key === 'map') return `Readonly<Record<string, ${typeName(second, owner, line, prefix)}>>`;
    const scalar = SCALARS[key];
    if (scalar) return scalar;
    const outer = owner.name.split('.')[0] ?? owner.name;
    const remote = byName.get(`${outer}.${type.name}`.toLowerCase()) ?? byName.get(key);
    if (!remote) {
      throw new Error(`${owner.file}:${String(line)}: ${type.name} has no TypeScript counterpart; use a data class`);
    }
    if (remote.fields.length === 0) {
      throw new Error(`${owner.file}:${String(line)}: ${remote.name} has no @AuraEnabled field, it would arrive empty`);
    }
    used.set(remote.name, remote);
    return prefix + interfaceName(remote);
  }

  function method(remote: ApexRemoteClass, called: ApexRemoteMethod): string {
    const render = (type: ApexType, line: number): string => typeName(type, remote, line, IMPORTED);
    const parameters = called.parameters.map(({ name, type, line }) => `${name}: ${render(type, line)}`);
    const result = called.result ? `${render(called.result, called.line)} | null` : 'void';
    const signature = parameters.length > 0 ? `{ ${parameters.join('; ')} }` : 'Record<string, never>';
    return [
      `declare module '@salesforce/apex/${remote.name}.${called.name}' {`,
      called.cacheable
        ? '  /** Cacheable: may be wired. */'
        : '  /** Not cacheable: may be called, but not be wired. */',
      called.cacheable
        ? `  const method: ApexMethod<${signature}, ${result}>;`
        : `  const method: (parameters: ${signature}) => Promise<${result}>;`,
      '  export default method;',
      '}',
      '',
    ].join('\n');
  }

  function field(remote: ApexRemoteClass, { name, type, line }: ApexMember): string {
    return `    readonly ${name}?: ${typeName(type, remote, line)} | null;`;
  }

  function dataClasses(): string[] {
    const rendered = new Map<string, string>();
    // Rendering a class may find further ones, which the map takes up while it is walked.
    for (const remote of used.values()) {
      const fields = remote.fields.map((member) => field(remote, member));
      rendered.set(
        interfaceName(remote),
        [`  export interface ${interfaceName(remote)} {`, ...fields, '  }'].join('\n'),
      );
    }
    return [...rendered].sort(([left], [right]) => left.localeCompare(right, 'en')).map(([, text]) => text);
  }

  const methods = [...classes]
    .sort((left, right) => left.name.localeCompare(right.name, 'en'))
    .flatMap((remote) => remote.methods.map((called) => method(remote, called)));
  const interfaces = dataClasses();
  return [
    '// Generated from the Apex classes by `npx tsx scripts/contract/generate.ts`. Do not edit.',
    '',
    ...methods,
    `declare module 'apex-types' {`,
    interfaces.join('\n\n'),
    '}',
    '',
  ].join('\n');
}

function interfaceName(remote: ApexRemoteClass): string {
  return remote.name.replaceAll('.', '');
}

function element(type: string): string {
  return type.startsWith('readonly ') ? `(${type})` : type;
}
