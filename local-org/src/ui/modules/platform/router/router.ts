import { referenceOf, type PageReference } from './addresses';

export { urlOf } from './addresses';
export type { PageReference, PageReferenceInput } from './addresses';

type Listener = (reference: PageReference) => void;
const listeners = new Set<Listener>();

export function currentReference(): PageReference {
  return referenceOf(new URL(window.location.href));
}

/** Opens a page of the application in place, anything else as the browser would. */
export function openUrl(url: string, replace = false): void {
  const target = new URL(url, window.location.href);
  if (target.origin !== window.location.origin || !target.pathname.startsWith('/lightning/')) {
    window.open(target.href, '_blank', 'noopener');
    return;
  }
  if (target.href !== window.location.href || replace) {
    window.history[replace ? 'replaceState' : 'pushState'](null, '', target.href);
  }
  announce();
}

/** Calls `listener` with the present place and with each later one. Returns the way to stop. */
export function watchReference(listener: Listener): () => void {
  listeners.add(listener);
  listener(currentReference());
  return () => listeners.delete(listener);
}

function announce(): void {
  const reference = currentReference();
  for (const listener of [...listeners]) {
    listener(reference);
  }
}

/** Follows the browser's back and forward buttons. */
export function startRouter(): void {
  window.addEventListener('popstate', announce);
}
