import { standardExceptions, exceptionClass, type ApexException } from '../runtime/exceptions.ts';
import { ApexList, ApexMap, ApexSet, throwApex } from '../runtime/values.ts';
import type { Implementation, SystemTypeDeclaration } from './declare.ts';
import { systemType } from './declare.ts';
import { knownCode, statusCode } from './database-results.ts';
import { constantOf, type LibraryHost } from './support.ts';
import { fieldToken } from './tokens.ts';

const methods: Readonly<Record<string, Implementation>> = {
  'String getMessage()': (_: LibraryHost, self: ApexException) => self['getmessage()'](),
  'void setMessage(String message)': (_: LibraryHost, self: ApexException, message: string | null) =>
    self['setmessage(String)'](message),
  'Exception getCause()': (_: LibraryHost, self: ApexException) => self['getcause()'](),
  'void initCause(Exception cause)': (_: LibraryHost, self: ApexException, cause: ApexException | null) =>
    self['initcause(Exception)'](cause),
  'String getTypeName()': (_: LibraryHost, self: ApexException) => self['gettypename()'](),
  'Integer getLineNumber()': (host: LibraryHost, self: ApexException) => host.stack.lineNumber(self),
  'String getStackTraceString()': (host: LibraryHost, self: ApexException) => host.stack.text(self),
  'String toString()': (_: LibraryHost, self: ApexException) => self['tostring()'](),
};

const dmlMethods: Readonly<Record<string, Implementation>> = {
  'Integer getNumDml()': (_: LibraryHost, self: ApexException) => self.dmlFailures.length,
  'String getDmlMessage(Integer index)': (_: LibraryHost, self: ApexException, index: number) =>
    failure(self, index).message,
  'Integer getDmlIndex(Integer index)': (_: LibraryHost, self: ApexException, index: number) =>
    failure(self, index).index,
  'String getDmlId(Integer index)': (_: LibraryHost, self: ApexException, index: number) => failure(self, index).id,
  'List<String> getDmlFieldNames(Integer index)': (_: LibraryHost, self: ApexException, index: number) =>
    new ApexList('String', [...failure(self, index).fields]),
  'List<Schema.SObjectField> getDmlFields(Integer index)': (host: LibraryHost, self: ApexException, index: number) => {
    const { id, fields } = failure(self, index);
    const object = id ? host.services.catalog.objectsByPrefix.get(id.slice(0, 3)) : undefined;
    return new ApexList(
      'Schema.SObjectField',
      object ? fields.map((field) => fieldToken(host, object.name, field)) : [],
    );
  },
  'StatusCode getDmlType(Integer index)': (_: LibraryHost, self: ApexException, index: number) =>
    constantOf(statusCode, knownCode(failure(self, index).statusCode)),
  'String getDmlStatusCode(Integer index)': (_: LibraryHost, self: ApexException, index: number) =>
    failure(self, index).statusCode,
};

function failure(exception: ApexException, index: number): ApexException['dmlFailures'][number] {
  return exception.dmlFailures[index] ?? throwApex('ListException', `List index out of bounds: ${index}`);
}

const inaccessibleMethods: Readonly<Record<string, Implementation>> = {
  'Map<String, Set<String>> getInaccessibleFields()': (_: LibraryHost, self: ApexException) =>
    new ApexMap(
      'String',
      'Set<String>',
      [...self.inaccessibleFields].map(([object, fields]) => [object, new ApexSet('String', fields)] as const),
    ),
};

/** Constructors of a standard exception. */
function constructorsOf(name: string): Record<string, Implementation> {
  const create = (message: string | null, cause: ApexException | null): ApexException => {
    const Type = exceptionClass(name);
    if (!Type) throw new Error(`No exception class ${name}`);
    return new Type().$initialise(message, cause);
  };
  return {
    '()': () => create(null, null),
    '(String message)': (_: LibraryHost, message: string | null) => create(message, null),
    '(Exception cause)': (_: LibraryHost, cause: ApexException | null) => create(null, cause),
    '(String message, Exception cause)': (_: LibraryHost, message: string | null, cause: ApexException | null) =>
      create(message, cause),
  };
}

const EXTRA_METHODS: Readonly<Record<string, Readonly<Record<string, Implementation>>>> = {
  DmlException: dmlMethods,
  QueryException: inaccessibleMethods,
  SecurityException: inaccessibleMethods,
};

export const exceptionTypes: readonly SystemTypeDeclaration[] = [
  systemType('Exception', { methods, isAbstract: true }),
  ...standardExceptions.map((name) =>
    systemType(name, { extends: 'Exception', constructors: constructorsOf(name), methods: EXTRA_METHODS[name] ?? {} }),
  ),
];
