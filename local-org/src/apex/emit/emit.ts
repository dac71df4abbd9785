import type { BoundClass, BoundProgram } from '../types/bound.ts';
import type { MethodSymbol } from '../types/symbols.ts';
import { emitClass, emitTrigger, sharingOf } from './classes.ts';
import { classDefinition } from './metadata.ts';
import type { EmittedProgram } from './program.ts';
import { EmitUnit } from './unit.ts';
import { CodeWriter } from './writer.ts';

/** JavaScript classes must be defined after the classes they extend. */
function basesFirst(classes: readonly BoundClass[]): BoundClass[] {
  const bySymbol = new Map(classes.map((type) => [type.symbol, type]));
  const ordered = new Set<BoundClass>();
  const add = (type: BoundClass): void => {
    const base = type.symbol.superType === null ? undefined : bySymbol.get(type.symbol.superType.symbol);
    if (base !== undefined) add(base);
    ordered.add(type);
  };
  for (const type of classes) add(type);
  return [...ordered];
}

/** Private methods with a namesake in a class that extends theirs. */
function shadowedMethods(classes: readonly BoundClass[]): Set<MethodSymbol> {
  const shadowed = new Set<MethodSymbol>();
  for (const { symbol } of classes)
    for (let base = symbol.superType?.symbol; base; base = base.superType?.symbol)
      for (const [name, methods] of base.methods)
        for (const method of methods)
          if (isPrivate(method) && symbol.methods.get(name)?.some((own) => own.key === method.key))
            shadowed.add(method);
  return shadowed;
}

/** Abstract and virtual methods without an access keyword are still there to be overridden. */
function isPrivate({ access, isAbstract, isVirtual }: MethodSymbol): boolean {
  return access === 'private' && !isAbstract && !isVirtual;
}

/** The JavaScript of a checked program. */
export function emitProgram(program: BoundProgram, coverage: boolean): EmittedProgram {
  const unit = new EmitUnit(coverage, shadowedMethods(program.classes));
  const body = new CodeWriter();
  for (const type of program.classes) {
    unit.fileIndex(type.symbol.file);
    if (type.symbol.kind !== 'class')
      body.line(`$.defineClass(${classDefinition(type.symbol, sharingOf(type.symbol), null)});`);
  }
  for (const type of basesFirst(program.classes)) emitClass(unit, body, type);
  for (const trigger of program.triggers) emitTrigger(unit, body, trigger);
  const writer = new CodeWriter();
  writer.line('(function ($) {');
  writer.line("'use strict';");
  writer.append(unit.header);
  writer.append(body);
  writer.line('})');
  const { code, lines } = writer.finish();
  const executableLines = unit.executable.map((set) => [...set].sort((a, b) => a - b));
  return { code, lineTable: { files: unit.files, lines }, executableLines, leftOut: [] };
}
