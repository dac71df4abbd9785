import type { Connection } from 'jsforce';

const COLLECTION_LIMIT = 200;

export interface Outcome {
  readonly id: string | null;
  readonly error: string | null;
}
type Save = { id: string | null; success: boolean; errors: { message: string }[] };

/** Creates records in collection calls of 200; a refused record does not stop the others. Results keep the order. */
export async function createAll(
  connection: Connection,
  object: string,
  records: readonly Record<string, unknown>[],
  onProgress: (done: number) => void = () => {},
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < records.length; start += COLLECTION_LIMIT) {
    const batch = records.slice(start, start + COLLECTION_LIMIT);
    const results = await connection.request<Save[]>({
      method: 'POST',
      url: `/services/data/v${connection.version}/composite/sobjects`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        allOrNone: false,
        records: batch.map((values) => ({ attributes: { type: object }, ...values })),
      }),
    });
    for (const result of results) {
      outcomes.push({
        id: result.id,
        error: result.success ? null : result.errors.map((error) => error.message).join('; '),
      });
    }
    onProgress(outcomes.length);
  }
  return outcomes;
}
