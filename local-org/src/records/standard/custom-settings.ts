import type { ObjectDef } from '../../metadata/catalog.ts';
import { foldText } from '../../store/functions.ts';
import { recordError, REQUIRED_MISSING } from '../errors.ts';
import type { ObjectBehavior, SaveEnvironment, SaveItem } from './behavior.ts';
import { textOf } from './behavior.ts';

/** A list setting has one row for each name. */
export function listSettingBehavior(object: ObjectDef): ObjectBehavior {
  return {
    derive(items, environment) {
      for (const item of items) {
        if (textOf(item.values, 'Name') === null) item.errors.push(REQUIRED_MISSING(['Name']));
      }
      oneFor(object, 'Name', items, environment);
    },
  };
}

/** A hierarchy setting has one row for the organisation, each profile and each user; the organisation when none is named. */
export function hierarchySettingBehavior(object: ObjectDef): ObjectBehavior {
  return {
    setDefaults({ values }, { db }) {
      values['SetupOwnerId'] ??= String(db.get('SELECT "Id" AS id FROM "Organization" LIMIT 1')?.['id'] ?? '') || null;
    },
    derive(items, environment) {
      oneFor(object, 'SetupOwnerId', items, environment);
    },
  };
}

function oneFor(object: ObjectDef, field: string, items: readonly SaveItem[], { db }: SaveEnvironment): void {
  const stored = db.all(`SELECT "Id" AS id, "${field}" AS key FROM "${object.name}" WHERE "IsDeleted" = 0`);
  const owners = new Map(stored.map((row) => [foldText(String(row['key'])), String(row['id'])]));
  for (const item of items) {
    const key = textOf(item.values, field);
    if (key === null) continue;
    const owner = owners.get(foldText(key));
    if (owner !== undefined && owner !== item.values['Id']) {
      const message = `duplicate value found: ${field} duplicates value on record with id: ${owner}`;
      item.errors.push(recordError('DUPLICATE_VALUE', message, [field]));
    }
    owners.set(foldText(key), textOf(item.values, 'Id') ?? '<unknown>');
  }
}
