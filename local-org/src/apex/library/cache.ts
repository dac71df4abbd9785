import { freeze, thaw } from '../runtime/async/freeze.ts';
import { callMember, instantiate } from '../runtime/user-classes.ts';
import type { ApexRuntime } from '../runtime/host.ts';
import type { TestState } from '../runtime/transaction.ts';
import { ApexDouble, ApexMap, ApexSet, throwApex, type ApexType } from '../runtime/values.ts';
import { systemType, type Implementation, type SystemTypeDeclaration } from './declare.ts';
import { required, systemEnum, type LibraryHost } from './support.ts';

type Kind = 'Org' | 'Session';

const DO_LOAD = 'doload(String)';
const LONGEST_KEY = 50;
const MOST_KEYS = 10;
/** Taken as the size of every partition. */
const PARTITION_BYTES = 1_048_576;
/** Seconds that values live: at most, and when nothing is said. */
const LIFE: Readonly<Record<Kind, { readonly most: number; readonly usual: number }>> = {
  Org: { most: 172_800, usual: 86_400 },
  Session: { most: 28_800, usual: 28_800 },
};

interface Entry {
  /** Frozen: readers get copies, as from the platform. */
  readonly text: string;
  /** Epoch milliseconds. */
  readonly until: number;
  readonly immutable: boolean;
}
/** Entries by `kind.partition.user.key`. */
type Entries = Map<string, Entry>;

const ofRuntimes = new WeakMap<ApexRuntime, Entries>();
const ofTests = new WeakMap<TestState, Entries>();

function entriesOf<K extends object>(all: WeakMap<K, Entries>, owner: K): Entries {
  const known = all.get(owner);
  if (known) return known;
  const fresh: Entries = new Map();
  all.set(owner, fresh);
  return fresh;
}

/** `Cache.OrgPartition` or `Cache.SessionPartition`. */
class Partition {
  readonly $type: string;
  readonly kind: Kind;
  readonly name: string;
  constructor(kind: Kind, name: string) {
    this.$type = `Cache.${kind}Partition`;
    this.kind = kind;
    this.name = name;
  }
}

const visibility = systemEnum('Cache.Visibility', ['ALL', 'NAMESPACE']);

function invalid(message: string): never {
  throwApex('Cache.InvalidParamException', message);
}

/** @param name with or without its namespace: `local.default`, `default` */
function partitionNamed(host: LibraryHost, kind: Kind, name: string | null): Partition {
  if (name === null || !/^(\w+\.)?\w+$/.test(name)) invalid(`Invalid partition name: ${name}`);
  const wanted = name.replace(/^local\./i, '').toLowerCase();
  const known = partitions(host).find((row) => String(row['DeveloperName']).toLowerCase() === wanted);
  if (!known) throwApex(noPartition(kind), `Cache partition ${name} does not exist`);
  return new Partition(kind, String(known['DeveloperName']));
}

function partitions(host: LibraryHost) {
  const { setupRows } = host.services.catalog;
  return setupRows.filter((each) => each.object === 'PlatformCachePartition').flatMap(({ rows }) => rows);
}

const noPartition = (kind: Kind) =>
  kind === 'Org' ? 'Cache.Org.OrgCacheException' : 'Cache.Session.SessionCacheException';

function defaultPartition(host: LibraryHost, kind: Kind): Partition {
  const known = partitions(host).find((row) => row['IsDefaultPartition'] === true);
  if (!known) throwApex(noPartition(kind), 'There is no default cache partition');
  return new Partition(kind, String(known['DeveloperName']));
}

/** One partition's values, for the running user when they belong to sessions. */
class View {
  private readonly host: LibraryHost;
  private readonly entries: Entries;
  private readonly partition: Partition;
  private readonly prefix: string;

  constructor(host: LibraryHost, partition: Partition) {
    const { test, user } = host.transaction;
    this.host = host;
    this.partition = partition;
    this.entries = test ? entriesOf(ofTests, test) : entriesOf(ofRuntimes, host);
    this.prefix = `${partition.kind}.${partition.name}.${partition.kind === 'Session' ? user.id : ''}.`;
  }

  private find(key: string): Entry | null {
    const entry = this.entries.get(this.prefix + key);
    return entry && entry.until > this.host.transaction.now() ? entry : null;
  }

  has(key: string): boolean {
    return this.find(key) !== null;
  }

  get(key: string): unknown {
    const entry = this.find(key);
    return entry && thaw(this.host, entry.text);
  }

  put(key: string, value: unknown, seconds: number | null, immutable: boolean): void {
    const { most, usual } = LIFE[this.partition.kind];
    const life = seconds ?? usual;
    if (value === null) invalid('Value cannot be null');
    if (life < 0 || life > most) invalid(`Time to live must be from 0 to ${most} seconds`);
    const place = this.prefix + key;
    if (this.find(key)?.immutable)
      throwApex('Cache.PlatformCacheInvalidOperationException', `The value of ${key} is immutable`);
    const until = this.host.transaction.now() + life * 1000;
    this.entries.set(place, { text: freeze(this.host.registry, value), until, immutable });
  }

  remove(key: string): boolean {
    const removed = this.has(key);
    this.entries.delete(this.prefix + key);
    return removed;
  }

  keys(): string[] {
    const keys = [...this.entries.keys()].filter((place) => place.startsWith(this.prefix));
    return keys.map((place) => place.slice(this.prefix.length)).filter((key) => this.find(key) !== null);
  }

  /** Used share of the partition in per cent. */
  usedShare(): number {
    const bytes = this.keys().reduce((sum, key) => sum + (this.find(key)?.text.length ?? 0), 0);
    return (bytes / PARTITION_BYTES) * 100;
  }

  /** The builder's value, loaded when it is not there. */
  built(builder: ApexType | null, key: string | null): unknown {
    const place = builderKey(builder, key);
    const kept = this.get(place);
    if (kept !== null) return kept;
    const type = this.host.registry.findClass(required(builder).name);
    const loader = type && this.host.registry.isSubtype(type, 'Cache.CacheBuilder') ? instantiate(type) : null;
    if (!loader) throwApex('Cache.InvalidCacheBuilderException', `${builder?.name} is no Cache.CacheBuilder`);
    const value = callMember(loader, DO_LOAD, [key]);
    if (value !== null) this.put(place, value, null, false);
    return value;
  }
}

function keyOf(key: string | null): string {
  if (key === null || !/^[A-Za-z0-9]+$/.test(key) || key.length > LONGEST_KEY) invalid(`Invalid cache key: ${key}`);
  return key;
}

/** Values of builders have keys of their own, class and key together; no key that Apex gives has a point. */
function builderKey(builder: ApexType | null, key: string | null): string {
  return `${required(builder).name}.${keyOf(key)}`;
}

function several(keys: ApexSet | null): string[] {
  const texts = [...required(keys)].map(String);
  if (texts.length > MOST_KEYS)
    throwApex('Cache.BulkApiKeysLimitExceededException', `At most ${MOST_KEYS} keys may be given at once`);
  return texts;
}

/** The methods that partitions have as their own, and `Cache.Org` and `Cache.Session` as statics. */
function operations(viewOf: (host: LibraryHost, self: unknown) => View, isStatic: boolean) {
  const table: Record<string, Implementation> = {};
  const add = (signature: string, run: (view: View, ...args: never[]) => unknown): void => {
    table[signature] = isStatic
      ? (host: LibraryHost, ...args: never[]) => run(viewOf(host, null), ...args)
      : (host: LibraryHost, self: unknown, ...args: never[]) => run(viewOf(host, self), ...args);
  };
  type Key = string | null;
  add('Boolean contains(String key)', (view, key: Key) => view.has(keyOf(key)));
  add(
    'Map<String, Boolean> contains(Set<String> keys)',
    (view, keys: ApexSet | null) =>
      new ApexMap(
        'String',
        'Boolean',
        several(keys).map((key) => [key, view.has(keyOf(key))] as const),
      ),
  );
  add('Object get(String key)', (view, key: Key) => view.get(keyOf(key)));
  add('Object get(Type builder, String key)', (view, builder: ApexType | null, key: Key) => view.built(builder, key));
  add(
    'Map<String, Object> get(Set<String> keys)',
    (view, keys: ApexSet | null) =>
      new ApexMap(
        'String',
        'Object',
        several(keys).map((key) => [key, view.get(keyOf(key))] as const),
      ),
  );
  add('Set<String> getKeys()', (view) => new ApexSet('String', view.keys()));
  add('Long getNumKeys()', (view) => BigInt(view.keys().length));
  add('Double getCapacity()', (view) => new ApexDouble(view.usedShare()));
  add('void put(String key, Object value)', (view, key: Key, value: unknown) =>
    view.put(keyOf(key), value, null, false),
  );
  add('void put(String key, Object value, Cache.Visibility visibility)', (view, key: Key, value: unknown) =>
    view.put(keyOf(key), value, null, false),
  );
  add('void put(String key, Object value, Integer seconds)', (view, key: Key, value: unknown, seconds: number | null) =>
    view.put(keyOf(key), value, required(seconds), false),
  );
  add(
    'void put(String key, Object value, Integer seconds, Cache.Visibility visibility, Boolean immutable)',
    (view, key: Key, value: unknown, seconds: number | null, _: unknown, immutable: boolean | null) =>
      view.put(keyOf(key), value, required(seconds), required(immutable)),
  );
  add('Boolean remove(String key)', (view, key: Key) => view.remove(keyOf(key)));
  add('Boolean remove(Type builder, String key)', (view, builder: ApexType | null, key: Key) =>
    view.remove(builderKey(builder, key)),
  );
  return table;
}

function cacheType(kind: Kind): SystemTypeDeclaration[] {
  const partition = `Cache.${kind}Partition`;
  return [
    systemType(partition, { extends: 'Cache.Partition' }),
    systemType(`Cache.${kind}`, {
      staticProperties: { 'Integer MAX_TTL_SECS': () => LIFE[kind].most },
      statics: {
        ...operations((host) => new View(host, defaultPartition(host, kind)), true),
        [`${partition} getPartition(String name)`]: (host: LibraryHost, name: string | null) =>
          partitionNamed(host, kind, name),
        ...(kind === 'Session' ? { 'Boolean isAvailable()': () => true } : {}),
      },
    }),
  ];
}

/** Platform Cache: values in memory, each test method with its own; nothing is ever pushed out. */
export const cacheTypes: readonly SystemTypeDeclaration[] = [
  visibility,
  systemType('Cache.CacheBuilder', {
    kind: 'interface',
    methods: {
      'Object doLoad(String key)': (_: LibraryHost, self: object, key: unknown) => callMember(self, DO_LOAD, [key]),
    },
  }),
  systemType('Cache.Partition', {
    isAbstract: true,
    methods: {
      ...operations((host, self) => new View(host, self as Partition), false),
      'String getName()': (_: LibraryHost, self: Partition) => `local.${self.name}`,
    },
  }),
  ...cacheType('Org'),
  ...cacheType('Session'),
];
