/** Opens the database named in the first argument, writes numbered rows for ever and says each number once it is safe. */
import { openDatabase } from '../../src/store/open.ts';

/** Waits until the reader has taken the text, so that a full pipe slows the writing down. */
const say = (text) => new Promise((resolve) => process.stdout.write(`${text}\n`, resolve));

const db = await openDatabase(process.argv[2]);
db.exec('CREATE TABLE IF NOT EXISTS writes (number INTEGER PRIMARY KEY)');
await say('ready');
for (let number = 1; process.argv[3] === 'write'; number++) {
  db.transaction(() => db.run('INSERT INTO writes VALUES (?)', [number]));
  await say(number);
}
setInterval(() => {}, 1000);
