import type { EmittedClass, EmittedProgram, EmittedTrigger, Host, LineTable, SharingMode } from '../emit/program.ts';
import { systemTypes } from '../library/index.ts';
import { fieldSetNamed, type FieldSetValue } from '../library/field-sets.ts';
import { labelText } from '../library/labels.ts';
import { FieldDescribe } from '../library/schema-fields.ts';
import { ObjectDescribe } from '../library/schema.ts';
import { implementationsByKey } from '../library/signature.ts';
import { addError } from '../library/sobject.ts';
import { fieldToken, ObjectToken, type FieldToken } from '../library/tokens.ts';
import { triggerVariable } from '../library/trigger.ts';
import type { ExecutionContext, TriggerEvent, TriggerHost, TriggerRecord } from '../../records/records.ts';
import type { SoqlQuery } from '../../soql/query.ts';
import type { UserContext } from '../../security/access.ts';
import { AsyncApex } from './async/async-apex.ts';
import { JobStore } from './async/job-store.ts';
import { callAura } from './aura.ts';
import { callInvocable, invocableActions, type InvocableAction } from './invocable.ts';
import { CustomMetadataStore } from './custom-metadata-store.ts';
import { toText } from './display.ts';
import { DmlRunner, dmlRecords, type DmlOperation } from './dml.ts';
import { apexException, ApexException, throwNullPointer, toCatchable } from './exceptions.ts';
import { Limits } from './limits.ts';
import { WrittenKinds } from './mixed-dml.ts';
import { Outbox } from './outbox.ts';
import { indexedBinds, QueryRunner } from './queries.ts';
import { ProgramRegistry } from './registry.ts';
import { RowConverter } from './rows.ts';
import type { ExecutionRequest, RuntimeServices } from './services.ts';
import { ApexSObject } from './sobject.ts';
import { StackMapper } from './stack.ts';
import { Transaction } from './transaction.ts';
import { fireTriggers } from './triggers.ts';

const implementations = implementationsByKey(systemTypes);
// Keys may also name a generic type without its parameters: `List.add(T)`.
for (const [key, implementation] of [...implementations]) {
  const short = withoutTypeParameters(key);
  if (!implementations.has(short)) implementations.set(short, implementation);
}

function withoutTypeParameters(key: string): string {
  return key.replace(/^([\w.]+)<[\w,]+>\./, '$1.');
}
/** What a `System.runAs` block restores at its end. */
interface RunAsFrame {
  readonly user: UserContext;
  readonly written: WrittenKinds;
}

/** The operator that the library needs as well. */
interface TypeTests {
  /** `value instanceof type`, by canonical name. */
  isInstance(value: unknown, type: string): boolean;
}

const NO_LINES: LineTable = { files: [], lines: [] };
/** JavaScript frames kept in an error, so that Apex stacks of some depth are whole. */
const STACK_DEPTH = 100;

/** Runs a compiled program: the host of emitted code, of the library and of triggers. */
export class ApexRuntime implements Host, TriggerHost {
  readonly services: RuntimeServices;
  readonly registry = new ProgramRegistry();
  readonly rows: RowConverter;
  readonly queries: QueryRunner;
  readonly dmlRunner: DmlRunner;
  readonly jobs: AsyncApex;
  readonly customMetadata: CustomMetadataStore;
  readonly outbox: Outbox;
  /** Bodies of `@future` methods by `Class.key`: emitted calls only enqueue them. */
  readonly futureBodies = new Map<string, (...args: readonly unknown[]) => unknown>();
  readonly ops: TypeTests;
  coverage: Uint32Array[] = [];
  dynamicBinds: ((name: string) => unknown) | null = null;
  stack: StackMapper;
  /** The loaded program; null before {@link load}. */
  program: EmittedProgram | null = null;
  private running: Transaction | null = null;

  constructor(services: RuntimeServices, operators: (host: Host) => TypeTests) {
    this.services = services;
    this.rows = new RowConverter(services.catalog);
    this.queries = new QueryRunner(services, this.rows);
    this.dmlRunner = new DmlRunner(services);
    this.customMetadata = new CustomMetadataStore(services.database, services.catalog);
    this.outbox = new Outbox(services.database);
    this.jobs = new AsyncApex(this, new JobStore(services.database, services.catalog));
    this.stack = new StackMapper(NO_LINES, this.registry);
    this.ops = operators(this);
  }

  /** Makes the runtime's own tables and lets asynchronous Apex run, that of an earlier process included. */
  start(): void {
    this.services.atomically(() => {
      this.jobs.store.prepare();
      this.customMetadata.prepare();
      this.outbox.prepare();
    });
    this.jobs.start();
  }

  /** Loads the one program of this runtime; before it, no class and no trigger exists. */
  load(program: EmittedProgram): void {
    Error.stackTraceLimit = Math.max(Error.stackTraceLimit, STACK_DEPTH);
    this.coverage = program.executableLines.map((lines) => new Uint32Array(Math.max(0, ...lines) + 1));
    this.stack = new StackMapper(program.lineTable, this.registry);
    this.program = program;
    this.registry.load(program, this);
  }

  /** The running transaction. @throws Error when Apex is called outside of {@link execute} */
  get transaction(): Transaction {
    if (!this.running) throw new Error('No Apex transaction is running');
    return this.running;
  }

  get isRunning(): boolean {
    return this.running !== null;
  }

  /**
   * Runs work as one transaction: fresh statics and limits, one database transaction. Inside a running transaction the
   * work joins it.
   */
  execute<T>(request: ExecutionRequest, work: (context: Transaction) => T): T {
    if (this.running) return work(this.running);
    const transaction = this.newTransaction(request);
    const run = (): T => this.within(transaction, () => work(transaction));
    return request.atomic === false ? run() : this.services.atomically(run);
  }

  /** Runs work with a transaction of its own, whatever runs around it: test methods, asynchronous jobs. */
  within<T>(transaction: Transaction, work: () => T): T {
    const outer = this.running;
    this.running = transaction;
    try {
      return work();
    } finally {
      this.running = outer;
    }
  }

  newTransaction(request: ExecutionRequest): Transaction {
    const { asynchronous, readOnly } = request;
    return new Transaction({
      user: request.user,
      sharing: request.sharing ?? 'with',
      limits: new Limits({ asynchronous, readOnly }),
      clock: () => this.services.now(),
    });
  }

  /** Calls a static `@AuraEnabled` method as a component does. @throws AuraError */
  invokeAura(
    context: ExecutionContext,
    className: string,
    method: string,
    params: Readonly<Record<string, unknown>>,
  ): unknown {
    return this.execute({ user: context.user }, (transaction) => {
      transaction.origin = 'component';
      return callAura(this, className, method, params);
    });
  }

  /** Runs an `@InvocableMethod` as the REST API does. @returns null for a class that has none @throws AuraError */
  invokeInvocable(
    context: ExecutionContext,
    className: string,
    inputs: readonly Readonly<Record<string, unknown>>[],
  ): Readonly<Record<string, unknown>>[] | null {
    return this.execute({ user: context.user }, () => callInvocable(this, className, inputs));
  }

  /** Every class with an `@InvocableMethod`. */
  invocableActions(): InvocableAction[] {
    return invocableActions(this);
  }

  // Host

  defineClass(definition: EmittedClass): void {
    const prototype = definition.js?.prototype as object | undefined;
    if (prototype && !Object.hasOwn(prototype, '$class'))
      Object.defineProperty(prototype, '$class', { value: definition });
    this.deferFutureMethods(definition);
    this.registry.addClass(definition);
  }

  /** Calls of `@future` methods enqueue them. */
  private deferFutureMethods(type: EmittedClass): void {
    const statics = type.statics as Record<string, (...args: readonly unknown[]) => unknown>;
    for (const { key, name, isStatic, annotations } of type.methods) {
      const body = statics[key];
      if (!isStatic || !('future' in annotations) || !body) continue;
      this.futureBodies.set(`${type.name}.${key}`, body);
      statics[key] = (...args) => this.jobs.enqueueFuture(type.name, { name, key }, args);
    }
  }

  defineTrigger(definition: EmittedTrigger): void {
    this.registry.addTrigger(definition);
  }

  statics(className: string): Record<string, unknown> {
    const { statics } = this.transaction;
    const holder = statics.get(className);
    if (holder) return holder;
    const fresh: Record<string, unknown> = {};
    // Kept before the initialisers run, as they may reach the class itself.
    statics.set(className, fresh);
    this.registry.findClass(className)?.initialise(fresh);
    return fresh;
  }

  system(key: string): (...args: never[]) => unknown {
    const implementation = implementations.get(key) ?? implementations.get(withoutTypeParameters(key));
    if (!implementation) throw new Error(`No implementation of ${key}`);
    return implementation.bind(null, this as never);
  }

  tick(): void {
    this.transaction.limits.tick();
  }

  enterSharing(mode: SharingMode): SharingMode {
    const { transaction } = this;
    const previous = transaction.sharing;
    if (mode !== 'inherited') transaction.sharing = mode;
    return previous;
  }

  leaveSharing(previous: SharingMode): void {
    this.transaction.sharing = previous;
  }

  query(query: unknown, binds: readonly (() => unknown)[]): unknown {
    return this.queries.list(this.transaction, query as SoqlQuery, indexedBinds(binds));
  }

  queryOne(query: unknown, binds: readonly (() => unknown)[]): unknown {
    return this.queries.one(this.transaction, query as SoqlQuery, indexedBinds(binds));
  }

  queryCount(query: unknown, binds: readonly (() => unknown)[]): number {
    return this.queries.count(this.transaction, query as SoqlQuery, indexedBinds(binds));
  }

  dml(operation: DmlOperation, value: unknown, access: 'user' | 'system' | null, externalIdField: string | null): void {
    const records = dmlRecords(value);
    this.dmlRunner.run(this.transaction, { operation, records, allOrNone: true, access, externalIdField });
  }

  /** Names of fields and of relationships, as in `new Task(What = deal)`. */
  newSObject(objectName: string, fields: readonly (readonly [string, unknown])[]): ApexSObject {
    const record = new ApexSObject(this.rows.objectDef(objectName));
    for (const [name, value] of fields) {
      if (value instanceof ApexSObject) record.setParent(name, value);
      else record.setField(name, value);
    }
    return record;
  }

  nullPointer(): never {
    throwNullPointer();
  }

  caught(error: unknown): ApexException {
    return toCatchable(error);
  }

  enterRunAs(user: unknown): RunAsFrame {
    const { transaction } = this;
    if (!transaction.test) throw apexException('TypeException', 'System.runAs may only be called in test methods');
    if (!(user instanceof ApexSObject)) throwNullPointer();
    if (!user.id) throw apexException('IllegalArgumentException', 'System.runAs needs a User that has been inserted');
    const previous = { user: transaction.user, written: transaction.written };
    transaction.user = this.services.access.loadUser(user.id);
    transaction.written = new WrittenKinds();
    return previous;
  }

  leaveRunAs(previous: unknown): void {
    const { user, written } = previous as RunAsFrame;
    this.transaction.user = user;
    this.transaction.written = written;
  }

  objectToken(objectName: string): ObjectToken {
    return new ObjectToken(this.rows.objectDef(objectName));
  }

  fieldToken(objectName: string, fieldName: string): FieldToken {
    return fieldToken(this, objectName, fieldName);
  }

  describeObject(objectName: string): ObjectDescribe {
    return new ObjectDescribe(this.rows.objectDef(objectName));
  }

  describeField(objectName: string, fieldName: string): FieldDescribe {
    return new FieldDescribe(fieldToken(this, objectName, fieldName));
  }

  fieldSet(objectName: string, name: string): FieldSetValue {
    return fieldSetNamed(this.rows.objectDef(objectName), name);
  }

  label(name: string): string {
    return labelText(this.services.catalog, name, this.transaction.user.language);
  }

  addFieldError(record: unknown, fieldName: string, message: unknown): void {
    if (!(record instanceof ApexSObject)) throwNullPointer();
    const text = message instanceof ApexException ? message['getmessage()']() : toText(message);
    addError(record, text, fieldName);
  }

  trigger(variable: string): unknown {
    return triggerVariable(this.transaction.triggerStack.at(-1), variable);
  }

  // TriggerHost

  handles(object: string, event: TriggerEvent): boolean {
    return this.registry.triggersFor(object, event).length > 0;
  }

  fire(context: ExecutionContext, object: string, event: TriggerEvent, records: readonly TriggerRecord[]): void {
    const triggers = this.registry.triggersFor(object, event);
    if (triggers.length === 0 || records.length === 0) return;
    const run = (): void => fireTriggers(this.transaction, triggers, event, records, this.rows, this.stack);
    if (this.running) run();
    else this.within(this.newTransaction({ user: context.user }), run);
  }
}

/** The Apex runtime of an org; load a compiled program into it before use. */
export function createRuntime(services: RuntimeServices, operators: (host: Host) => TypeTests): ApexRuntime {
  return new ApexRuntime(services, operators);
}
