/** What a wire hands to its component. */
export interface WireValue<Data = unknown> {
  readonly data: Data | undefined;
  readonly error: unknown;
}

export type WireConfig = Readonly<Record<string, unknown>>;
export type WireCallback = (value: WireValue) => void;

/** One shared piece of data that several wires may show. */
export interface WireSource {
  /** Calls `listener` with the present value, if there is one, and with each later one. Returns the way to stop. */
  subscribe(listener: WireCallback): () => void;
  refresh(): Promise<void>;
}

/** From a provisioned `{ data, error }` object to its source: how `refreshApex` knows what to fetch again. */
const sources = new WeakMap<object, WireSource>();

/** The source of a value that a wire provisioned; undefined for any other object. */
export function sourceOf(value: object): WireSource | undefined {
  return sources.get(value);
}

/** What LWC does with a wire adapter. */
export interface WireAdapter {
  update(config: WireConfig): void;
  connect(): void;
  disconnect(): void;
}
export type WireAdapterClass = new (callback: WireCallback) => WireAdapter;

/**
 * Makes a wire adapter class. `open` finds the shared source for a configuration, or returns null to wait. As on the
 * platform, a configuration with an undefined parameter waits too.
 */
export function wireAdapter(open: (config: WireConfig) => WireSource | null): WireAdapterClass {
  return class implements WireAdapter {
    readonly #callback: WireCallback;
    #config: WireConfig | undefined;
    #connected = false;
    #stop: (() => void) | undefined;

    constructor(callback: WireCallback) {
      this.#callback = callback;
      callback({ data: undefined, error: undefined });
    }

    update(config: WireConfig): void {
      this.#config = config;
      this.#open();
    }

    connect(): void {
      this.#connected = true;
      this.#open();
    }

    disconnect(): void {
      this.#connected = false;
      this.#close();
    }

    #open(): void {
      this.#close();
      const config = this.#config;
      if (!this.#connected || !config || Object.values(config).some((value) => value === undefined)) {
        return;
      }
      const source = open(config);
      this.#stop = source?.subscribe((value) => {
        const provisioned = { ...value };
        sources.set(provisioned, source);
        this.#callback(provisioned);
      });
    }

    #close(): void {
      this.#stop?.();
      this.#stop = undefined;
    }
  };
}

/**
 * A source that loads on first use, keeps its value while somebody shows it and tells all of them about a new one.
 * Answers that arrive late, after a newer request was sent, are dropped.
 */
export class LoadedSource<Data = unknown> implements WireSource {
  readonly #load: () => Promise<Data>;
  readonly #onIdle: () => void;
  readonly #listeners = new Set<WireCallback>();
  #value: WireValue<Data> | undefined;
  #latest = 0;

  /** @param onIdle called when the last listener left */
  constructor(load: () => Promise<Data>, onIdle: () => void) {
    this.#load = load;
    this.#onIdle = onIdle;
  }

  get data(): Data | undefined {
    return this.#value?.data;
  }

  subscribe(listener: WireCallback): () => void {
    this.#listeners.add(listener);
    if (this.#value) {
      listener(this.#value);
    } else if (this.#latest === 0) {
      void this.refresh();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        this.#onIdle();
      }
    };
  }

  async refresh(): Promise<void> {
    const request = ++this.#latest;
    let value: WireValue<Data>;
    try {
      value = { data: await this.#load(), error: undefined };
    } catch (error) {
      value = { data: undefined, error };
    }
    if (request === this.#latest) {
      this.#emit(value);
    }
  }

  /** Replaces the value without a request. */
  set(data: Data): void {
    this.#emit({ data, error: undefined });
  }

  #emit(value: WireValue<Data>): void {
    this.#value = value;
    for (const listener of [...this.#listeners]) {
      listener(value);
    }
  }
}
