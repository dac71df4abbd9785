import type { EmittedClass, EmittedMember } from '../emit/program.ts';
import type { UserContext } from '../../security/access.ts';
import { ApexException } from './exceptions.ts';
import type { ApexRuntime } from './host.ts';
import { fromJson, JsonMismatch } from './json-read.ts';
import { toJson } from './json-write.ts';
import { Limits } from './limits.ts';
import { isOpen } from './user-classes.ts';

/** Why a component's Apex call failed, as the component may know it. Never carries a stack. */
export class AuraError extends Error {
  readonly exceptionType: string;
  constructor(message: string, exceptionType: string) {
    super(message);
    this.name = 'AuraError';
    this.exceptionType = exceptionType;
  }
}

/** What Lightning says of every exception that is no AuraHandledException: details are held back. */
const GENERIC_MESSAGE = 'An internal server error has occurred';

/** Calls a static `@AuraEnabled` method with JSON parameters inside the running transaction. @throws AuraError */
export function callAura(
  runtime: ApexRuntime,
  className: string,
  methodName: string,
  params: Readonly<Record<string, unknown>>,
): unknown {
  const { type, method } = findAction(runtime, className, methodName);
  requireClassAccess(runtime, type);
  const args = readArguments(runtime, method, params);
  const { transaction } = runtime;
  const { limits, sharing } = transaction;
  const readOnly = method.annotations['auraenabled']?.['cacheable']?.toLowerCase() === 'true';
  transaction.limits = new Limits({ readOnly });
  transaction.sharing = 'with';
  try {
    const implementation = type.statics[method.key];
    if (!implementation) throw new Error(`No static method ${method.key} in ${type.name}`);
    const result = (implementation as (...args: unknown[]) => unknown)(...args);
    return toJson(result, { registry: runtime.registry, auraOnly: true, suppressNulls: false });
  } catch (error) {
    throw auraErrorOf(runtime, error, `${type.name}.${method.name}`);
  } finally {
    transaction.limits = limits;
    transaction.sharing = sharing;
  }
}

function findAction(
  runtime: ApexRuntime,
  className: string,
  methodName: string,
): { type: EmittedClass; method: EmittedMember } {
  const type = runtime.registry.findClass(className);
  const method = type?.methods.find((each) => each.isStatic && each.name.toLowerCase() === methodName.toLowerCase());
  const visible = method && isOpen(method) && (method.access === 'public' || method.access === 'global');
  if (type && method && visible) return { type, method };
  throw new AuraError(
    `Unable to find action '${methodName}' on the controller of ${className}`,
    'System.NoAccessException',
  );
}

function readArguments(
  runtime: ApexRuntime,
  method: EmittedMember,
  params: Readonly<Record<string, unknown>>,
): unknown[] {
  const options = { runtime, auraOnly: true, strict: false };
  return method.parameterTypes.map((type, i) => {
    const name = method.parameterNames[i] ?? '';
    try {
      return fromJson(params[name], type, name, options);
    } catch (error) {
      if (!(error instanceof JsonMismatch)) throw error;
      const message = `Value provided is invalid for action parameter '${name}' of type '${type}' (${error.message})`;
      throw new AuraError(message, 'System.IllegalArgumentException');
    }
  });
}

/** Administrators may call every class; others need a permission set that names it. */
export function requireClassAccess(runtime: ApexRuntime, type: EmittedClass): void {
  const { user } = runtime.transaction;
  if (user.profileName === 'System Administrator' || user.modifyAllData) return;
  const outermost = type.name.split('.')[0]?.toLowerCase();
  const granted = assignedPermissionSets(runtime, user).some((name) => {
    const set = runtime.services.catalog.permissionSets.get(name.toLowerCase());
    return set?.classAccesses.some((granting) => granting.toLowerCase() === outermost) ?? false;
  });
  if (granted) return;
  throw new AuraError(
    `You do not have access to the Apex class named '${type.name}'. Ask your administrator for a permission set that includes it.`,
    'System.NoAccessException',
  );
}

function assignedPermissionSets(runtime: ApexRuntime, user: UserContext): string[] {
  const { queries } = runtime.services;
  const query = queries.parse(
    `SELECT PermissionSet.Name FROM PermissionSetAssignment WHERE AssigneeId = '${user.id.replaceAll("'", '')}'`,
  );
  const request = { access: 'system', sharing: false, binds: [], namedBinds: new Map() } as const;
  return queries.run(query, { ...request, context: runtime.transaction }).rows.flatMap((row) => {
    const name = row.parents['PermissionSet']?.values['Name'];
    return typeof name === 'string' ? [name] : [];
  });
}

function auraErrorOf(runtime: ApexRuntime, error: unknown, action: string): AuraError {
  if (error instanceof AuraError) return error;
  if (error instanceof ApexException && error.$standardType === 'AuraHandledException') {
    return new AuraError(error.apexMessage ?? 'Script-thrown exception', 'System.AuraHandledException');
  }
  const detail =
    error instanceof ApexException
      ? `${error['tostring()']()}\n${runtime.stack.text(error)}`
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  runtime.services.log?.({ level: 'ERROR', text: `${action}: ${detail}` });
  return new AuraError(GENERIC_MESSAGE, error instanceof ApexException ? error.typeName : 'System.UnexpectedException');
}
