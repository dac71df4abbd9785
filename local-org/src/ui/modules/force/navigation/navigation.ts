import { openUrl, urlOf, watchReference, type PageReference, type PageReferenceInput } from 'platform/router';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- TypeScript demands it of a mixin's base
type Constructor = new (...parameters: any[]) => object;

function mixNavigation<Base extends Constructor>(base: Base) {
  return class extends base {
    [Navigate](reference: PageReferenceInput, replace = false): void {
      openUrl(urlOf(reference), replace);
    }

    [GenerateUrl](reference: PageReferenceInput): Promise<string> {
      return Promise.resolve(urlOf(reference));
    }
  };
}

/** `NavigationMixin(LightningElement)` with its two symbols, as on the platform. */
export const NavigationMixin = Object.assign(mixNavigation, { Navigate, GenerateUrl } as const);

/** Wire adapter for the place that the page shows. */
export class CurrentPageReference {
  readonly #callback: (reference: PageReference) => void;
  #stop: (() => void) | undefined;

  constructor(callback: (reference: PageReference) => void) {
    this.#callback = callback;
  }

  update(): void {}

  connect(): void {
    this.#stop = watchReference(this.#callback);
  }

  disconnect(): void {
    this.#stop?.();
  }
}

/** Wire adapter for the functions below. One page has one context. */
export class NavigationContext {
  constructor(callback: (context: object) => void) {
    callback(Object.freeze({}));
  }

  update(): void {}

  connect(): void {}

  disconnect(): void {}
}

export function navigate(_context: object, reference: PageReferenceInput, replace = false): void {
  openUrl(urlOf(reference), replace);
}

export function generateUrl(_context: object, reference: PageReferenceInput): string {
  return urlOf(reference);
}
