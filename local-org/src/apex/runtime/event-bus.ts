import { randomUUID } from 'node:crypto';
import { nextNumber } from '../../store/ids.ts';
import type { RowOutcome } from './dml.ts';
import { throwApex } from './exceptions.ts';
import type { ApexRuntime } from './host.ts';
import { toId18 } from './ids.ts';
import { rawRecordOf } from './rows.ts';
import type { ApexSObject } from './sobject.ts';

/** Sequence of ReplayId. */
const REPLAY_IDS = '_replay';

/**
 * `EventBus.publish`: checks event messages and hands them to the queue of asynchronous Apex, in the running transaction.
 * Messages that are published immediately stay when the transaction is rolled back only in Salesforce.
 * @throws TypeException for records that are no events; messages that cannot be published give an outcome with errors
 */
export function publish(runtime: ApexRuntime, records: readonly ApexSObject[]): RowOutcome[] {
  const { transaction, services } = runtime;
  const outcomes: RowOutcome[] = [];
  const [first] = records;
  if (!first) return outcomes;
  transaction.limits.count(first.def.publishBehavior === 'afterCommit' ? 'dmlStatements' : 'publishImmediateDml');
  const byObject = new Map<string, number[]>();
  records.forEach((record, index) => {
    if (record.def.kind !== 'platformEvent') throwApex('TypeException', `${record.type} is no platform event`);
    byObject.set(record.type, [...(byObject.get(record.type) ?? []), index]);
  });
  for (const [object, indexes] of byObject) {
    const raws = indexes.map((index) => rawRecordOf(records[index] as ApexSObject, () => true));
    const prepared = services.records.prepareEvents(transaction, object, raws);
    prepared.forEach(({ errors }, i) => {
      const success = errors.length === 0;
      outcomes[indexes[i] as number] = {
        id: success ? messageId(runtime.rows.objectDef(object).keyPrefix) : null,
        success,
        created: success,
        errors,
      };
    });
    const sound = prepared.filter(({ errors }) => errors.length === 0);
    if (sound.length === 0) continue;
    const next = nextNumber(services.database, REPLAY_IDS, sound.length, () => 1);
    const common = { CreatedDate: new Date(transaction.now()).toISOString(), CreatedById: transaction.user.id };
    runtime.jobs.enqueueEvents(
      object,
      sound.map(({ values }, i) => ({ ...values, ...common, ReplayId: String(next + i), EventUuid: randomUUID() })),
    );
  }
  return outcomes;
}

/** The id in a result stands for no record; it is the same for every message. */
function messageId(keyPrefix: string): string {
  return toId18(`${keyPrefix}xx0000000001`);
}
