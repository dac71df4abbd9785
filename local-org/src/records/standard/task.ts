import { deriveRelations, refreshAfterSave, refreshRelated } from './activity.ts';
import type { ObjectBehavior, SaveEnvironment, SaveItem } from './behavior.ts';
import { textOf } from './behavior.ts';

interface TaskStatuses {
  readonly closed: ReadonlySet<string>;
  readonly preset: string;
}

export const taskBehavior: ObjectBehavior = {
  setDefaults({ values, given }, environment) {
    if (!given.has('Status') || values['Status'] === null) values['Status'] = readStatuses(environment).preset;
    if (!given.has('Priority') || values['Priority'] === null) values['Priority'] = 'Normal';
    values['TaskSubtype'] ??= 'Task';
  },
  derive(items, environment) {
    const { closed } = readStatuses(environment);
    for (const item of items) {
      item.values['IsClosed'] = closed.has((textOf(item.values, 'Status') ?? '').toLowerCase());
      item.values['IsHighPriority'] = item.values['Priority'] === 'High';
      stampCompletion(item, environment);
    }
    deriveRelations(items, environment);
  },
  afterSave: refreshAfterSave,
  afterRemove: refreshRelated,
};

/**
 * Closing sets the time, reopening clears it. An imported closed task (audit fields given) was completed when it was
 * last modified.
 */
function stampCompletion({ values, old, given }: SaveItem, { stamp }: SaveEnvironment): void {
  const isClosed = values['IsClosed'] === true;
  if (!isClosed) {
    values['CompletedDateTime'] = null;
    return;
  }
  if (old !== null && old['IsClosed'] === true) return;
  const imported = given.has('LastModifiedDate')
    ? values['LastModifiedDate']
    : given.has('CreatedDate')
      ? values['CreatedDate']
      : null;
  values['CompletedDateTime'] = (old === null ? imported : null) ?? stamp;
}

const known = new WeakMap<SaveEnvironment, TaskStatuses>();

function readStatuses(environment: SaveEnvironment): TaskStatuses {
  const statuses = known.get(environment) ?? loadStatuses(environment);
  known.set(environment, statuses);
  return statuses;
}

function loadStatuses({ db, catalog }: SaveEnvironment): TaskStatuses {
  const closed = new Set<string>();
  let preset = 'Not Started';
  if (!catalog.objects.has('taskstatus')) return { closed: new Set(['completed']), preset };
  const sql =
    'SELECT coalesce("ApiName", "MasterLabel") AS name, "IsClosed" AS closed, "IsDefault" AS preset FROM "TaskStatus"';
  for (const row of db.all(sql)) {
    if (Number(row['closed']) === 1) closed.add(String(row['name']).toLowerCase());
    if (Number(row['preset']) === 1) preset = String(row['name']);
  }
  return { closed, preset };
}
