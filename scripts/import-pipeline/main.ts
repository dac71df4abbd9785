/**
 * Loads a pipeline of CSV files (deals, sales teams, accounts) into an org with jsforce:
 *   npx tsx scripts/import-pipeline/main.ts FOLDER --mapping scripts/import-pipeline/mappings/crm-sales.json
 * Rejected rows go to a CSV file with the reason for each.
 */
import { progress } from '@clack/prompts';
import { Command } from 'commander';
import { Connection } from 'jsforce';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAll, type Outcome } from './load.ts';
import { readMapping, type StagePlace } from './mapping.ts';
import { readRows, toDeal, type Deal, type RejectedRow } from './rows.ts';
import { present } from '../present.ts';

/** What a person at the keyboard can do about it. */
function explain(error: unknown, url: string): string {
  const code = (error as { code?: unknown }).code;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return `No org answers at ${url}. Start one with: npm start`;
  return error instanceof Error ? error.message : String(error);
}

interface Options {
  readonly mapping: string;
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly rejected: string;
}
type Ids = ReadonlyMap<string, string>;

const options = new Command()
  .argument('<folder>', 'folder with the CSV files')
  .requiredOption('--mapping <file>', 'JSON file that names the columns and stages')
  .option('--url <url>', 'login address of the org', 'http://localhost:8100')
  .option('--username <name>', 'user who imports; needs "Set Audit Fields upon Record Creation"', 'admin@local.test')
  .option('--password <password>', 'password', 'local')
  .option('--rejected <file>', 'where rejected rows are written', 'rejected-rows.csv')
  .parse();
const [folder] = options.args as [string];
try {
  await run(folder, options.opts<Options>());
} catch (error) {
  console.error(explain(error, options.opts<Options>().url));
  process.exitCode = 1;
}

async function run(
  from: string,
  { mapping: mappingFile, url, username, password, rejected: rejectedFile }: Options,
): Promise<void> {
  const started = performance.now();
  const mapping = await readMapping(mappingFile);
  const { people, accounts, deals } = mapping;
  const teamRows = await readRows(join(from, people.file), [people.rep, people.manager]);
  const accountRows = await readRows(join(from, accounts.file), [accounts.name, accounts.industry]);
  const { file, ...columns } = deals;
  const dealRows = await readRows(join(from, file), Object.values(columns));

  const connection = new Connection({ loginUrl: url, version: '67.0' });
  await connection.login(username, password);
  const users = await loadPeople(
    connection,
    teamRows.map((row) => ({ rep: present(row[people.rep], 'Rep'), manager: present(row[people.manager], 'Manager') })),
    startOfPipeline(dealRows.map((row) => row[deals.created] ?? '')),
  );
  const accountNames = [...new Set(accountRows.map((row) => present(row[accounts.name], 'Account')))];
  const accountIds = ids(
    accountNames,
    await createAll(
      connection,
      'Account',
      accountNames.map((Name) => ({ Name })),
    ),
  );
  const stages = await stageNames(connection);

  const rejected: RejectedRow[] = [];
  const valid: { deal: Deal; line: number }[] = [];
  dealRows.forEach((row, i) => {
    const deal = toDeal(row, mapping, new Set(users.keys()));
    if ('reason' in deal) rejected.push({ line: i + 2, key: row[deals.key] ?? '', reason: deal.reason });
    else valid.push({ deal, line: i + 2 });
  });
  const bar = process.stdout.isTTY ? progress({ max: valid.length }) : null;
  bar?.start('Loading deals');
  let shown = 0;
  const outcomes = await createAll(
    connection,
    'Opportunity',
    valid.map(({ deal }) => toOpportunity(deal, users, accountIds, stages)),
    (done) => {
      bar?.advance(done - shown, `${done} of ${valid.length} deals`);
      shown = done;
    },
  );
  outcomes.forEach(({ error }, i) => {
    const { deal, line } = present(valid[i], 'Row');
    if (error !== null) rejected.push({ line, key: deal.key, reason: error });
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const loaded = outcomes.filter((outcome) => outcome.error === null).length;
  const summary = `${loaded} of ${dealRows.length} deals loaded in ${seconds} s, ${rejected.length} rejected`;
  if (bar) bar.stop(summary);
  else console.log(summary);
  if (rejected.length > 0) await writeRejected(rejectedFile, rejected);
}

/** Users, their permission sets, and a role for each manager above one for the reps: private deals are seen by role. */
async function loadPeople(
  connection: Connection,
  teams: readonly { rep: string; manager: string }[],
  since: string,
): Promise<Ids> {
  const profiles = await connection.query<{ Id: string }>("SELECT Id FROM Profile WHERE Name = 'Standard User'");
  const profile = profiles.records[0]?.Id;
  if (profile === undefined) throw new Error('The org has no profile named "Standard User"');
  const managerNames = [...new Set(teams.map((team) => team.manager))];
  const reps = teams.map((team) => team.rep);
  const leads = await createRoles(
    connection,
    managerNames,
    (manager) => `Team Lead ${manager}`,
    () => null,
  );
  const teamRoles = await createRoles(
    connection,
    managerNames,
    (manager) => `Team ${manager}`,
    (manager) => present(leads.get(manager), 'Lead role'),
  );
  const managers = await createUsers(connection, managerNames, (name) =>
    user(name, profile, since, present(leads.get(name), 'Lead role'), null),
  );
  const managerOf = new Map(teams.map((team) => [team.rep, team.manager]));
  const repIds = await createUsers(connection, reps, (name) => {
    const manager = present(managerOf.get(name), 'Manager');
    return user(
      name,
      profile,
      since,
      present(teamRoles.get(manager), 'Team role'),
      present(managers.get(manager), 'Manager'),
    );
  });
  await assign(connection, 'Sideline_Manager', [...managers.values()]);
  await assign(connection, 'Sideline_Rep', [...repIds.values()]);
  return new Map([...managers, ...repIds]);
}

async function createRoles(
  connection: Connection,
  names: readonly string[],
  title: (name: string) => string,
  parent: (name: string) => string | null,
): Promise<Ids> {
  const roles = names.map((name) => ({
    Name: title(name),
    DeveloperName: title(name).replace(/\W+/g, '_'),
    ParentRoleId: parent(name),
  }));
  return ids(names, await createAll(connection, 'UserRole', roles));
}

async function createUsers(
  connection: Connection,
  names: readonly string[],
  make: (name: string) => Record<string, unknown>,
): Promise<Ids> {
  return ids(names, await createAll(connection, 'User', names.map(make)));
}

/** People count as new hires while their user is new, so users are as old as the first deal. */
function startOfPipeline(dates: readonly string[]): string {
  const [first] = dates.filter((date) => date !== '').sort();
  return first ?? new Date().toISOString().slice(0, 10);
}

async function assign(connection: Connection, permissionSet: string, userIds: readonly string[]): Promise<void> {
  const { records } = await connection.query<{ Id: string }>(
    `SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`,
  );
  const id = records[0]?.Id;
  if (id === undefined) throw new Error(`The org has no permission set named ${permissionSet}`);
  const outcomes = await createAll(
    connection,
    'PermissionSetAssignment',
    userIds.map((AssigneeId) => ({ AssigneeId, PermissionSetId: id })),
  );
  ids(userIds, outcomes);
}

function user(
  name: string,
  profileId: string,
  since: string,
  roleId: string,
  managerId: string | null,
): Record<string, unknown> {
  const [first = '', ...rest] = name.split(' ');
  const username = `${name.replaceAll(' ', '.')}@import.test`.toLowerCase();
  return {
    FirstName: first,
    LastName: rest.join(' ') || first,
    Username: username,
    Email: username,
    Alias: name.replaceAll(' ', '').slice(0, 8).toLowerCase(),
    ProfileId: profileId,
    CreatedDate: `${since}T08:00:00.000Z`,
    UserRoleId: roleId,
    ManagerId: managerId,
    IsActive: true,
    TimeZoneSidKey: 'America/New_York',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
  };
}

/** @throws Error with the org's message when one was refused: without its people a pipeline says nothing */
function ids(names: readonly string[], outcomes: readonly Outcome[]): Ids {
  return new Map(
    outcomes.map(({ id, error }, i) => {
      if (id === null) throw new Error(`${names[i] ?? ''}: ${error ?? 'was not created'}`);
      return [present(names[i], 'Name'), id];
    }),
  );
}

async function stageNames(connection: Connection): Promise<Readonly<Record<StagePlace, string>>> {
  const { records } = await connection.query<{ ApiName: string; IsClosed: boolean; IsWon: boolean }>(
    'SELECT ApiName, IsClosed, IsWon FROM OpportunityStage WHERE IsActive = true ORDER BY SortOrder',
  );
  const open = records.filter((stage) => !stage.IsClosed);
  const name = (stage: { ApiName: string } | undefined, place: string): string => {
    if (!stage) throw new Error(`The org has no ${place} stage`);
    return stage.ApiName;
  };
  return {
    first: name(open[0], 'open'),
    middle: name(open[Math.floor(open.length / 2)], 'open'),
    won: name(
      records.find((stage) => stage.IsClosed && stage.IsWon),
      'won',
    ),
    lost: name(
      records.find((stage) => stage.IsClosed && !stage.IsWon),
      'lost',
    ),
  };
}

/** Open deals of the source have no close date; Salesforce needs one: the end of the current quarter. */
function toOpportunity(
  deal: Deal,
  users: Ids,
  accounts: Ids,
  stages: Readonly<Record<StagePlace, string>>,
): Record<string, unknown> {
  return {
    Name: deal.account === null ? deal.product : `${deal.account} ${deal.product}`,
    Description: `Imported as ${deal.key}`,
    OwnerId: users.get(deal.rep),
    AccountId: deal.account === null ? null : accounts.get(deal.account),
    StageName: stages[deal.place],
    Amount: deal.amount,
    CloseDate: deal.closed ?? endOfQuarter(new Date()),
    ...(deal.created === null ? {} : { CreatedDate: `${deal.created}T08:00:00.000Z` }),
  };
}

function endOfQuarter(date: Date): string {
  const month = Math.floor(date.getUTCMonth() / 3) * 3 + 3;
  return new Date(Date.UTC(date.getUTCFullYear(), month, 0)).toISOString().slice(0, 10);
}

async function writeRejected(file: string, rows: readonly RejectedRow[]): Promise<void> {
  const cell = (text: string | number): string => `"${String(text).replaceAll('"', '""')}"`;
  const lines = rows.map(({ line, key, reason }) => [line, key, reason].map(cell).join(','));
  await writeFile(file, ['"line","key","reason"', ...lines, ''].join('\n'));
  console.log(`Rejected rows are in ${file}`);
}
