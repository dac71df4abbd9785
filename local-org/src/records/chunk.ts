import type { Catalog, ObjectDef, RawRecord } from '../metadata/catalog.ts';
import type { AccessControl } from '../security/access.ts';
import { isSetupObject } from '../security/object-classes.ts';
import type { Database } from '../store/database.ts';
import type { ObjectModel } from './model.ts';
import type { DmlOptions, ExecutionContext, RecordError } from './records.ts';
import type { Rows } from './rows.ts';
import type { InsertOutcome, SaveEnvironment } from './standard/behavior.ts';
import type { Summaries } from './summaries.ts';
import type { TriggerRunner } from './trigger-runner.ts';

/** What one chunk of a call came to; row numbers are positions in the call. */
export interface ChunkOutcome {
  readonly ids: ReadonlyMap<number, string>;
  readonly failures: ReadonlyMap<number, readonly RecordError[]>;
  /** Triggers ran, so that their own work must be undone when a record of the chunk failed. */
  readonly firedTriggers: boolean;
}

/** The parts that saving and removing share. */
export interface Workshop {
  readonly db: Database;
  readonly catalog: Catalog;
  readonly access: AccessControl;
  readonly rows: Rows;
  readonly triggers: TriggerRunner;
  /** Summaries over an object's records, by the object's name. */
  readonly summaries: ReadonlyMap<string, readonly Summaries[]>;
  modelOf(object: ObjectDef): ObjectModel;
  /** See {@link SaveEnvironment.insert}. */
  insertByPlatform(ctx: ExecutionContext, object: string, records: readonly RawRecord[]): InsertOutcome[];
}

export function environmentOf(workshop: Workshop, ctx: ExecutionContext): SaveEnvironment {
  const { db, catalog, rows } = workshop;
  const insert: SaveEnvironment['insert'] = (object, records) => workshop.insertByPlatform(ctx, object, records);
  return { ctx, db, catalog, rows, stamp: stampOf(ctx.now()), insert };
}

/** The instant as records carry it: ISO text in whole seconds. */
function stampOf(epochMilliseconds: number): string {
  return new Date(Math.floor(epochMilliseconds / 1000) * 1000).toISOString();
}

/** Sharing does not apply to setup objects; in user mode their object permission decides. */
export function enforcesSharing(object: ObjectDef, options: DmlOptions): boolean {
  return (options.sharing || options.access === 'user') && !isSetupObject(object);
}

/** Collects ids of rows without errors and the errors of the others. */
export function outcomeOf(
  items: readonly {
    readonly index: number;
    readonly values: Readonly<Record<string, unknown>>;
    readonly errors: readonly RecordError[];
  }[],
  firedTriggers: boolean,
): ChunkOutcome {
  const ids = new Map<number, string>();
  const failures = new Map<number, readonly RecordError[]>();
  for (const item of items) {
    if (item.errors.length > 0) failures.set(item.index, item.errors);
    else ids.set(item.index, String(item.values['Id']));
  }
  return { ids, failures, firedTriggers };
}

const PERMISSION_OBJECTS = new Set([
  'User',
  'UserRole',
  'Profile',
  'Group',
  'GroupMember',
  'PermissionSet',
  'PermissionSetAssignment',
  'ObjectPermissions',
  'FieldPermissions',
  'SetupEntityAccess',
]);

/** Whether a change of this object's rows changes who may do what. */
export function decidesAccess(object: ObjectDef): boolean {
  return PERMISSION_OBJECTS.has(object.name);
}
