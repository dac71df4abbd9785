/**
 * The RefreshView API. A component that changed data dispatches a {@link RefreshEvent}; the nearest container above
 * it starts a refresh: the handlers below the container run from the outside in, a handler only after the one around
 * it has finished.
 */
export const REFRESH_COMPLETE = 'refreshcomplete';
export const REFRESH_COMPLETE_WITH_ERRORS = 'refreshcompletewitherrors';
export const REFRESH_ERROR = 'refresherror';
export type RefreshStatus = typeof REFRESH_COMPLETE | typeof REFRESH_COMPLETE_WITH_ERRORS | typeof REFRESH_ERROR;

/** May answer, also later, with a {@link RefreshStatus}; any other answer means that all went well. */
export type RefreshHandler = () => unknown;
/** Gets a promise of how the refresh of everything below the container ended. */
export type RefreshContainerCallback = (status: Promise<RefreshStatus>) => void;

type Context = Pick<EventTarget, 'dispatchEvent' | 'addEventListener' | 'removeEventListener'>;

interface Handler {
  readonly run: RefreshHandler;
  /** Where the handler's component was when it registered: itself first, then everything around it. */
  readonly path: readonly EventTarget[];
}
interface Container {
  readonly context: Context;
  readonly listener: (event: Event) => void;
}

const EVENT = 'lightning__refreshview';
const PROBE = 'platform__refreshprobe';

export class RefreshEvent extends Event {
  constructor() {
    super(EVENT, { bubbles: true, composed: true, cancelable: true });
  }
}

let lastId = 0;
const handlers = new Map<number, Handler>();
const containers = new Map<number, Container>();

/** @returns an id for {@link unregisterRefreshHandler} */
export function registerRefreshHandler(context: Context, run: RefreshHandler): number {
  handlers.set(++lastId, { run: run.bind(context), path: pathOf(context) });
  return lastId;
}

export function unregisterRefreshHandler(id: number): void {
  handlers.delete(id);
}

/** @returns an id for {@link unregisterRefreshContainer} */
export function registerRefreshContainer(context: Context, callback: RefreshContainerCallback): number {
  const root = pathOf(context)[0];
  const listener = (event: Event): void => {
    event.stopPropagation();
    callback.call(context, refreshBelow(root));
  };
  context.addEventListener(EVENT, listener);
  containers.set(++lastId, { context, listener });
  return lastId;
}

export function unregisterRefreshContainer(id: number): void {
  const container = containers.get(id);
  container?.context.removeEventListener(EVENT, container.listener);
  containers.delete(id);
}

/** A component instance does not know its element's ancestors, but an event that it dispatches does. */
function pathOf(context: Context): readonly EventTarget[] {
  let path: readonly EventTarget[] = [];
  const note = (event: Event): void => {
    event.stopImmediatePropagation();
    path = event.composedPath();
  };
  window.addEventListener(PROBE, note, { capture: true });
  context.dispatchEvent(new CustomEvent(PROBE, { bubbles: true, composed: true }));
  window.removeEventListener(PROBE, note, { capture: true });
  return path;
}

async function refreshBelow(root: EventTarget | undefined): Promise<RefreshStatus> {
  const below = [...handlers.values()].filter(({ path }) => root !== undefined && path.indexOf(root) >= 0);
  const runs = new Map<Handler, Promise<RefreshStatus>>();
  const run = (handler: Handler): Promise<RefreshStatus> => {
    let started = runs.get(handler);
    if (!started) {
      const outer = enclosing(handler, below);
      started = outer
        ? run(outer).then((status) => (status === REFRESH_ERROR ? status : runHandler(handler)))
        : runHandler(handler);
      runs.set(handler, started);
    }
    return started;
  };
  const statuses = await Promise.all(below.map(run));
  return statuses.some((status) => status !== REFRESH_COMPLETE) ? REFRESH_COMPLETE_WITH_ERRORS : REFRESH_COMPLETE;
}

/** The nearest handler whose component contains this one. */
function enclosing({ path }: Handler, candidates: readonly Handler[]): Handler | undefined {
  for (const element of path.slice(1)) {
    const found = candidates.find((candidate) => candidate.path[0] === element);
    if (found) {
      return found;
    }
  }
  return undefined;
}

async function runHandler({ run }: Handler): Promise<RefreshStatus> {
  try {
    const status = await run();
    return status === REFRESH_ERROR || status === REFRESH_COMPLETE_WITH_ERRORS ? status : REFRESH_COMPLETE;
  } catch {
    return REFRESH_ERROR;
  }
}
