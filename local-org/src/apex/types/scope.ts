import type { Environment } from './environment.ts';
import type { Position } from '../syntax/ast.ts';
import type { DiagnosticCode } from '../syntax/diagnostics.ts';
import type { ApexType, FieldSymbol, LocalVariable, TypeSymbol } from './symbols.ts';
import { VOID_TYPE } from './symbols.ts';
import type { ObjectDef } from '../../metadata/catalog.ts';

export interface BodyOptions {
  readonly owner: TypeSymbol;
  readonly isStatic: boolean;
  readonly returnType?: ApexType;
  /** The property whose accessor this is: there its name means the field behind it. */
  readonly accessorOf?: FieldSymbol | null;
  /** Constructors and initialisers may assign final fields. */
  readonly isConstruction?: boolean;
  readonly isConstructor?: boolean;
  readonly triggerObject?: ObjectDef | null;
}

/** One method body while it is being checked: its variables and what is allowed in it. */
export class Scope {
  readonly env: Environment;
  readonly owner: TypeSymbol;
  readonly isStatic: boolean;
  readonly returnType: ApexType;
  readonly accessorOf: FieldSymbol | null;
  readonly isConstruction: boolean;
  readonly isConstructor: boolean;
  readonly triggerObject: ObjectDef | null;
  touchesData = false;
  /** One entry per loop around: whether a `break` leaves it. */
  readonly loops: boolean[] = [];
  #chainAllowed = true;
  readonly #blocks: Map<string, LocalVariable>[] = [new Map<string, LocalVariable>()];
  readonly #used = new Map<string, number>();

  constructor(env: Environment, options: BodyOptions) {
    this.env = env;
    this.owner = options.owner;
    this.isStatic = options.isStatic;
    this.returnType = options.returnType ?? VOID_TYPE;
    this.accessorOf = options.accessorOf ?? null;
    this.isConstruction = options.isConstruction ?? false;
    this.isConstructor = options.isConstructor ?? false;
    this.triggerObject = options.triggerObject ?? null;
  }

  get file(): string {
    return this.owner.file;
  }

  error(at: Position, code: DiagnosticCode, message: string): void {
    this.env.diagnostics.report(this.file, at, code, message);
  }

  noteBreak(): void {
    this.loops[this.loops.length - 1] = true;
  }

  /** Whether a constructor call may stand here; only the first statement of a constructor may be one. */
  takeChain(): boolean {
    const allowed = this.#chainAllowed;
    this.#chainAllowed = false;
    return allowed;
  }

  /** Runs `work` with a block of its own for declarations. */
  nested<T>(work: () => T): T {
    this.#blocks.push(new Map());
    try {
      return work();
    } finally {
      this.#blocks.pop();
    }
  }

  declare(name: string, type: ApexType, at: Position, isFinal = false): LocalVariable {
    const key = name.toLowerCase();
    if (this.local(name) !== null) this.error(at, 'NAME', `Duplicate variable: ${name}`);
    const count = (this.#used.get(key) ?? 0) + 1;
    this.#used.set(key, count);
    const variable: LocalVariable = { name, type, isFinal, code: count === 1 ? `v_${key}` : `v_${key}$${count}` };
    this.#blocks[this.#blocks.length - 1]?.set(key, variable);
    return variable;
  }

  local(name: string): LocalVariable | null {
    const key = name.toLowerCase();
    for (let i = this.#blocks.length - 1; i >= 0; i--) {
      const found = this.#blocks[i]?.get(key);
      if (found !== undefined) return found;
    }
    return null;
  }

  /** Every visible local variable, innermost first. */
  locals(): LocalVariable[] {
    return this.#blocks.flatMap((block) => [...block.values()]).reverse();
  }
}
