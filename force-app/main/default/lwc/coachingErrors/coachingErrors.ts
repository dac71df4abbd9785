import { labels } from './labels';

/**
 * Collects the messages that a server wrote for people, whatever shape the failure has: an Apex exception, one or
 * several answers of the UI API with errors of the page and of fields. Texts of JavaScript errors are left out; they
 * are written for developers.
 * @param error what was caught or what a wire provisioned as its error
 * @returns the different messages in their order, none when the server said nothing
 */
export function reduceErrors(error: unknown): string[] {
  const bodies = asArray(error).flatMap((failure) => asArray(property(failure, 'body')));
  const messages = bodies.flatMap((body) => {
    const output = property(body, 'output');
    const fieldErrors = property(output, 'fieldErrors');
    const nested = [
      ...asArray(property(output, 'errors')),
      ...asArray(property(body, 'pageErrors')),
      ...values(fieldErrors).flatMap(asArray),
      ...values(property(body, 'fieldErrors')).flatMap(asArray),
    ].flatMap(message);
    return nested.length > 0 ? nested : message(body);
  });
  return [...new Set(messages)];
}

/** The messages of {@link reduceErrors} as one text, or a general sentence when the server said nothing. */
export function describeError(error: unknown): string {
  const messages = reduceErrors(error);
  return messages.length > 0 ? messages.join(' ') : labels.unknown;
}

/**
 * Waits for a call that saves something.
 * @returns undefined when the server accepted it, otherwise what it said
 */
export async function attempt(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    return describeError(error);
  }
}

function asArray(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function values(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

function message(value: unknown): string[] {
  const text = property(value, 'message');
  return typeof text === 'string' && text.trim() !== '' ? [text] : [];
}
