import type { ObjectDef, RawRecord } from '../metadata/catalog.ts';
import { nextIds } from '../store/ids.ts';
import { setAutoNumbers } from './auto-numbers.ts';
import { acceptTriggerChanges, checkFields, checkPicklists } from './checks.ts';
import { decidesAccess, enforcesSharing, environmentOf, outcomeOf } from './chunk.ts';
import type { ChunkOutcome, Workshop } from './chunk.ts';
import { IS_DELETED, NO_ACCESS, NO_ACCESS_ON_REFERENCE, NO_SUCH_REFERENCE, recordError } from './errors.ts';
import { ParentReader, scopeOf } from './formula-scope.ts';
import { isTrue, toFieldValue } from '../formula/values.ts';
import { showFormulas } from './formula-values.ts';
import { checkHierarchies } from './hierarchy.ts';
import { writeFieldHistory } from './history.ts';
import type { ObjectModel } from './model.ts';
import { WriteGuard } from './prepare.ts';
import type { GivenRecord } from './prepare.ts';
import type { DmlOptions, ExecutionContext } from './records.ts';
import { checkReferences } from './references.ts';
import { checkShares, followOwner } from './shares.ts';
import type { SaveEnvironment, SaveItem } from './standard/behavior.ts';
import { hasChanged, textOf } from './standard/behavior.ts';
import { emptySummary, outdatedMasters } from './summaries.ts';
import { checkUnique } from './uniqueness.ts';

/** Triggers see at most this many records at once. */
const MASTERS_AT_ONCE = 200;

export interface SaveRequest {
  readonly index: number;
  readonly given: GivenRecord;
}

export interface SaveOptions extends DmlOptions {
  /** The platform itself writes: fields that nobody may write are open to it. */
  readonly byPlatform?: boolean;
}

/** Saves up to 200 records of one object in the platform's order of execution. */
export function saveChunk(
  workshop: Workshop,
  ctx: ExecutionContext,
  model: ObjectModel,
  kind: 'insert' | 'update',
  requests: readonly SaveRequest[],
  options: SaveOptions,
): ChunkOutcome {
  const environment = environmentOf(workshop, ctx);
  const parents = new ParentReader(workshop.rows);
  const guard = options.byPlatform === true ? OPEN : new WriteGuard(model, kind, workshop.access, ctx, options);
  const items =
    kind === 'insert'
      ? requests.map((request) => newItem(model, request, environment, parents, guard))
      : changedItems(workshop, model, requests, environment, guard, options);
  for (const item of sound(items)) checkPicklists(model, item);

  let fired = fireBefore(workshop, ctx, model, kind, sound(items));
  check(workshop, model, items, environment, parents, options);
  const mustStop = items.some((item) => item.errors.length > 0) && (options.allOrNone || fired);
  const saved = sound(items);
  if (mustStop || saved.length === 0) return outcomeOf(items, fired);

  write(workshop, model, kind, saved, environment);
  writeFieldHistory(model, saved, environment);
  model.behavior.afterSave?.(saved, environment);
  followOwner(workshop, model, saved, environment);
  if (decidesAccess(model.object)) workshop.access.invalidate();
  if (workshop.triggers.handles(model.object.name, `after ${kind}`)) {
    showFormulas(workshop, ctx, model, saved);
    fired = workshop.triggers.fire(ctx, model.object.name, `after ${kind}`, saved) || fired;
  }
  fired = refreshMasters(workshop, ctx, model.object, sound(saved)) || fired;
  // Rows that a master refused are written already.
  return outcomeOf(items, fired || saved.some((item) => item.errors.length > 0));
}

/** Event messages: completed and checked as records are, and not stored. */
export function prepareEvents(
  workshop: Workshop,
  ctx: ExecutionContext,
  model: ObjectModel,
  given: readonly GivenRecord[],
): Pick<SaveItem, 'values' | 'errors'>[] {
  const environment = environmentOf(workshop, ctx);
  const parents = new ParentReader(workshop.rows);
  const options: DmlOptions = { allOrNone: false, access: 'system', sharing: false };
  const guard = new WriteGuard(model, 'insert', workshop.access, ctx, options);
  const items = given.map((each, index) => newItem(model, { index, given: each }, environment, parents, guard));
  for (const item of sound(items)) checkPicklists(model, item);
  check(workshop, model, items, environment, parents, options);
  return items;
}

/** The guard of the platform's own writes. */
const OPEN: Pick<WriteGuard, 'refuse'> = { refuse: () => null };
export const BY_PLATFORM: SaveOptions = { allOrNone: true, access: 'system', sharing: false, byPlatform: true };

/** A record whose masters may have to be summed up anew. */
type Detail = Pick<SaveItem, 'values' | 'old' | 'errors'>;

/**
 * Brings summary fields of the masters up to date. Masters are saved like any record, with their rules and triggers;
 * when one cannot be saved, its details cannot either.
 * @returns whether triggers ran
 */
export function refreshMasters(
  workshop: Workshop,
  ctx: ExecutionContext,
  object: ObjectDef,
  details: readonly Detail[],
): boolean {
  let fired = false;
  for (const summaries of workshop.summaries.get(object.name) ?? []) {
    const mastersOf = ({ values, old }: Detail): (string | null)[] => [
      textOf(values, summaries.foreignKey),
      old === null ? null : textOf(old, summaries.foreignKey),
    ];
    const ids = details.flatMap(mastersOf).filter((id) => id !== null);
    const outdated = outdatedMasters(workshop.db, summaries, ids);
    const model = workshop.modelOf(summaries.parent);
    for (let start = 0; start < outdated.length; start += MASTERS_AT_ONCE) {
      const requests = outdated
        .slice(start, start + MASTERS_AT_ONCE)
        .map((values, index) => ({ index, given: { values, errors: [] } }));
      const outcome = saveChunk(workshop, ctx, model, 'update', requests, BY_PLATFORM);
      fired ||= outcome.firedTriggers;
      for (const [index, errors] of outcome.failures) {
        const master = requests[index]?.given.values['Id'];
        for (const detail of details) if (mastersOf(detail).some((id) => id === master)) detail.errors.push(...errors);
      }
    }
  }
  return fired;
}

const sound = (items: readonly SaveItem[]): SaveItem[] => items.filter((item) => item.errors.length === 0);

function newItem(
  model: ObjectModel,
  { index, given }: SaveRequest,
  environment: SaveEnvironment,
  parents: ParentReader,
  guard: Pick<WriteGuard, 'refuse'>,
): SaveItem {
  const errors = [...given.errors];
  const values: RawRecord = {};
  for (const field of model.stored) values[field.name] = given.values[field.name] ?? null;
  const item: SaveItem = { index, given: new Set(Object.keys(given.values)), values, old: null, errors };
  if (item.given.has('Id')) {
    errors.push(recordError('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']));
    return item;
  }
  const refused = guard.refuse(given.values, null);
  if (refused) errors.push(refused);
  if (model.object.fields.has('ownerid')) values['OwnerId'] ??= environment.ctx.user.id;
  setDefaults(model, values, item.given, environment, parents);
  for (const field of model.stored) if (field.summary !== null) values[field.name] = emptySummary(field.summary);
  if (model.softDelete) values['IsDeleted'] = false;
  model.behavior.setDefaults?.(item, environment);
  return item;
}

/** Default values of the fields that are not given. */
function setDefaults(
  model: ObjectModel,
  values: RawRecord,
  given: ReadonlySet<string>,
  { ctx, catalog }: SaveEnvironment,
  parents: ParentReader,
): void {
  for (const { field, value } of model.defaults) {
    if (given.has(field.name)) continue;
    const isFormula = typeof value === 'object' && value !== null;
    values[field.name] = isFormula
      ? toFieldValue(value.evaluate(scopeOf(ctx, parents, catalog.objects.get('user'), values, null)), field)
      : value;
  }
}

/** What a new record has before anybody gives it a value. */
export function defaultValues(workshop: Workshop, ctx: ExecutionContext, model: ObjectModel): RawRecord {
  const values: RawRecord = {};
  setDefaults(model, values, new Set(), environmentOf(workshop, ctx), new ParentReader(workshop.rows));
  return values;
}

function changedItems(
  workshop: Workshop,
  model: ObjectModel,
  requests: readonly SaveRequest[],
  environment: SaveEnvironment,
  guard: Pick<WriteGuard, 'refuse'>,
  options: DmlOptions,
): SaveItem[] {
  const { object } = model;
  const ids = requests.map(({ given }) => textOf(given.values, 'Id')).filter((id) => id !== null);
  const stored = workshop.rows.read(object, ids);
  const seen = new Set<string>();
  const items = requests.map(({ index, given }): SaveItem => {
    const errors = [...given.errors];
    const id = textOf(given.values, 'Id');
    const old = id === null ? null : (stored.get(id) ?? null);
    const item: SaveItem = {
      index,
      given: new Set(Object.keys(given.values)),
      values: { ...old, ...given.values },
      old,
      errors,
    };
    item.given.delete('Id');
    if (errors.length > 0) return item;
    if (id === null) errors.push(recordError('MISSING_ARGUMENT', 'Id not specified in an update call', ['Id']));
    else if (!id.startsWith(object.keyPrefix)) {
      errors.push(recordError('MALFORMED_ID', `${object.label} ID: id value of incorrect type: ${id}`, ['Id']));
    } else if (seen.has(id)) errors.push(recordError('DUPLICATE_VALUE', `Duplicate id in list: ${id}`, ['Id']));
    else if (old === null) errors.push(NO_SUCH_REFERENCE(['Id']));
    else if (old['IsDeleted'] === true) errors.push(IS_DELETED(['Id']));
    else {
      seen.add(id);
      const refused = guard.refuse(given.values, old);
      if (refused) errors.push(refused);
    }
    return item;
  });
  if (enforcesSharing(object, options)) checkRecordAccess(workshop, model, sound(items), environment);
  return items;
}

function checkRecordAccess(
  workshop: Workshop,
  model: ObjectModel,
  items: readonly SaveItem[],
  { ctx }: SaveEnvironment,
): void {
  const { access } = workshop;
  const idsOf = (some: readonly SaveItem[]): string[] => some.map((item) => String(item.values['Id']));
  const editable = access.accessibleIds(ctx.user, model.object, idsOf(items), 'Edit');
  const refused = items.filter((item) => !editable.has(String(item.values['Id'])));
  if (refused.length > 0) {
    const readable = access.accessibleIds(ctx.user, model.object, idsOf(refused), 'Read');
    for (const item of refused)
      item.errors.push(readable.has(String(item.values['Id'])) ? NO_ACCESS : NO_ACCESS_ON_REFERENCE());
  }
  const transferred = items.filter((item) => item.errors.length === 0 && hasChanged(item, 'OwnerId'));
  if (transferred.length === 0) return;
  const full = access.accessibleIds(ctx.user, model.object, idsOf(transferred), 'All');
  for (const item of transferred) if (!full.has(String(item.values['Id']))) item.errors.push(NO_ACCESS);
}

function fireBefore(
  workshop: Workshop,
  ctx: ExecutionContext,
  model: ObjectModel,
  kind: 'insert' | 'update',
  items: readonly SaveItem[],
): boolean {
  if (items.length === 0 || !workshop.triggers.handles(model.object.name, `before ${kind}`)) return false;
  const before = items.map((item) => ({ ...item.values }));
  showFormulas(workshop, ctx, model, items);
  workshop.triggers.fire(ctx, model.object.name, `before ${kind}`, items);
  items.forEach((item, position) => {
    acceptTriggerChanges(model, item, before[position] ?? {});
    checkPicklists(model, item);
  });
  return true;
}

/** Derived values, then system validation, then the org's own validation rules. */
function check(
  workshop: Workshop,
  model: ObjectModel,
  items: readonly SaveItem[],
  environment: SaveEnvironment,
  parents: ParentReader,
  options: DmlOptions,
): void {
  const live = sound(items);
  model.behavior.derive?.(live, environment);
  for (const item of live) checkFields(model, item, options.truncates ?? false);
  checkReferences(model, sound(live), environment, workshop.access, {
    ...options,
    sharing: enforcesSharing(model.object, options),
  });
  checkShares(model, sound(live), environment, enforcesSharing(model.object, options));
  checkHierarchies(model, sound(live), environment);
  checkRules(model, sound(live), environment, parents);
  checkUnique(model, sound(live), environment);
}

function checkRules(
  model: ObjectModel,
  items: readonly SaveItem[],
  { ctx, catalog }: SaveEnvironment,
  parents: ParentReader,
): void {
  if (model.rules.length === 0) return;
  const user = catalog.objects.get('user');
  for (const item of items) {
    const scope = scopeOf(ctx, parents, user, item.values, item.old);
    for (const { rule, formula } of model.rules) {
      if (!isTrue(formula.evaluate(scope))) continue;
      const fields = rule.errorField === null ? [] : [rule.errorField];
      item.errors.push(recordError('FIELD_CUSTOM_VALIDATION_EXCEPTION', rule.errorMessage, fields));
    }
  }
}

function write(
  workshop: Workshop,
  model: ObjectModel,
  kind: 'insert' | 'update',
  items: readonly SaveItem[],
  { ctx, stamp }: SaveEnvironment,
): void {
  const { object } = model;
  if (kind === 'update') {
    for (const { values, old } of items) {
      values['LastModifiedDate'] = stamp;
      values['LastModifiedById'] = ctx.user.id;
      values['SystemModstamp'] = stamp;
      const changes: RawRecord = {};
      for (const { name } of model.stored)
        if ((old?.[name] ?? null) !== (values[name] ?? null)) changes[name] = values[name] ?? null;
      workshop.rows.update(object, String(values['Id']), changes);
    }
    return;
  }
  const records = items.map((item) => item.values);
  setAutoNumbers(workshop.db, object, model.autoNumbers, records, stamp);
  const ids = nextIds(workshop.db, object, items.length);
  for (const [position, { values }] of items.entries()) {
    const id = ids[position] ?? '';
    values['Id'] = id;
    values['CreatedDate'] ??= stamp;
    values['CreatedById'] ??= ctx.user.id;
    values['LastModifiedDate'] ??= stamp;
    values['LastModifiedById'] ??= ctx.user.id;
    values['SystemModstamp'] = stamp;
    if (object.custom && object.nameField !== null) values[object.nameField] ??= id.slice(0, 15);
  }
  workshop.rows.insert(object, records);
}
