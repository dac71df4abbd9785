import type { TriggerFrame } from '../runtime/transaction.ts';
import { constantOf, systemEnum } from './support.ts';

export const triggerOperation = systemEnum('System.TriggerOperation', [
  'BEFORE_INSERT',
  'BEFORE_UPDATE',
  'BEFORE_DELETE',
  'AFTER_INSERT',
  'AFTER_UPDATE',
  'AFTER_DELETE',
  'AFTER_UNDELETE',
]);

const FLAGS: Readonly<Record<string, (frame: TriggerFrame) => boolean>> = {
  isexecuting: () => true,
  isbefore: (frame) => frame.event.startsWith('before'),
  isafter: (frame) => frame.event.startsWith('after'),
  isinsert: (frame) => frame.event.endsWith(' insert'),
  isupdate: (frame) => frame.event.endsWith(' update'),
  isdelete: (frame) => frame.event.endsWith(' delete'),
  isundelete: (frame) => frame.event.endsWith(' undelete'),
};

const VALUES: Readonly<Record<string, (frame: TriggerFrame) => unknown>> = {
  new: (frame) => frame.newList,
  newmap: (frame) => frame.newMap,
  old: (frame) => frame.oldList,
  oldmap: (frame) => frame.oldMap,
  size: (frame) => frame.size,
  operationtype: (frame) => constantOf(triggerOperation, frame.event.replace(' ', '_')),
};

/**
 * A `Trigger` context variable; outside of triggers the flags are false and the rest is null.
 * @param name in lower case
 */
export function triggerVariable(frame: TriggerFrame | undefined, name: string): unknown {
  const flag = FLAGS[name];
  if (flag) return frame ? flag(frame) : false;
  return (frame && VALUES[name]?.(frame)) ?? null;
}
