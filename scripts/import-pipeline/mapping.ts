import { readFile } from 'node:fs/promises';

/** Where the columns of a pipeline's CSV files are, and what its stages mean. */
export interface Mapping {
  readonly deals: {
    readonly file: string;
    readonly key: string;
    readonly rep: string;
    readonly product: string;
    readonly account: string;
    readonly stage: string;
    readonly created: string;
    readonly closed: string;
    readonly amount: string;
  };
  readonly people: { readonly file: string; readonly rep: string; readonly manager: string };
  readonly accounts: { readonly file: string; readonly name: string; readonly industry: string };
  /** Stage name in the file -> place in the org's sales process. */
  readonly stages: Readonly<Record<string, StagePlace>>;
}
export type StagePlace = 'first' | 'middle' | 'won' | 'lost';

const PLACES: readonly string[] = ['first', 'middle', 'won', 'lost'] satisfies StagePlace[];
const SHAPE: Readonly<Record<'deals' | 'people' | 'accounts', readonly string[]>> = {
  deals: ['file', 'key', 'rep', 'product', 'account', 'stage', 'created', 'closed', 'amount'],
  people: ['file', 'rep', 'manager'],
  accounts: ['file', 'name', 'industry'],
};

/** @throws Error that names the missing entry */
export async function readMapping(file: string): Promise<Mapping> {
  const json: unknown = JSON.parse(await readFile(file, 'utf8'));
  for (const [section, keys] of Object.entries(SHAPE)) {
    for (const key of keys) {
      if (typeof entry(entry(json, section), key) !== 'string') {
        throw new Error(`${file}: "${section}.${key}" must name a file or a column`);
      }
    }
  }
  const stages = entry(json, 'stages');
  for (const [stage, place] of Object.entries(typeof stages === 'object' && stages !== null ? stages : {})) {
    if (!PLACES.includes(String(place))) {
      throw new Error(`${file}: stage "${stage}" must be one of ${PLACES.join(', ')}`);
    }
  }
  return json as Mapping;
}

const entry = (of: unknown, key: string): unknown =>
  typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[key] : undefined;
