import assert from 'node:assert/strict';
import { loadCatalog } from '../../src/metadata/loader.ts';
import type { Catalog, RawValue } from '../../src/metadata/catalog.ts';
import type { AccessControl, UserContext } from '../../src/security/access.ts';
import { parseSoql } from '../../src/soql/parse.ts';
import type { BindValue, QueryResult, SoqlQuery } from '../../src/soql/query.ts';
import { runQuery, type QueryOptions } from '../../src/soql/run.ts';
import type { Database, SqlValue } from '../../src/store/database.ts';
import { nextId } from '../../src/store/ids.ts';
import { openDatabase } from '../../src/store/open.ts';
import { createSchema } from '../../src/store/schema.ts';

/** Saturday, 21 November 2026, 12:00 UTC. */
export const NOW = Date.parse('2026-11-21T12:00:00Z');

export const catalog: Catalog = loadCatalog([]);

/** An org in memory with the standard objects, written to directly: no records layer, no triggers. */
export class TestOrg {
  readonly db: Database;
  readonly userId: string;
  user: UserContext;

  static async open(): Promise<TestOrg> {
    const db = await openDatabase(':memory:');
    createSchema(db, catalog);
    return new TestOrg(db);
  }

  private constructor(db: Database) {
    this.db = db;
    this.userId = this.insert('User', {
      Name: 'Ann Lee',
      LastName: 'Lee',
      Username: 'ann@example.com',
      IsActive: true,
    });
    this.user = {
      id: this.userId,
      username: 'ann@example.com',
      name: 'Ann Lee',
      profileName: 'Standard User',
      roleId: null,
      managerId: null,
      timeZone: 'America/New_York',
      locale: 'en_US',
      language: 'en_US',
      isActive: true,
      viewAllData: false,
      modifyAllData: false,
      customPermissions: new Set(),
      userPermissions: new Set(),
    };
  }

  insert(objectName: string, values: Record<string, RawValue>): string {
    const object = catalog.objects.get(objectName.toLowerCase())!;
    const id = nextId(this.db, object);
    const row: Record<string, SqlValue> = { Id: id };
    for (const [name, value] of Object.entries(values)) row[name] = typeof value === 'boolean' ? Number(value) : value;
    const names = Object.keys(row).map((name) => `"${name}"`);
    this.db.run(
      `INSERT INTO "${object.name}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      Object.values(row),
    );
    return id;
  }

  query(text: string, binds: Record<string, BindValue> = {}, options: Partial<QueryOptions> = {}): QueryResult {
    return this.run(parseSoql(text), {
      binds: ({ name }) => {
        if (!(name in binds)) throw new Error(`No value for :${name}`);
        return binds[name]!;
      },
      ...options,
    });
  }

  run(query: SoqlQuery, options: Partial<QueryOptions>): QueryResult {
    return runQuery(query, {
      db: this.db,
      catalog,
      user: this.user,
      access: null,
      mode: 'system',
      sharing: false,
      now: NOW,
      binds: ({ name }) => assert.fail(`No value for :${name}`),
      ...options,
    });
  }

  /** Values of one column. */
  column(text: string, binds: Record<string, BindValue> = {}, options: Partial<QueryOptions> = {}): RawValue[] {
    return this.query(text, binds, options).rows.map((row) => Object.values(row.values)[0]!);
  }
}

/** Access control of which a test says only what it is about; everything else is allowed. */
export function accessWith(parts: Partial<AccessControl>): AccessControl {
  return {
    catalog,
    loadUser: () => {
      throw new Error('not part of this test');
    },
    canObject: () => true,
    canReadField: () => true,
    canEditField: () => true,
    sharingFilter: () => null,
    accessibleIds: (_user, _object, ids) => new Set(ids),
    invalidate: () => {},
    ...parts,
  };
}
