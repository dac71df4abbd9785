import type { SqlValue } from '../store/database.ts';

/** SQL text with its parameters in the order of their marks. Values never enter the text. */
export interface Fragment {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

export const EMPTY: Fragment = { sql: '', params: [] };

/** Text from the catalog or from this module: names, keywords. Never a value of a query. */
export const raw = (sql: string): Fragment => ({ sql, params: [] });
export const parameter = (value: SqlValue): Fragment => ({ sql: '?', params: [value] });

/** Joins fragments: sql`${column} = ${parameter(value)}`. */
export function sql(texts: TemplateStringsArray, ...parts: readonly Fragment[]): Fragment {
  let text = texts[0] ?? '';
  const params: SqlValue[] = [];
  for (const [index, part] of parts.entries()) {
    text += part.sql + (texts[index + 1] ?? '');
    params.push(...part.params);
  }
  return { sql: text, params };
}

export function join(parts: readonly Fragment[], separator: string): Fragment {
  return { sql: parts.map((part) => part.sql).join(separator), params: parts.flatMap((part) => part.params) };
}
