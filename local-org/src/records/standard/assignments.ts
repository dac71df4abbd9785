import { recordError } from '../errors.ts';
import type { ObjectBehavior, SaveEnvironment, SaveItem } from './behavior.ts';
import { textOf } from './behavior.ts';

/** Rows that say that one thing belongs to another exist once for each pair. */
function onePerPair(table: string, first: string, second: string): ObjectBehavior {
  return {
    derive(items: readonly SaveItem[], { db }: SaveEnvironment) {
      const seen = new Set<string>();
      for (const item of items) {
        const [left, right] = [textOf(item.values, first), textOf(item.values, second)];
        if (left === null || right === null) continue;
        const other = db.get(
          `SELECT "Id" AS id FROM "${table}" WHERE "${first}" = ? AND "${second}" = ? AND "Id" <> ?`,
          [left, right, textOf(item.values, 'Id') ?? ''],
        );
        if (other || seen.has(left + right)) {
          const owner = other ? String(other['id']) : '<unknown>';
          const message = `duplicate value found: ${first}, ${second} duplicates value on record with id: ${owner}`;
          item.errors.push(recordError('DUPLICATE_VALUE', message, [first, second]));
        }
        seen.add(left + right);
      }
    },
  };
}

export const permissionSetAssignmentBehavior = onePerPair('PermissionSetAssignment', 'AssigneeId', 'PermissionSetId');
export const groupMemberBehavior = onePerPair('GroupMember', 'GroupId', 'UserOrGroupId');
