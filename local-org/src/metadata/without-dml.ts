import type { ObjectDef } from './catalog.ts';

/** Standard objects that no DML statement of Apex may write. */
const WITHOUT_DML: ReadonlySet<string> = new Set([
  'businesshours',
  'businessprocess',
  'profile',
  'recordtype',
  'staticresource',
]);

/** Whether Apex may write records of the object; custom metadata is deployed, not written. */
export function allowsDml(object: Pick<ObjectDef, 'name' | 'kind'>): boolean {
  return object.kind !== 'customMetadata' && !WITHOUT_DML.has(object.name.toLowerCase());
}
