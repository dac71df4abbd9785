/** Collects emitted lines with the Apex line that each comes from. */
export class CodeWriter {
  readonly #lines: string[] = [];
  readonly #origins: number[] = [];

  /** Adds one line. `line` 0 means that no Apex line stands behind it. */
  line(code: string, fileIndex = 0, line = 0): void {
    this.#lines.push(code);
    this.#origins.push(fileIndex, line);
  }

  /** Place for a later {@link insert}. */
  mark(): number {
    return this.#lines.length;
  }

  insert(mark: number, code: string): void {
    this.#lines.splice(mark, 0, code);
    this.#origins.splice(mark * 2, 0, 0, 0);
  }

  append(other: CodeWriter): void {
    for (const line of other.#lines) this.#lines.push(line);
    for (const origin of other.#origins) this.#origins.push(origin);
  }

  finish(): { code: string; lines: readonly number[] } {
    return { code: this.#lines.join('\n'), lines: this.#origins };
  }
}
