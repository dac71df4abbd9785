import type { ApexSObject } from '../runtime/values.ts';

/** Which parts of a record `clone` takes over. */
export interface CloneOptions {
  readonly id?: boolean | null;
  /** Related records are copied too, not shared. */
  readonly deep?: boolean | null;
  readonly timestamps?: boolean | null;
  readonly autoNumbers?: boolean | null;
}

/** `clone` and `deepClone` of a record: without id, timestamps and automatic numbers unless asked for. */
export function cloneRecord(
  record: ApexSObject,
  { id, deep, timestamps, autoNumbers }: CloneOptions = {},
): ApexSObject {
  const copy = record.copy(id === true);
  if (deep === true) copy.copyRelated();
  if (timestamps !== true) for (const name of TIMESTAMPS) copy.unload(name);
  if (autoNumbers !== true) {
    for (const name of [...copy.fieldValues().keys()]) if (isAutoNumber(copy, name)) copy.unload(name);
  }
  return copy;
}
const isAutoNumber = (record: ApexSObject, name: string): boolean =>
  (record.def.fields.get(name.toLowerCase())?.autoNumber ?? null) !== null;
const TIMESTAMPS = ['CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp'];
