import type { RawRecord } from '../../metadata/catalog.ts';
import { TriggerFailure, type TriggerEvent, type TriggerRecord } from '../../records/records.ts';
import type { EmittedTrigger } from '../emit/program.ts';
import { ApexList, ApexMap } from './collections.ts';
import { toRaw } from './convert.ts';
import { ApexException, isCatchable } from './exceptions.ts';
import type { RowConverter } from './rows.ts';
import type { ApexSObject } from './sobject.ts';
import type { StackMapper } from './stack.ts';
import type { Transaction, TriggerFrame } from './transaction.ts';

const EXECUTION_NAMES: Readonly<Record<TriggerEvent, string>> = {
  'before insert': 'BeforeInsert',
  'before update': 'BeforeUpdate',
  'before delete': 'BeforeDelete',
  'after insert': 'AfterInsert',
  'after update': 'AfterUpdate',
  'after delete': 'AfterDelete',
  'after undelete': 'AfterUndelete',
};

/** Runs the triggers of one event over one chunk of records and writes changes and errors back. @throws TriggerFailure */
export function fireTriggers(
  transaction: Transaction,
  triggers: readonly EmittedTrigger[],
  event: TriggerEvent,
  records: readonly TriggerRecord[],
  rows: RowConverter,
  stack: StackMapper,
): void {
  const object = triggers[0]?.object ?? '';
  const def = rows.objectDef(object);
  const isDelete = event.endsWith(' delete');
  const before = event.startsWith('before');
  const current = records.map((record) => {
    const row = rows.recordOfRaw(def, record.values);
    row.errors = record.errors;
    row.readOnly = isDelete || !before;
    return row;
  });
  const previous = records.map((record, i) => {
    if (isDelete) return current[i] as ApexSObject;
    const row = rows.recordOfRaw(def, record.old ?? {});
    row.readOnly = true;
    return row;
  });
  const frame = frameOf(event, def.name, current, previous);
  const { sharing } = transaction;
  transaction.triggerStack.push(frame);
  // Triggers run in system context: what they call without a keyword of its own does not inherit the caller's sharing.
  transaction.sharing = 'without';
  try {
    for (const trigger of triggers) withOwnVariables(transaction, trigger, () => runTrigger(trigger, event, stack));
  } finally {
    transaction.sharing = sharing;
    transaction.triggerStack.pop();
  }
  if (before && !isDelete) current.forEach((row, i) => writeBack(row, (records[i] as TriggerRecord).values));
}

function frameOf(
  event: TriggerEvent,
  object: string,
  current: readonly ApexSObject[],
  previous: readonly ApexSObject[],
): TriggerFrame {
  const hasNew = !event.endsWith(' delete');
  const hasOld = event.endsWith(' update') || event.endsWith(' delete');
  const byId = (records: readonly ApexSObject[]): ApexMap =>
    new ApexMap(
      'Id',
      object,
      records.map((record) => [record.id, record] as const),
    );
  return {
    event,
    object,
    newList: hasNew ? new ApexList(object, [...current]) : null,
    // Events have no ids.
    newMap: hasNew && event !== 'before insert' && current[0]?.id !== null ? byId(current) : null,
    oldList: hasOld ? new ApexList(object, [...previous]) : null,
    oldMap: hasOld ? byId(previous) : null,
    size: current.length,
  };
}

/** Variables of a trigger live as long as one run of it, also when it fires again within that run. */
function withOwnVariables({ statics }: Transaction, { name }: EmittedTrigger, run: () => void): void {
  const outer = statics.get(name);
  statics.delete(name);
  try {
    run();
  } finally {
    if (outer) statics.set(name, outer);
    else statics.delete(name);
  }
}

/** An exception that the trigger does not catch fails every record of the chunk, with the platform's wording. */
function runTrigger(trigger: EmittedTrigger, event: TriggerEvent, stack: StackMapper): void {
  try {
    trigger.run();
  } catch (error) {
    if (!(error instanceof ApexException) || !isCatchable(error)) throw error;
    const cause = `caused by: ${error['tostring()']()}\n\n${stack.text(error)}`;
    throw new TriggerFailure(`${trigger.name}: execution of ${EXECUTION_NAMES[event]}\n\n${cause}`, error);
  }
}

function writeBack(row: ApexSObject, values: RawRecord): void {
  for (const [name, value] of row.fieldValues()) if (row.isAssigned(name)) values[name] = toRaw(value);
}
