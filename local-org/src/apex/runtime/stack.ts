import type { LineTable } from '../emit/program.ts';
import type { ApexException } from './exceptions.ts';
import { PROGRAM_FILE, type ProgramRegistry } from './registry.ts';

/** One Apex frame. */
export interface ApexFrame {
  /** `Class.Outer.Inner.method` or `Trigger.Name`. */
  readonly place: string;
  readonly file: string;
  readonly line: number;
}

const FRAME = new RegExp(`${PROGRAM_FILE.replace('.', '\\.')}:(\\d+):\\d+`);

interface Unit {
  readonly place: string;
  readonly line: number;
}

/** Turns JavaScript stacks into Apex stacks by the program's line table. */
export class StackMapper {
  private readonly table: LineTable;
  private readonly registry: ProgramRegistry;
  private readonly units = new Map<string, readonly Unit[]>();

  constructor(table: LineTable, registry: ProgramRegistry) {
    this.table = table;
    this.registry = registry;
  }

  frames(error: Error): ApexFrame[] {
    const frames: ApexFrame[] = [];
    for (const text of (error.stack ?? '').split('\n')) {
      const emitted = FRAME.exec(text)?.[1];
      const frame = emitted ? this.frameAt(Number(emitted)) : null;
      const last = frames.at(-1);
      if (frame && !(last && last.place === frame.place && last.line === frame.line)) frames.push(frame);
    }
    return frames;
  }

  /** `Class.OpportunityService.score: line 12, column 1`, one frame a line, innermost first. */
  text(error: Error): string {
    return this.frames(error)
      .map((frame) => `${frame.place}: line ${frame.line}, column 1`)
      .join('\n');
  }

  lineNumber(error: ApexException): number {
    return this.frames(error)[0]?.line ?? 0;
  }

  private frameAt(emittedLine: number): ApexFrame | null {
    const at = (emittedLine - 1) * 2;
    const line = this.table.lines[at + 1] ?? 0;
    const file = this.table.files[this.table.lines[at] ?? -1];
    if (!file || line === 0) return null;
    return { place: this.placeOf(file, line), file, line };
  }

  /** The method that starts last before the line. */
  private placeOf(file: string, line: number): string {
    let units = this.units.get(file);
    if (!units) this.units.set(file, (units = this.unitsOf(file)));
    let place = units[0]?.place ?? 'AnonymousBlock';
    for (const unit of units) if (unit.line <= line) place = unit.place;
    return place;
  }

  private unitsOf(file: string): Unit[] {
    const { classes, trigger } = this.registry.unitsOf(file);
    if (trigger) return [{ place: `Trigger.${trigger.name}`, line: 0 }];
    const units = classes.flatMap((type) => [
      ...type.methods.map((member) => ({ place: `Class.${type.name}.${member.name}`, line: member.line })),
      ...type.constructors.map((member) => ({ place: `Class.${type.name}.<init>`, line: member.line })),
    ]);
    return units.sort((a, b) => a.line - b.line);
  }
}
