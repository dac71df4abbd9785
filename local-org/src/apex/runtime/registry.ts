import vm from 'node:vm';
import type { EmittedClass, EmittedProgram, EmittedTrigger, Host } from '../emit/program.ts';
import type { LeftOut } from '../emit/left-out.ts';
import type { TriggerEvent } from '../../records/records.ts';

/** File name under which emitted code runs; stack traces are recognised by it. */
export const PROGRAM_FILE = 'apex-program.js';

/** Something that does not compile was needed. No exception of Apex: nothing can catch it. */
export class NotCompiledError extends Error {
  constructor({ file, problem }: LeftOut) {
    super(`${file} does not compile: ${problem}`);
    this.name = 'NotCompiledError';
  }
}

/** Classes and triggers of the loaded program. Names are looked up in any case. */
export class ProgramRegistry {
  private readonly classes = new Map<string, EmittedClass>();
  private readonly triggers = new Map<string, EmittedTrigger[]>();
  /** Classes that do not compile, by lower-case name. */
  private readonly missing = new Map<string, LeftOut>();

  /** Runs the emitted code, which registers itself with the host. */
  load(program: EmittedProgram, host: Host): void {
    const script = new vm.Script(program.code, { filename: PROGRAM_FILE });
    const register = script.runInThisContext() as (host: Host) => void;
    register(host);
    for (const each of program.leftOut) this.addMissing(each);
  }

  /** Records whose trigger does not compile cannot be saved, as in Salesforce. */
  private addMissing(unit: LeftOut): void {
    const { name, file, trigger } = unit;
    const run = (): never => {
      throw new NotCompiledError(unit);
    };
    if (trigger) this.addTrigger({ name, file, ...trigger, run });
    else this.missing.set(name.toLowerCase(), unit);
  }

  addClass(definition: EmittedClass): void {
    this.classes.set(definition.name.toLowerCase(), definition);
  }

  addTrigger(definition: EmittedTrigger): void {
    const key = definition.object.toLowerCase();
    const list = this.triggers.get(key);
    if (list) list.push(definition);
    else this.triggers.set(key, [definition]);
  }

  allClasses(): IterableIterator<EmittedClass> {
    return this.classes.values();
  }

  /** @throws NotCompiledError for a class that exists and does not compile */
  findClass(name: string): EmittedClass | undefined {
    const key = name.toLowerCase();
    const found = this.classes.get(key);
    const missing = found ? undefined : this.missing.get(key);
    if (missing) throw new NotCompiledError(missing);
    return found;
  }

  /** Classes and triggers in one file, for stack traces. */
  unitsOf(file: string): { classes: EmittedClass[]; trigger: EmittedTrigger | undefined } {
    const classes = [...this.classes.values()].filter((type) => type.file === file);
    const triggers = [...this.triggers.values()].flat();
    return { classes, trigger: triggers.find((trigger) => trigger.file === file) };
  }

  triggersFor(object: string, event: TriggerEvent): EmittedTrigger[] {
    const all = this.triggers.get(object.toLowerCase()) ?? [];
    return all.filter((trigger) => trigger.events.includes(event));
  }

  /** The class itself and the classes it extends, nearest first. */
  lineage(type: EmittedClass): EmittedClass[] {
    const lineage: EmittedClass[] = [];
    for (let current: EmittedClass | undefined = type; current;) {
      lineage.push(current);
      current = current.superName ? this.findClass(current.superName) : undefined;
    }
    return lineage;
  }

  /** Whether a user type is, extends or implements `name` (a user or system type; type arguments are not compared). */
  isSubtype(type: EmittedClass, name: string): boolean {
    const wanted = simpleType(name);
    return this.lineage(type).some((each) => {
      if (simpleType(each.name) === wanted) return true;
      if (each.superName && simpleType(each.superName) === wanted) return true;
      return each.interfaces.some((implemented) => {
        if (simpleType(implemented) === wanted) return true;
        const parent = this.findClass(implemented);
        return parent !== undefined && this.isSubtype(parent, name);
      });
    });
  }
}

/** Lower case, without `System.` and type arguments. */
function simpleType(name: string): string {
  return name
    .toLowerCase()
    .replace(/<.*$/, '')
    .replace(/^system\./, '');
}
