/**
 * A year of history is loaded the way it would have happened: as calls of the REST API, each made by the person who
 * acted at the time it happened. Steps are collected first, then sent in order of time, grouped into collection calls.
 */
import { present } from '../present.ts';

/** A record that will exist once its step has been sent. */
export interface Ref {
  id: string | null;
  readonly what: string;
}
export type Value = string | number | boolean | null | Ref;

export interface Step {
  readonly at: Date;
  /** User name of the acting person. */
  readonly as: string;
  readonly verb: 'create' | 'update';
  readonly object: string;
  readonly values: Readonly<Record<string, Value>>;
  /** Set by `create`; named by `update`. */
  readonly ref: Ref;
}

/** Sends one collection call of at most 200 records of one object. */
export type Send = (call: {
  readonly verb: 'create' | 'update';
  readonly as: string;
  readonly at: Date;
  readonly records: readonly Record<string, unknown>[];
}) => Promise<readonly { id: string | null; success: boolean; errors: readonly { message: string }[] }[]>;

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

const COLLECTION_LIMIT = 200;

export class Timeline {
  readonly #steps: Step[] = [];

  create(at: Date, as: string, object: string, values: Step['values']): Ref {
    const ref: Ref = { id: null, what: `${object} ${textOf(values['Name'] ?? values['Subject'])}` };
    this.#steps.push({ at, as, verb: 'create', object, values, ref });
    return ref;
  }

  update(at: Date, as: string, object: string, ref: Ref, values: Step['values']): void {
    this.#steps.push({ at, as, verb: 'update', object, values, ref });
  }

  get length(): number {
    return this.#steps.length;
  }

  /**
   * Sends everything, oldest first.
   * @param onProgress called with the number of records sent so far
   * @throws Error naming the record and the org's message when the org refuses one
   */
  async send(send: Send, onProgress: (done: number) => void): Promise<void> {
    const ordered = this.#steps
      .map((step, index) => ({ step, index }))
      .sort((a, b) => a.step.at.getTime() - b.step.at.getTime() || a.index - b.index)
      .map(({ step }) => step);
    let done = 0;
    for (const group of groups(ordered)) {
      const first = present(group[0], 'First step of a group');
      const results = await send({
        verb: first.verb,
        as: first.as,
        at: first.at,
        records: group.map((step) => record(step)),
      });
      results.forEach((result, i) => {
        const step = present(group[i], 'Step of a result');
        if (!result.success) {
          throw new Error(`${step.verb} ${step.ref.what}: ${result.errors.map((e) => e.message).join('; ')}`);
        }
        step.ref.id ??= result.id;
      });
      done += group.length;
      onProgress(done);
    }
    this.#steps.length = 0;
  }
}

/** Neighbours by time that one call can carry: same person, minute, verb and object; none twice, none that needs another. */
function* groups(steps: readonly Step[]): Generator<Step[]> {
  let group: Step[] = [];
  const key = (s: Step): string => `${s.as} ${s.verb} ${s.object} ${Math.floor(s.at.getTime() / 60000)}`;
  for (const step of steps) {
    const first = group[0];
    const fits =
      first !== undefined &&
      key(first) === key(step) &&
      group.length < COLLECTION_LIMIT &&
      !group.some((other) => other.ref === step.ref || Object.values(step.values).includes(other.ref));
    if (!fits && group.length > 0) {
      yield group;
      group = [];
    }
    group.push(step);
  }
  if (group.length > 0) yield group;
}

function record(step: Step): Record<string, unknown> {
  const values = Object.fromEntries(
    Object.entries(step.values).map(([field, value]) => [field, isRef(value) ? idOf(value, step) : value]),
  );
  return {
    attributes: { type: step.object },
    ...values,
    ...(step.verb === 'update' ? { id: idOf(step.ref, step) } : {}),
  };
}

function isRef(value: Value): value is Ref {
  return typeof value === 'object' && value !== null;
}

function idOf(ref: Ref, step: Step): string {
  if (ref.id === null)
    throw new Error(`${step.object} at ${step.at.toISOString()} needs ${ref.what}, which comes later`);
  return ref.id;
}
