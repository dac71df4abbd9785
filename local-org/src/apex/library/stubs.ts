import type { EmittedClass, EmittedMember } from '../emit/program.ts';
import { ApexList, ApexType, throwApex } from '../runtime/values.ts';
import { callMember } from '../runtime/user-classes.ts';
import { systemType, type Implementation } from './declare.ts';
import { required, type LibraryHost } from './support.ts';

const HANDLE = 'handlemethodcall(Object,String,Type,List<Type>,List<String>,List<Object>)';

/** The platform makes a class of its own for each stub, and shows it by this name. */
const STUB_SUFFIX = '__sfdc_ApexStub';

interface StubShape {
  /** Instance methods by key, nearest first: those of the class, of what it extends and implements. */
  readonly methods: ReadonlyMap<string, EmittedMember>;
  /** Names of all these types. */
  readonly types: ReadonlySet<string>;
}

function shapeOf(host: LibraryHost, definition: EmittedClass): StubShape {
  const methods = new Map<string, EmittedMember>();
  const types = new Set(['Object']);
  const pending = [definition];
  for (let each = pending.shift(); each; each = pending.shift()) {
    types.add(each.name);
    for (const method of each.methods)
      if (!method.isStatic && method.access !== 'private' && !methods.has(method.key)) methods.set(method.key, method);
    for (const name of [...(each.superName === null ? [] : [each.superName]), ...each.interfaces]) {
      types.add(name);
      const above = host.registry.findClass(name);
      if (above) pending.push(above);
    }
  }
  return { methods, types };
}

/** An object of the type whose methods are answered by the provider. No constructor or initialiser of Apex runs. */
function createStub(host: LibraryHost, type: ApexType | null, provider: object | null): object {
  if (!host.transaction.test) throwApex('TypeException', 'Test.createStub() may only be called in a test method');
  const definition = host.registry.findClass(required(type).name);
  if (!definition) throwApex('TypeException', `${type?.name} cannot be stubbed: it is no class of this org`);
  const handler = required(provider);
  const { methods, types } = shapeOf(host, definition);
  const stub = definition.js ? new definition.js() : {};
  if (!definition.js) Object.defineProperty(stub, '$types', { value: types });
  Object.defineProperty(stub, '$class', { value: { ...definition, name: `${definition.name}${STUB_SUFFIX}` } });
  for (const [key, method] of methods) {
    const returnType = method.returnType === 'void' ? null : new ApexType(method.returnType);
    const value = (...args: readonly unknown[]): unknown =>
      callMember(handler, HANDLE, [
        stub,
        method.name,
        returnType,
        new ApexList(
          'Type',
          method.parameterTypes.map((name) => new ApexType(name)),
        ),
        new ApexList('String', [...method.parameterNames]),
        new ApexList('Object', [...args]),
      ]);
    Object.defineProperty(stub, key, { value });
  }
  return stub;
}

/** `Test.createStub`. */
export const stubStatics: Readonly<Record<string, Implementation>> = {
  'Object createStub(Type type, StubProvider provider)': createStub,
};

export const stubProviderType = systemType('StubProvider', {
  kind: 'interface',
  methods: {
    'Object handleMethodCall(Object stub, String method, Type returnType, List<Type> parameterTypes, List<String> parameterNames, List<Object> arguments)':
      (_: LibraryHost, self: object, ...args: readonly unknown[]) => callMember(self, HANDLE, args),
  },
});
