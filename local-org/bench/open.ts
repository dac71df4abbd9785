/** Opening an org whose store is filled: `node --import tsx local-org/bench/open.ts`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ADMIN_USERNAME } from '../src/records/bootstrap.ts';
import { openOrg } from '../src/org.ts';
import { Rows } from '../src/records/rows.ts';
import { present } from '../src/metadata/present.ts';
import { print, printMemory, timed } from './measure.ts';

const ROWS = 300_000;
const BATCH = 10_000;

const roots = [fileURLToPath(new URL('./project', import.meta.url))];
const dataDir = await mkdtemp(join(tmpdir(), 'local-org-bench-'));
try {
  const first = await timed(() => openOrg({ dataDir, roots }));
  print('open a new org on disk', first.ms, 'ms');
  const { database, catalog } = first.value;
  const rows = new Rows(database);
  const task = present(catalog.objects.get('task'), 'Task');
  const { ms } = await timed(() => {
    for (let start = 0; start < ROWS; start += BATCH) {
      const batch = Array.from({ length: BATCH }, (_, i) => ({ Subject: `Call ${start + i}`, Status: 'Completed' }));
      database.transaction(() => rows.insertNew(task, batch));
    }
  });
  print(`write ${ROWS} rows past the record layer`, ms, 'ms');
  first.value.close();

  const later = await timed(() => openOrg({ dataDir, roots }));
  print(`open an org with ${ROWS} rows`, later.ms, 'ms');
  const org = later.value;
  const query = org.parse('SELECT Id FROM Task ORDER BY Id DESC LIMIT 1');
  const context = { user: org.access.loadUser(ADMIN_USERNAME), now: () => org.now() };
  print('first query', (await timed(() => org.query(context, query))).ms, 'ms', 1);
  printMemory('memory of the process');
  org.close();
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
