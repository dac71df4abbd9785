import type { ObjectBehavior, SaveItem } from './behavior.ts';
import { textOf } from './behavior.ts';

/** First, middle and last name and suffix in one, as the platform composes `Name`. */
export function setFullName(items: readonly SaveItem[]): void {
  for (const { values } of items) {
    const parts = ['FirstName', 'MiddleName', 'LastName', 'Suffix'].map((field) => textOf(values, field));
    values['Name'] = parts.filter((part) => part !== null).join(' ') || null;
  }
}

export const contactBehavior: ObjectBehavior = { derive: setFullName };

export const leadBehavior: ObjectBehavior = {
  setDefaults({ values, given }) {
    if (!given.has('Status')) values['Status'] ??= 'Open - Not Contacted';
  },
  derive: setFullName,
};

/** Accounts of businesses have a name of their own: nothing follows from other fields. */
export const accountBehavior: ObjectBehavior = {};
