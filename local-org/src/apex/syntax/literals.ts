const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** The text that a quoted Apex literal stands for: `'It\'s'` -> `It's`, `'\u0041'` -> `A`. */
export function unescapeString(body: string): string {
  if (!body.includes('\\')) return body;
  return body.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (_, escape: string) =>
    escape.length === 5 ? String.fromCharCode(parseInt(escape.slice(1), 16)) : (ESCAPES[escape] ?? escape),
  );
}

/** A `'''...'''` literal: the first line break after the opening quotes does not count. */
export function multilineString(source: string): string {
  return unescapeString(source.slice(3, -3).replace(/^\r?\n/, ''));
}
