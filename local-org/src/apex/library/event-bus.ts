import { dmlRecords } from '../runtime/dml.ts';
import { publish } from '../runtime/event-bus.ts';
import { ApexList, type ApexSObject } from '../runtime/values.ts';
import { DatabaseResult } from './database-results.ts';
import { systemType, type Implementation, type SystemTypeDeclaration } from './declare.ts';
import type { LibraryHost } from './support.ts';

/** `EventBus.TestBroker`. */
class TestBroker {
  readonly $type = 'EventBus.TestBroker';
}

function results(host: LibraryHost, value: ApexSObject | ApexList | null): DatabaseResult[] {
  return publish(host, dmlRecords(value)).map((outcome) => new DatabaseResult('insert', outcome));
}

/** Messages published so far; what their triggers publish waits for the next delivery. */
export function deliverEvents(host: LibraryHost): void {
  host.jobs.runInTest(host.transaction.events.splice(0));
}

/** `Test.getEventBus`. */
export const eventBusStatics: Readonly<Record<string, Implementation>> = {
  'EventBus.TestBroker getEventBus()': () => new TestBroker(),
};

export const eventBusTypes: readonly SystemTypeDeclaration[] = [
  systemType('EventBus', {
    aliases: ['System.EventBus'],
    statics: {
      'Database.SaveResult publish(SObject event)': (host: LibraryHost, event: ApexSObject | null) =>
        results(host, event)[0],
      'List<Database.SaveResult> publish(List<SObject> events)': (host: LibraryHost, events: ApexList | null) =>
        new ApexList('Database.SaveResult', results(host, events)),
    },
  }),
  systemType('EventBus.TestBroker', { methods: { 'void deliver()': deliverEvents } }),
];
