/** The SOQL engine as Apex and the API use it, over one database. */
import type { QueryService } from './apex/runtime/services.ts';
import type { Catalog } from './metadata/catalog.ts';
import type { AccessControl } from './security/access.ts';
import { parseSoql } from './soql/parse.ts';
import { SoqlError } from './soql/query.ts';
import { runQuery } from './soql/run.ts';
import type { Database } from './store/database.ts';

const START = { line: 1, column: 1 };

/** Makes the query service. */
export function createQueryService(db: Database, catalog: Catalog, access: AccessControl): QueryService {
  return {
    parse: parseSoql,
    run: (query, { context, access: mode, sharing, binds, namedBinds }) =>
      runQuery(query, {
        db,
        catalog,
        user: context.user,
        access,
        mode,
        sharing,
        now: context.now(),
        binds({ index, name }) {
          const value = index === null ? namedBinds.get(name.toLowerCase()) : binds[index];
          if (value !== undefined) return value;
          throw new SoqlError({ message: `Variable does not exist: ${name}`, at: START, code: 'MALFORMED_QUERY' });
        },
      }),
  };
}
