import { contains, query, text } from 'shell/data';

export type LookupSource = 'User' | 'Contact' | 'UserOrContact';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly object: 'User' | 'Contact';
}

const LIMIT = 6;

/** People whose name contains `term`; without a term, contacts of the account and the first users by name. */
export async function findPeople(source: LookupSource, term: string, accountId: string | undefined): Promise<Person[]> {
  const [contacts, users] = await Promise.all([
    source === 'User' ? [] : findContacts(term, accountId),
    source === 'Contact' ? [] : findUsers(term),
  ]);
  return source === 'UserOrContact'
    ? [...users.slice(0, LIMIT - 2), ...contacts.slice(0, LIMIT - 2)]
    : [...users, ...contacts];
}

async function findUsers(term: string): Promise<Person[]> {
  const name = term ? ` AND Name LIKE ${contains(term)}` : '';
  const rows = await query<{ Id: string; Name: string; Title: string | null; UserRole: { Name: string } | null }>(
    `SELECT Id, Name, Title, UserRole.Name FROM User WHERE IsActive = true${name} ORDER BY Name ASC LIMIT ${LIMIT}`,
  );
  return rows.map(({ Id, Name, Title, UserRole }) => ({
    id: Id,
    name: Name,
    detail: UserRole?.Name ?? Title ?? '',
    object: 'User',
  }));
}

async function findContacts(term: string, accountId: string | undefined): Promise<Person[]> {
  const conditions = [
    ...(term ? [`Name LIKE ${contains(term)}`] : []),
    // Without a term the customer's own people are the likely ones.
    ...(!term && accountId ? [`AccountId = ${text(accountId)}`] : []),
  ];
  const where = conditions.length ? ` WHERE ${conditions.join(' AND ')}` : '';
  const rows = await query<{ Id: string; Name: string; Title: string | null; Account: { Name: string } | null }>(
    `SELECT Id, Name, Title, Account.Name FROM Contact${where} ORDER BY Name ASC LIMIT ${LIMIT}`,
  );
  return rows.map(({ Id, Name, Title, Account }) => ({
    id: Id,
    name: Name,
    detail: [Title, Account?.Name].filter(Boolean).join(' • '),
    object: 'Contact',
  }));
}
