import type { CustomMetadataRecord, ObjectDef, RawRecord } from '../../metadata/catalog.ts';
import { ApexMap, ApexSObject, fromRaw, throwApex } from '../runtime/values.ts';
import { systemType } from './declare.ts';
import { required, type LibraryHost } from './support.ts';

function metadataDef(host: LibraryHost, object: string): ObjectDef {
  const def = host.rows.objectDef(object);
  return def.kind === 'customMetadata' ? def : throwApex('TypeException', `${def.name} is no custom metadata type`);
}

function recordOf(def: ObjectDef, source: CustomMetadataRecord): ApexSObject {
  const record = new ApexSObject(def);
  const standard: RawRecord = {
    DeveloperName: source.developerName,
    MasterLabel: source.label,
    Label: source.label,
    QualifiedApiName: source.developerName,
    Language: 'en_US',
  };
  for (const [name, raw] of Object.entries({ ...standard, ...source.values })) {
    const field = def.fields.get(name.toLowerCase());
    if (field) record.load(field.name, fromRaw(field, raw));
  }
  record.readOnly = true;
  return record;
}

function recordsOf(host: LibraryHost, def: ObjectDef): CustomMetadataRecord[] {
  return host.customMetadata.records(def);
}

/** `X__mdt.getInstance('Default')`, by developer name or qualified API name; null when there is no such record. */
function metadataInstance(host: LibraryHost, object: string, name: string | null): ApexSObject | null {
  const def = metadataDef(host, object);
  const wanted = required(name).toLowerCase();
  const found = recordsOf(host, def).find((each) => each.developerName.toLowerCase() === wanted);
  return found ? recordOf(def, found) : null;
}

/** `X__mdt.getAll()`: by developer name. */
function metadataAll(host: LibraryHost, object: string): ApexMap {
  const def = metadataDef(host, object);
  return new ApexMap(
    'String',
    def.name,
    recordsOf(host, def).map((each) => [each.developerName, recordOf(def, each)] as const),
  );
}

/** Statics of every custom metadata type. */
export const customMetadataType = systemType('CustomMetadata', {
  statics: {
    'SObject getInstance(String name)': metadataInstance,
    'Map<String, SObject> getAll()': metadataAll,
  },
});
