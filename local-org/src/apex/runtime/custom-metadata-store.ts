import type {
  Catalog,
  CustomMetadataRecord,
  FieldDef,
  ObjectDef,
  RawRecord,
  RawValue,
} from '../../metadata/catalog.ts';
import { Rows } from '../../records/rows.ts';
import type { Database } from '../../store/database.ts';

/** One record of a deployment. */
export interface MetadataChange {
  readonly object: string;
  readonly developerName: string;
  readonly label: string;
  /** By field API name in any case. */
  readonly values: Readonly<Record<string, RawValue>>;
}

/** A record that cannot be deployed. */
export class DeploymentError extends Error {
  /** The component, e.g. `Setting.Default`. */
  readonly component: string;
  constructor(component: string, message: string) {
    super(message);
    this.name = 'DeploymentError';
    this.component = component;
  }
}

/**
 * Custom metadata records of the project together with those that Apex has deployed, which go before them. Deployed
 * records are kept beside the tables, as each start writes the tables anew from the project.
 */
export class CustomMetadataStore {
  private readonly db: Database;
  private readonly catalog: Catalog;
  private readonly rows: Rows;

  constructor(db: Database, catalog: Catalog) {
    this.db = db;
    this.catalog = catalog;
    this.rows = new Rows(db);
  }

  /** Makes its table and brings the records deployed earlier back into the tables that queries read. */
  prepare(): void {
    this.db.exec(`CREATE TABLE IF NOT EXISTS _deployed_metadata (
      object TEXT NOT NULL, name TEXT NOT NULL COLLATE NOCASE, record TEXT NOT NULL, PRIMARY KEY (object, name))`);
    for (const record of this.deployed()) {
      const object = this.catalog.objects.get(record.object.toLowerCase());
      if (object) this.writeRow(object, record);
    }
  }

  /** Records of one type, those of the project first. */
  records(object: ObjectDef): CustomMetadataRecord[] {
    const byName = new Map<string, CustomMetadataRecord>();
    for (const record of this.catalog.customMetadata)
      if (record.object === object.name) byName.set(record.developerName.toLowerCase(), record);
    for (const record of this.deployed())
      if (record.object === object.name) byName.set(record.developerName.toLowerCase(), record);
    return [...byName.values()];
  }

  /** Creates a record or changes the given fields of one. @throws DeploymentError */
  deploy(change: MetadataChange): void {
    const component = `${change.object.replace(/__mdt$/i, '')}.${change.developerName}`;
    const object = this.catalog.objects.get(change.object.toLowerCase());
    if (object?.kind !== 'customMetadata')
      throw new DeploymentError(component, `There is no custom metadata type ${change.object}`);
    if (!/^[A-Za-z](?:\w*[A-Za-z0-9])?$/.test(change.developerName) || change.developerName.includes('__'))
      throw new DeploymentError(component, `The name of a record may have letters, digits and single underscores only`);
    const wanted = change.developerName.toLowerCase();
    const before = this.records(object).find((record) => record.developerName.toLowerCase() === wanted);
    const values: Record<string, RawValue> = { ...before?.values };
    for (const [name, value] of Object.entries(change.values)) {
      const field = object.fields.get(name.toLowerCase());
      if (!field?.custom) throw new DeploymentError(component, `There is no field ${name} on ${object.name}`);
      values[field.name] = checked(component, field, value);
    }
    for (const field of object.fields.values()) {
      if (field.custom && field.required && (values[field.name] ?? null) === null && field.type !== 'boolean')
        throw new DeploymentError(component, `Required field is missing: ${field.name}`);
    }
    const developerName = before?.developerName ?? change.developerName;
    const record = { object: object.name, developerName, label: change.label, values };
    this.db.run('INSERT OR REPLACE INTO _deployed_metadata (object, name, record) VALUES (?, ?, ?)', [
      object.name,
      developerName,
      JSON.stringify(record),
    ]);
    this.writeRow(object, record);
  }

  private deployed(): CustomMetadataRecord[] {
    const rows = this.db.all('SELECT record FROM _deployed_metadata ORDER BY rowid');
    return rows.map((row) => JSON.parse(String(row['record'])) as CustomMetadataRecord);
  }

  /** The record as queries see it. */
  private writeRow(object: ObjectDef, record: CustomMetadataRecord): void {
    const values: RawRecord = {
      ...record.values,
      DeveloperName: record.developerName,
      MasterLabel: record.label,
      Label: record.label,
      QualifiedApiName: record.developerName,
      Language: 'en_US',
    };
    const known = Object.fromEntries(Object.entries(values).filter(([name]) => object.fields.has(name.toLowerCase())));
    const existing = this.rows.select(object, '"DeveloperName" = ? COLLATE NOCASE', [record.developerName])[0];
    if (existing) this.rows.update(object, String(existing['Id']), known);
    else this.rows.insertNew(object, [{ ...known }]);
  }
}

function checked(component: string, field: FieldDef, value: RawValue): RawValue {
  if (value === null) return null;
  const refuse = (what: string): never => {
    throw new DeploymentError(component, `${field.name}: ${what}`);
  };
  if (field.length > 0 && typeof value === 'string' && value.length > field.length)
    refuse(`data value too large (max length ${field.length})`);
  if (field.type === 'boolean' && typeof value !== 'boolean') refuse('a boolean is expected');
  if (['int', 'double', 'currency', 'percent'].includes(field.type) && typeof value !== 'number')
    refuse('a number is expected');
  if (field.restrictedPicklist && !field.picklist.some((each) => each.isActive && each.value === value))
    refuse(`bad value for restricted picklist field: ${String(value)}`);
  return value;
}
