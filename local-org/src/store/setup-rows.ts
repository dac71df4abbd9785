import type { Catalog, FieldDef, ObjectDef, RawRecord, RawValue } from '../metadata/catalog.ts';
import {
  CASE_STATUSES,
  LEAD_STATUSES,
  OPPORTUNITY_STAGES,
  TASK_PRIORITIES,
  TASK_STATUSES,
  type StatusFacts,
} from '../metadata/standard/picklists.ts';
import type { Database, SqlValue } from './database.ts';
import { nextIds } from './ids.ts';
import { userPermissionColumns, writePermissionRows } from './permission-rows.ts';

/**
 * Writes the rows that come from metadata and not from users: custom metadata records, stages and statuses, code,
 * permission sets. Rows keep their id from start to start; rows whose metadata is gone are removed.
 */
export function writeSetupRows(db: Database, catalog: Catalog): void {
  const write = (objectName: string, key: string, rows: readonly RawRecord[]): void => {
    const object = catalog.objects.get(objectName.toLowerCase());
    if (object) syncRows(db, object, key, rows);
  };
  for (const object of catalog.objects.values()) {
    if (object.kind === 'customMetadata') syncRows(db, object, 'DeveloperName', customMetadataRows(catalog, object));
  }
  write('OpportunityStage', 'ApiName', stageRows(catalog));
  write('TaskStatus', 'ApiName', statusRows(TASK_STATUSES));
  write('CaseStatus', 'ApiName', statusRows(CASE_STATUSES));
  write('LeadStatus', 'ApiName', statusRows(LEAD_STATUSES));
  write(
    'TaskPriority',
    'ApiName',
    TASK_PRIORITIES.map((priority, index) => ({
      ApiName: priority.name,
      MasterLabel: priority.name,
      IsHighPriority: priority.high,
      IsDefault: priority.isDefault,
      SortOrder: index + 1,
    })),
  );
  if (hasDefinitions(db)) writeDefinitions(db, catalog);
  write(
    'ApexClass',
    'Name',
    catalog.classes.map((file) => codeRow(file.path, file.text, catalog.apiVersion)),
  );
  write(
    'ApexTrigger',
    'Name',
    catalog.triggers.map((file) => codeRow(file.path, file.text, catalog.apiVersion)),
  );
  write(
    'PermissionSet',
    'Name',
    [...catalog.permissionSets.values()].map((set) => ({
      Name: set.name,
      Label: set.label,
      IsCustom: true,
      IsOwnedByProfile: false,
      Type: 'Regular',
      ...userPermissionColumns(set, catalog),
    })),
  );
  write(
    'CustomPermission',
    'DeveloperName',
    [...catalog.customPermissions.values()].map(({ name, label }) => ({ DeveloperName: name, MasterLabel: label })),
  );
  writePermissionRows(db, catalog);
  for (const { object, key, rows } of catalog.setupRows) write(object, key, rows);
}

/** Objects that describe the org's own shape. Few queries ask for their thousands of rows. */
export const DEFINITION_OBJECTS: ReadonlySet<string> = new Set(['EntityDefinition', 'FieldDefinition']);

/** Writes the rows of {@link DEFINITION_OBJECTS} when the first query asks for them. */
export function ensureDefinitions(db: Database, catalog: Catalog): void {
  if (!hasDefinitions(db)) writeDefinitions(db, catalog);
}

function hasDefinitions(db: Database): boolean {
  return db.get('SELECT 1 AS one FROM "EntityDefinition" LIMIT 1') !== undefined;
}

function writeDefinitions(db: Database, catalog: Catalog): void {
  const objects = [...catalog.objects.values()];
  const entities = catalog.objects.get('entitydefinition');
  const fields = catalog.objects.get('fielddefinition');
  if (entities) syncRows(db, entities, 'QualifiedApiName', objects.map(entityRow));
  if (fields) syncRows(db, fields, 'DurableId', objects.flatMap(fieldRows));
}

/** Objects whose rows users may add to; rows that metadata does not name stay. */
const ALSO_WRITTEN_BY_USERS = new Set(['PermissionSet', 'StaticResource']);

function syncRows(db: Database, object: ObjectDef, key: string, rows: readonly RawRecord[]): void {
  const existing = new Map<string, Record<string, SqlValue>>();
  for (const row of db.all(`SELECT * FROM "${object.name}"`)) existing.set(String(row[key]).toLowerCase(), row);
  const missing: Map<string, SqlValue>[] = [];
  for (const row of rows) {
    const values = completeRow(object, row);
    const keyText = String(row[key]).toLowerCase();
    const old = existing.get(keyText);
    existing.delete(keyText);
    if (old) updateRow(db, object, old, values);
    else missing.push(values);
  }
  if (missing.length > 0) insertRows(db, object, missing);
  if (ALSO_WRITTEN_BY_USERS.has(object.name)) return;
  for (const row of existing.values()) db.run(`DELETE FROM "${object.name}" WHERE "Id" = ?`, [row['Id'] ?? null]);
}

function toSql(value: RawValue): SqlValue {
  return typeof value === 'boolean' ? Number(value) : value;
}

function completeRow(object: ObjectDef, row: RawRecord): Map<string, SqlValue> {
  const values = new Map<string, SqlValue>();
  for (const [name, value] of Object.entries(row)) {
    const field: FieldDef | undefined = object.fields.get(name.toLowerCase());
    if (field) values.set(field.name, toSql(value));
  }
  return values;
}

/** One statement for all rows: thousands of definitions would make every start slow otherwise. */
function insertRows(db: Database, object: ObjectDef, rows: readonly ReadonlyMap<string, SqlValue>[]): void {
  const names = new Set(['Id', ...rows.flatMap((row) => [...row.keys()])]);
  if (object.fields.has('systemmodstamp')) names.add('SystemModstamp');
  const now = new Date().toISOString();
  const ids = nextIds(db, object, rows.length);
  const data = rows.map((row, index) => {
    const all = new Map<string, SqlValue>([['SystemModstamp', now], ['Id', ids[index] ?? null], ...row]);
    return [...names].map((name) => all.get(name) ?? null);
  });
  const columns = [...names].map((name) => `"${name}"`).join(', ');
  const values = [...names].map((_, index) => `value ->> ${index}`).join(', ');
  db.run(`INSERT INTO "${object.name}" (${columns}) SELECT ${values} FROM json_each(?)`, [JSON.stringify(data)]);
}

function updateRow(
  db: Database,
  object: ObjectDef,
  old: Readonly<Record<string, SqlValue>>,
  values: ReadonlyMap<string, SqlValue>,
): void {
  const changed = [...values].filter(([name, value]) => old[name] !== value);
  if (changed.length === 0) return;
  const assignments = changed.map(([name]) => `"${name}" = ?`).join(', ');
  db.run(`UPDATE "${object.name}" SET ${assignments} WHERE "Id" = ?`, [
    ...changed.map(([, value]) => value),
    old['Id'] ?? null,
  ]);
}

function customMetadataRows(catalog: Catalog, object: ObjectDef): RawRecord[] {
  // A field that a record does not name must become empty again, also when an earlier start wrote it.
  const empty = Object.fromEntries(
    [...object.fields.values()].filter((field) => field.custom).map((field) => [field.name, emptyValue(field)]),
  );
  return catalog.customMetadata
    .filter((record) => record.object === object.name)
    .map((record) => ({
      ...empty,
      ...record.values,
      DeveloperName: record.developerName,
      MasterLabel: record.label,
      Label: record.label,
      QualifiedApiName: record.developerName,
      Language: 'en_US',
    }));
}

function emptyValue(field: FieldDef): RawValue {
  return field.type === 'boolean' ? field.defaultValue === 'true' : null;
}

function stageRows(catalog: Catalog): RawRecord[] {
  const facts = new Map(OPPORTUNITY_STAGES.map((stage) => [stage.name, stage]));
  const values = catalog.objects.get('opportunity')?.fields.get('stagename')?.picklist ?? [];
  return values.map((value, index) => {
    const stage = facts.get(value.value);
    return {
      ApiName: value.value,
      MasterLabel: value.label,
      SortOrder: index + 1,
      IsActive: value.isActive,
      IsClosed: stage?.closed ?? false,
      IsWon: stage?.won ?? false,
      DefaultProbability: stage?.probability ?? 0,
      ForecastCategory: stage?.forecastCategory ?? 'Pipeline',
      ForecastCategoryName: stage?.forecastCategoryName ?? 'Pipeline',
    };
  });
}

function statusRows(statuses: readonly StatusFacts[]): RawRecord[] {
  return statuses.map((status, index) => ({
    ApiName: status.name,
    MasterLabel: status.name,
    SortOrder: index + 1,
    IsClosed: status.closed,
    IsConverted: status.name === 'Closed - Converted',
    IsDefault: status.isDefault,
  }));
}

function entityRow(object: ObjectDef): RawRecord {
  return {
    QualifiedApiName: object.name,
    DeveloperName: object.name.replace(/__\w+$/, ''),
    DurableId: object.name,
    Label: object.label,
    MasterLabel: object.label,
    PluralLabel: object.labelPlural,
    KeyPrefix: object.keyPrefix,
    InternalSharingModel: object.sharingModel,
    IsCustomSetting: object.kind === 'customSettingList' || object.kind === 'customSettingHierarchy',
    IsQueryable: true,
    IsEverCreatable: object.createable,
    IsEverUpdatable: object.updateable,
    IsEverDeletable: object.deletable,
  };
}

function fieldRows(object: ObjectDef): RawRecord[] {
  return [...object.fields.values()].map((field) => ({
    DurableId: `${object.name}.${field.name}`,
    EntityDefinitionId: object.name,
    QualifiedApiName: field.name,
    DeveloperName: field.name.replace(/__c$/i, ''),
    Label: field.label,
    MasterLabel: field.label,
    DataType: field.type,
    Length: field.length,
    Precision: field.precision,
    Scale: field.scale,
    Description: field.description,
    IsCalculated: field.formula !== null,
    IsFieldHistoryTracked: field.trackHistory,
    IsNillable: !field.required,
    RelationshipName: field.relationshipName,
  }));
}

function codeRow(path: string, text: string, apiVersion: string): RawRecord {
  return {
    Name: path.replace(/^.*\//, '').replace(/\.(cls|trigger)$/, ''),
    Body: text,
    ApiVersion: Number(apiVersion),
    Status: 'Active',
    IsValid: true,
    LengthWithoutComments: text.length,
  };
}
