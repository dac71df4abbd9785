import { recordError } from './errors.ts';
import type { ExecutionContext, TriggerEvent, TriggerHost, TriggerRecord } from './records.ts';
import { TriggerFailure } from './records.ts';

/** Triggers that cause saves that fire triggers may nest this deep. */
const MAXIMUM_DEPTH = 16;

/** Fires triggers through the host and turns their failures into errors of the records. */
export class TriggerRunner {
  #host: TriggerHost | null = null;
  #depth = 0;

  use(host: TriggerHost): void {
    this.#host = host;
  }

  handles(object: string, event: TriggerEvent): boolean {
    return this.#host?.handles(object, event) ?? false;
  }

  /** @returns whether a trigger ran; problems are in the records' `errors` */
  fire(ctx: ExecutionContext, object: string, event: TriggerEvent, records: readonly TriggerRecord[]): boolean {
    if (!this.#host || records.length === 0 || !this.#host.handles(object, event)) return false;
    if (this.#depth >= MAXIMUM_DEPTH) {
      failAll(records, `maximum trigger depth exceeded: ${object} trigger, ${event}`);
      return true;
    }
    this.#depth++;
    try {
      this.#host.fire(ctx, object, event, records);
    } catch (error) {
      if (!(error instanceof TriggerFailure)) throw error;
      failAll(records, error.message);
    } finally {
      this.#depth--;
    }
    return true;
  }
}

function failAll(records: readonly TriggerRecord[], message: string): void {
  for (const record of records) record.errors.push(recordError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message));
}
