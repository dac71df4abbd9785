import type { FieldDef } from '../metadata/catalog.ts';
import { convertValue } from './convert.ts';
import { recordError, REQUIRED_MISSING } from './errors.ts';
import type { ObjectModel } from './model.ts';
import type { SaveItem } from './standard/behavior.ts';

/** Brings what triggers wrote into stored form and notes which fields they changed. */
export function acceptTriggerChanges(model: ObjectModel, item: SaveItem, before: SaveItem['values']): void {
  for (const field of model.stored) {
    const value = item.values[field.name] ?? null;
    if (value === (before[field.name] ?? null)) continue;
    item.given.add(field.name);
    const converted = convertValue(field, value);
    if (converted.error) item.errors.push(converted.error);
    else item.values[field.name] = converted.value;
  }
}

/** Restricted picklists: values compare without case and are stored in their declared spelling. */
export function checkPicklists(model: ObjectModel, item: SaveItem): void {
  for (const { field, values } of model.restricted) {
    const value = item.values[field.name];
    if (value === null || value === undefined || !differs(item, field)) continue;
    const chosen = field.type === 'multipicklist' ? String(value).split(';') : [String(value)];
    const spelled = chosen.map((entry) => values.get(entry.toLowerCase()));
    if (spelled.every((entry) => entry !== undefined)) {
      item.values[field.name] = spelled.join(';');
      continue;
    }
    const message = `${field.label}: bad value for restricted picklist field: ${String(value)}`;
    item.errors.push(recordError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, [field.name]));
  }
}

/** Required fields and maximum lengths, after triggers had their say. @param truncates too long texts are cut off */
export function checkFields(model: ObjectModel, item: SaveItem, truncates: boolean): void {
  const missing = model.required.filter((field) => isMissing(item.values[field.name]));
  if (missing.length > 0) item.errors.push(REQUIRED_MISSING(missing.map((field) => field.name)));
  for (const field of model.limited) {
    const value = item.values[field.name];
    if (typeof value !== 'string' || value.length <= field.length || !differs(item, field)) continue;
    if (truncates) {
      item.values[field.name] = value.slice(0, field.length);
      continue;
    }
    const shown = value.slice(0, 255);
    const message = `${field.label}: data value too large: ${shown} (max length=${field.length})`;
    item.errors.push(recordError('STRING_TOO_LONG', message, [field.name]));
  }
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

function differs(item: SaveItem, field: FieldDef): boolean {
  return item.old === null || item.old[field.name] !== item.values[field.name];
}
