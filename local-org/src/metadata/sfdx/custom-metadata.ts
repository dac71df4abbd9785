import type { CustomMetadataRecord, FieldDef, RawValue } from '../catalog.ts';
import type { ObjectDraft } from '../draft.ts';
import { nameBefore, type ProjectFile } from './files.ts';
import { MetadataError, readXml } from './xml.ts';

/**
 * Records of custom metadata types.
 * @throws MetadataError for an unknown type or field, or a value that does not fit its field
 */
export function readCustomMetadata(
  files: readonly ProjectFile[],
  objects: ReadonlyMap<string, ObjectDraft>,
): CustomMetadataRecord[] {
  const records: CustomMetadataRecord[] = [];
  for (const file of files) {
    const name = nameBefore(file, '.md-meta.xml');
    if (!name) continue;
    const [type = '', developerName = ''] = name.split('.');
    const object = objects.get(`${type}__mdt`.toLowerCase());
    if (!object) throw new MetadataError(file.shown, 0, `There is no custom metadata type ${type}__mdt`);
    const xml = readXml(file.file, file.shown, 'CustomMetadata');
    const values: Record<string, RawValue> = {};
    for (const entry of xml.all('values')) {
      const fieldName = entry.text('field') ?? '';
      const field = object.fields.get(fieldName.toLowerCase());
      if (!field) throw new MetadataError(file.shown, 0, `${object.name} has no field ${fieldName}`);
      const value = entry.first('value');
      const isNull = !value || value.attribute('xsi:nil') === 'true';
      values[field.name] = isNull ? null : convert(value.content(), field, file.shown);
    }
    records.push({ object: object.name, developerName, label: xml.text('label') ?? developerName, values });
  }
  return records;
}

function convert(text: string, field: FieldDef, shown: string): RawValue {
  switch (field.type) {
    case 'boolean':
      return text === 'true';
    case 'int':
    case 'long':
    case 'double':
    case 'currency':
    case 'percent': {
      const number = Number(text);
      if (text.trim() === '' || Number.isNaN(number)) {
        throw new MetadataError(shown, 0, `Value "${text}" of ${field.name} is not a number`);
      }
      return number;
    }
    case 'datetime': {
      const time = Date.parse(text);
      if (Number.isNaN(time))
        throw new MetadataError(shown, 0, `Value "${text}" of ${field.name} is not a date and time`);
      return new Date(time).toISOString();
    }
    default:
      return text === '' ? null : text;
  }
}
