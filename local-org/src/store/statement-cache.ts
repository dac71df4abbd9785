/** Keeps the most recently used prepared statements, so that each distinct SQL text is compiled once. */
export class StatementCache<S> {
  readonly #statements = new Map<string, S>();
  readonly #prepare: (sql: string) => S;
  readonly #release: (statement: S) => void;
  readonly #capacity: number;

  constructor(prepare: (sql: string) => S, release: (statement: S) => void, capacity = 500) {
    this.#prepare = prepare;
    this.#release = release;
    this.#capacity = capacity;
  }

  get(sql: string): S {
    let statement = this.#statements.get(sql);
    if (statement) {
      this.#statements.delete(sql);
    } else {
      statement = this.#prepare(sql);
      if (this.#statements.size >= this.#capacity) this.#dropOldest();
    }
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Releases every statement. */
  clear(): void {
    for (const statement of this.#statements.values()) this.#release(statement);
    this.#statements.clear();
  }

  #dropOldest(): void {
    const oldest = this.#statements.entries().next();
    if (oldest.done) return;
    const [sql, statement] = oldest.value;
    this.#statements.delete(sql);
    this.#release(statement);
  }
}
