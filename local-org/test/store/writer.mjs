/** Opens the database named in the first argument, writes numbered rows for ever and says each number once it is safe. */
import { writeSync } from 'node:fs';
import { openDatabase } from '../../src/store/open.ts';

const db = await openDatabase(process.argv[2]);
db.exec('CREATE TABLE IF NOT EXISTS writes (number INTEGER PRIMARY KEY)');
writeSync(1, 'ready\n');
for (let number = 1; process.argv[3] === 'write'; number++) {
  db.transaction(() => db.run('INSERT INTO writes VALUES (?)', [number]));
  writeSync(1, `${number}\n`);
}
setInterval(() => {}, 1000);
