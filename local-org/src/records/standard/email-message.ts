import type { RawRecord } from '../../metadata/catalog.ts';
import { dayIn } from '../../formula/values.ts';
import type { ObjectBehavior, SaveEnvironment, SaveItem } from './behavior.ts';
import { textOf } from './behavior.ts';

const DRAFT = '5';
/** Address field of a message -> kind of relation. */
const RELATION_TYPES = [
  ['FromAddress', 'FromAddress'],
  ['ToAddress', 'ToAddress'],
  ['CcAddress', 'CcAddress'],
  ['BccAddress', 'BccAddress'],
] as const;

/**
 * Mails as with Enhanced Email: a mail about a record is an activity of that record, and everybody in its addresses
 * has a relation row.
 */
export const emailMessageBehavior: ObjectBehavior = {
  setDefaults({ values, given }, { stamp }) {
    if (!given.has('Status')) values['Status'] = values['Incoming'] === true ? '0' : '3';
    values['MessageDate'] ??= stamp;
  },
  afterSave(items, environment) {
    const sent = items.filter((item) => item.old === null && item.values['Status'] !== DRAFT);
    if (sent.length === 0) return;
    const people = findPeople(sent, environment);
    writeRelations(sent, people, environment);
    writeTasks(sent, people, environment);
  },
};

interface Person {
  readonly id: string;
  readonly object: string;
}

function addressesIn(values: RawRecord, field: string): string[] {
  return (textOf(values, field) ?? '')
    .split(/[;,]/)
    .map((address) => address.trim())
    .filter((address) => address !== '');
}

/** Users, contacts and leads by lower-case address; a user goes before a contact, a contact before a lead. */
function findPeople(items: readonly SaveItem[], { catalog, db }: SaveEnvironment): Map<string, Person> {
  const addresses = items.flatMap(({ values }) => RELATION_TYPES.flatMap(([field]) => addressesIn(values, field)));
  const people = new Map<string, Person>();
  const list = JSON.stringify([...new Set(addresses.map((address) => address.toLowerCase()))]);
  for (const object of ['Lead', 'Contact', 'User']) {
    const definition = catalog.objects.get(object.toLowerCase());
    if (!definition) continue;
    const alive = definition.fields.has('isdeleted') ? ' AND "IsDeleted" = 0' : '';
    const sql = `SELECT "Id" AS id, "Email" AS email FROM "${object}" WHERE lower("Email") IN (SELECT value FROM json_each(?))${alive} ORDER BY "Id" DESC`;
    for (const row of db.all(sql, [list])) {
      people.set(String(row['email']).toLowerCase(), { id: String(row['id']), object });
    }
  }
  return people;
}

function writeRelations(
  items: readonly SaveItem[],
  people: ReadonlyMap<string, Person>,
  { catalog, rows, ctx, stamp }: SaveEnvironment,
): void {
  const relation = catalog.objects.get('emailmessagerelation');
  if (!relation) return;
  const written: RawRecord[] = [];
  for (const { values } of items) {
    for (const [field, type] of RELATION_TYPES) {
      for (const address of addressesIn(values, field)) {
        const person = people.get(address.toLowerCase());
        written.push({
          EmailMessageId: values['Id'] ?? null,
          RelationId: person?.id ?? null,
          RelationType: type,
          RelationAddress: address,
          RelationObjectType: person?.object ?? null,
          CreatedDate: values['CreatedDate'] ?? stamp,
          CreatedById: values['CreatedById'] ?? ctx.user.id,
          SystemModstamp: stamp,
          IsDeleted: false,
        });
      }
    }
  }
  rows.insertNew(relation, written);
}

/** A mail of a case has an activity of another kind; one that names its activity has it already. */
function writeTasks(
  items: readonly SaveItem[],
  people: ReadonlyMap<string, Person>,
  environment: SaveEnvironment,
): void {
  const { db } = environment;
  const about = items.filter(
    ({ values }) =>
      textOf(values, 'RelatedToId') !== null && !textOf(values, 'ParentId') && !textOf(values, 'ActivityId'),
  );
  const outcomes = environment.insert(
    'Task',
    about.map((item) => taskOf(item, people, environment)),
  );
  about.forEach((item, position) => {
    const outcome = outcomes[position];
    if (!outcome?.id) {
      item.errors.push(...(outcome?.errors ?? []));
      return;
    }
    item.values['ActivityId'] = outcome.id;
    db.run('UPDATE "EmailMessage" SET "ActivityId" = ? WHERE "Id" = ?', [outcome.id, textOf(item.values, 'Id')]);
  });
}

function taskOf(
  { values, given }: SaveItem,
  people: ReadonlyMap<string, Person>,
  { ctx, stamp }: SaveEnvironment,
): RawRecord {
  const outside = RELATION_TYPES.flatMap(([field]) => addressesIn(values, field))
    .map((address) => people.get(address.toLowerCase()))
    .find((person) => person !== undefined && person.object !== 'User');
  const isLead = outside?.object === 'Lead';
  const instant = Date.parse(textOf(values, 'MessageDate') ?? stamp);
  const subject = textOf(values, 'Subject');
  const task: RawRecord = {
    Subject: `Email: ${subject ?? ''}`.trimEnd().slice(0, 255),
    Status: 'Completed',
    Priority: 'Normal',
    TaskSubtype: 'Email',
    ActivityDate: dayIn(ctx.user.timeZone, instant).toString(),
    // An activity of a lead can be about nothing else.
    WhoId: outside && !isLead ? outside.id : null,
    WhatId: values['RelatedToId'] ?? null,
    OwnerId: values['CreatedById'] ?? ctx.user.id,
    Description: descriptionOf(values),
  };
  // An imported mail was written when it says.
  for (const field of ['CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById']) {
    if (given.has(field)) task[field] = values[field] ?? null;
  }
  return task;
}

function descriptionOf(values: RawRecord): string {
  const line = (label: string, field: string): string => `${label}: ${textOf(values, field) ?? ''}`;
  const heads = [
    line('To', 'ToAddress'),
    line('CC', 'CcAddress'),
    line('BCC', 'BccAddress'),
    line('Subject', 'Subject'),
  ];
  return [...heads, 'Body:', textOf(values, 'TextBody') ?? ''].join('\n').slice(0, 32_000);
}
