import type { BindValue, SoqlQuery } from '../../../soql/query.ts';

/** A query with the values it ran with, so that it can run again. */
export interface QueryOrigin {
  readonly query: SoqlQuery;
  readonly indexed: readonly BindValue[];
  /** By lower-case name. */
  readonly named: Readonly<Record<string, BindValue>>;
}

/** `Database.QueryLocator`: which records it gives is settled when it is made, their values when they are read. */
export class QueryLocator {
  readonly $type = 'Database.QueryLocator';
  readonly soql: string;
  readonly object: string;
  readonly ids: readonly string[];
  readonly origin: QueryOrigin;

  constructor(soql: string, object: string, ids: readonly string[], origin: QueryOrigin) {
    this.soql = soql;
    this.object = object;
    this.ids = ids;
    this.origin = origin;
  }
}
