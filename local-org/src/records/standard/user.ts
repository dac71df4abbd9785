import type { RawRecord } from '../../metadata/catalog.ts';
import { recordError } from '../errors.ts';
import type { ObjectBehavior, SaveEnvironment, SaveItem } from './behavior.ts';
import { textOf } from './behavior.ts';
import { setFullName } from './people.ts';

const USERNAME = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function checkUsernames(items: readonly SaveItem[], { db }: SaveEnvironment): void {
  const seen = new Set<string>();
  for (const item of items) {
    const username = textOf(item.values, 'Username');
    if (username === null) continue;
    if (!USERNAME.test(username)) {
      item.errors.push(
        recordError('INVALID_EMAIL_ADDRESS', 'Username: must be in the form of an email address', ['Username']),
      );
      continue;
    }
    const other = db.get('SELECT "Id" AS id FROM "User" WHERE lower("Username") = lower(?) AND "Id" <> ?', [
      username,
      textOf(item.values, 'Id') ?? '',
    ]);
    if (other || seen.has(username.toLowerCase())) {
      item.errors.push(
        recordError('DUPLICATE_USERNAME', 'Duplicate Username: the username already exists in this organization', [
          'Username',
        ]),
      );
    }
    seen.add(username.toLowerCase());
  }
}

export const userBehavior: ObjectBehavior = {
  setDefaults({ values, given }) {
    if (!given.has('IsActive')) values['IsActive'] = true;
    values['UserType'] ??= 'Standard';
  },
  derive(items, environment) {
    setFullName(items);
    checkUsernames(items, environment);
  },
};

/** Every role has two groups that share rows can name: its members, and its members with everybody below. */
export const userRoleBehavior: ObjectBehavior = {
  setDefaults({ values }) {
    values['DeveloperName'] ??= textOf(values, 'Name')?.replace(/\W+/g, '_') ?? null;
  },
  afterSave(items, environment) {
    const group = environment.catalog.objects.get('group');
    if (!group) return;
    const groups: RawRecord[] = [];
    for (const item of items) {
      if (item.old !== null) continue;
      for (const type of ['Role', 'RoleAndSubordinates']) {
        groups.push({
          Type: type,
          RelatedId: item.values['Id'] ?? null,
          DeveloperName: item.values['DeveloperName'] ?? null,
          DoesIncludeBosses: false,
          CreatedDate: environment.stamp,
          CreatedById: environment.ctx.user.id,
          LastModifiedDate: environment.stamp,
          LastModifiedById: environment.ctx.user.id,
          SystemModstamp: environment.stamp,
        });
      }
    }
    environment.rows.insertNew(group, groups);
  },
};
