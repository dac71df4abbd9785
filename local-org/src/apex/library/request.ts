import type { Transaction } from '../runtime/transaction.ts';
import { randomUUID } from 'node:crypto';
import { systemType, type SystemTypeDeclaration } from './declare.ts';
import { constantOf, systemEnum, type LibraryHost } from './support.ts';

const quiddity = systemEnum('Quiddity', [
  'BATCH_ACS',
  'BATCH_CHUNK_SERIAL',
  'BATCH_CHUNK_PARALLEL',
  'FUTURE',
  'SCHEDULED',
  'SYNCHRONOUS',
  'RUN_INTEGRATION_TESTS',
  'RUNTEST_SYNC',
  'RUNTEST_ASYNC',
  'RUNTEST_DEPLOY',
  'VF',
  'QUEUEABLE',
  'REMOTE_ACTION',
  'AURA',
  'QUICK_ACTION',
  'BULK_API',
  'SOAP',
  'REST',
  'INVOCABLE_ACTION',
  'ANONYMOUS',
  'INBOUND_EMAIL_SERVICE',
  'BATCH_APEX',
  'DISCOVERABLE_LOGIN',
  'IOT',
  'COMMERCE_INTEGRATION',
  'TRANSACTION_FINALIZER_QUEUEABLE',
  'FUNCTION_CALLBACK',
  'POST_INSTALL_SCRIPT',
  'PLATFORM_EVENT_PUBLISH_CALLBACK',
  'EXTERNAL_SERVICE_CALLBACK',
  'TRANSACTION_SECURITY_POLICY',
  'UNDEFINED',
]);

const OF_ASYNCHRONOUS: Readonly<Record<NonNullable<Transaction['asynchronous']>, string>> = {
  queueable: 'QUEUEABLE',
  future: 'FUTURE',
  batchStart: 'BATCH_APEX',
  batchExecute: 'BATCH_APEX',
  batchFinish: 'BATCH_APEX',
  scheduled: 'SCHEDULED',
  finalizer: 'TRANSACTION_FINALIZER_QUEUEABLE',
};

function quiddityOf({ asynchronous, origin, test }: Transaction): string {
  if (asynchronous) return OF_ASYNCHRONOUS[asynchronous];
  if (test) return 'RUNTEST_SYNC';
  return origin === 'component' ? 'AURA' : 'SYNCHRONOUS';
}

/** One for each transaction. */
function requestId({ platform }: Transaction): string {
  const known = platform.get('Request.id');
  if (typeof known === 'string') return known;
  const id = randomUUID().replaceAll('-', '');
  platform.set('Request.id', id);
  return id;
}

/** What runs: `Request.getCurrent()`. */
export const requestTypes: readonly SystemTypeDeclaration[] = [
  quiddity,
  systemType('Request', {
    statics: { 'Request getCurrent()': () => ({ $type: 'Request' }) },
    methods: {
      'String getRequestId()': ({ transaction }: LibraryHost) => requestId(transaction),
      'Quiddity getQuiddity()': ({ transaction }: LibraryHost) => constantOf(quiddity, quiddityOf(transaction)),
    },
  }),
];
