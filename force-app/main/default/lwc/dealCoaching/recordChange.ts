/** What a record looked like when it was last seen. */
export interface RecordSnapshot {
  readonly id: string;
  readonly values: string;
}

/** Takes the values of the fields that matter, in a form that can be compared. */
export function snapshot(id: string, values: readonly unknown[]): RecordSnapshot {
  return { id, values: JSON.stringify(values) };
}

/** The same record with other values. A first look, or one at another record, is no change. */
export function hasChanged(previous: RecordSnapshot | undefined, current: RecordSnapshot): boolean {
  return previous?.id === current.id && previous.values !== current.values;
}
