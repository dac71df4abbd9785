import type { Savepoints } from '../records/records.ts';
import type { Database } from './database.ts';

/**
 * Savepoints inside the running transaction. After a rollback the savepoint itself stays usable; those set after it
 * are gone, as on the platform.
 */
export function createSavepoints(db: Database): Savepoints {
  const open: string[] = [];
  let sequence = 0;
  const positionOf = (name: string): number => {
    const position = open.lastIndexOf(name);
    if (position < 0) throw new Error(`There is no savepoint ${name} in this transaction`);
    return position;
  };
  return {
    set() {
      const name = `sp_${++sequence}`;
      db.exec(`SAVEPOINT ${name}`);
      open.push(name);
      return name;
    },
    rollback(name) {
      const position = positionOf(name);
      db.exec(`ROLLBACK TO ${name}`);
      open.length = position + 1;
    },
    release(name) {
      const position = positionOf(name);
      db.exec(`RELEASE ${name}`);
      open.length = position;
    },
  };
}
