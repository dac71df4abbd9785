/** What went wrong, ready to be shown: one sentence and, for a refused save, one per field. */
export interface Problem {
  readonly message: string;
  /** By field API name. */
  readonly fields: Readonly<Record<string, string>>;
  /** HTTP status; 0 when the org did not answer. */
  readonly status: number;
}

interface ErrorBody {
  readonly message?: string;
  readonly output?: {
    readonly errors?: readonly { readonly message: string }[];
    readonly fieldErrors?: Readonly<Record<string, readonly { readonly message: string }[]>>;
  };
}

const UNKNOWN = 'Something went wrong. Try again.';

/** Reads the shapes in which the REST API, Lightning Data Service and JavaScript report errors. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Error) {
    return { message: error.message, fields: {}, status: 0 };
  }
  const {
    status = 0,
    statusText = '',
    body,
  } = (error ?? {}) as { status?: number; statusText?: string; body?: unknown };
  if (Array.isArray(body)) {
    const messages = (body as readonly { readonly message?: string }[])
      .map(({ message }) => message ?? '')
      .filter(Boolean);
    return { message: messages.join(' ') || statusText || UNKNOWN, fields: {}, status };
  }
  const { message, output } = (body ?? {}) as ErrorBody;
  const fields: Record<string, string> = {};
  for (const [name, errors] of Object.entries(output?.fieldErrors ?? {})) {
    fields[name] = errors.map((fieldError) => fieldError.message).join(' ');
  }
  const general = (output?.errors ?? []).map((each) => each.message).join(' ');
  return { message: general || message || statusText || UNKNOWN, fields, status };
}

/** True when a record does not exist for this user: deleted, never there, or not shared. */
export function isAbsent({ status }: Problem): boolean {
  return status === 400 || status === 403 || status === 404;
}
