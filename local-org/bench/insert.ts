/** Inserts through Apex triggers and validation rules: `node --import tsx local-org/bench/insert.ts`. */
import { fileURLToPath } from 'node:url';
import { ADMIN_USERNAME } from '../src/records/bootstrap.ts';
import { openOrg } from '../src/org.ts';
import { print, printMemory, timed } from './measure.ts';

const RECORDS = 10_000;
const options = { allOrNone: true, access: 'user', sharing: true } as const;

const project = fileURLToPath(new URL('./project', import.meta.url));
const opened = await timed(() => openOrg({ dataDir: ':memory:', roots: [project] }));
print('open a new org in memory, Apex compiled', opened.ms, 'ms');
const org = opened.value;
const admin = org.access.loadUser(ADMIN_USERNAME);

async function insert(
  what: string,
  object: string,
  recordOf: (i: number) => Record<string, string | number>,
): Promise<void> {
  const records = Array.from({ length: RECORDS }, (_, i) => recordOf(i));
  const { ms } = await timed(() => org.transaction(admin, (ctx) => org.records.insert(ctx, object, records, options)));
  print(`insert ${RECORDS} ${what}`, ms, 'ms');
}

await insert('records through trigger and validation rule', 'Bench_Item__c', (i) => ({
  Name: `Item ${i}`,
  Size__c: i,
}));
await insert('opportunities with history', 'Opportunity', (i) => ({
  Name: `Deal ${i}`,
  StageName: 'Prospecting',
  CloseDate: '2030-01-01',
  Amount: i,
}));
printMemory('memory of the process');
org.close();
