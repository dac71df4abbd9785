/** All resources below `/services/data/vXX.0`. */
import { actionResources } from './actions.ts';
import { bulkIngestResources } from './bulk-ingest.ts';
import { bulkQueryResources } from './bulk-query.ts';
import type { Resource } from './call.ts';
import { collectionResources } from './collections.ts';
import { compositeResource } from './composite.ts';
import { orgResources } from './limits.ts';
import { listViewResources } from './list-views.ts';
import { queryResources } from './query.ts';
import { sobjectResources } from './sobjects.ts';
import { toolingResources } from './tooling.ts';
import { uiObjectInfoResources } from './ui-object-info.ts';
import { uiRecordResources } from './ui-records.ts';

/** What a subrequest of `/composite` may name. */
const composable: readonly Resource[] = [
  ...queryResources,
  ...collectionResources,
  ...listViewResources,
  ...sobjectResources,
];

/** Resources that run inside one transaction of the caller. */
export const resources: readonly Resource[] = [
  ...composable,
  compositeResource(composable),
  ...uiRecordResources,
  ...uiObjectInfoResources,
  ...toolingResources,
  ...actionResources,
  ...orgResources,
];

/** @returns resources that open their transactions themselves, with state of their own */
export const ownTransactionResources = (): readonly Resource[] => [...bulkIngestResources(), ...bulkQueryResources()];
