import type {
  BoundAccessor,
  BoundBody,
  BoundClass,
  BoundInitialiser,
  BoundMethod,
  BoundTrigger,
} from '../types/bound.ts';
import { supertypes } from '../types/conversions.ts';
import { isSystem, typeName, type FieldSymbol, type MethodSymbol, type TypeSymbol } from '../types/symbols.ts';
import { usesAccessor } from './chains.ts';
import { emitExpression } from './expressions.ts';
import { emitCoverage, emitLine, type FunctionContext } from './function.ts';
import { classDefinition } from './metadata.ts';
import type { SharingMode } from './program.ts';
import { emitStatements } from './statements.ts';
import { className, quote, quoteData, type EmitUnit } from './unit.ts';
import type { CodeWriter } from './writer.ts';

/** Sharing of a class: without a keyword a class runs with sharing (API version 67 and later). */
export function sharingOf(symbol: TypeSymbol): SharingMode {
  const { words } = symbol.modifiers;
  if (words.includes('without sharing')) return 'without';
  return words.includes('inherited sharing') ? 'inherited' : 'with';
}

class ClassEmitter {
  readonly #unit: EmitUnit;
  readonly #writer: CodeWriter;
  readonly #type: BoundClass;
  readonly #symbol: TypeSymbol;
  readonly #file: number;
  readonly #sharing: SharingMode;

  constructor(unit: EmitUnit, writer: CodeWriter, type: BoundClass, sharing: SharingMode) {
    this.#unit = unit;
    this.#writer = writer;
    this.#type = type;
    this.#symbol = type.symbol;
    this.#file = unit.fileIndex(type.symbol.file);
    this.#sharing = sharing;
  }

  emit(): void {
    const name = className(this.#symbol);
    this.#emitInstanceClass(name);
    this.#emitBridges(name);
    this.#writer.line(`const ${name}$s = {`);
    for (const method of this.#type.methods) if (method.symbol.isStatic) this.#emitMethod(method, ',');
    for (const accessor of this.#type.accessors) if (accessor.field.isStatic) this.#emitAccessor(accessor, ',');
    this.#writer.line('};');
    this.#emitInitialiser(`${name}$i`, '$self', false);
    this.#emitInitialiser(`${name}$si`, '$s', true);
    this.#emitConstructors(name);
    const above = [...supertypes({ kind: 'named', symbol: this.#symbol, args: [] })].map(typeName);
    this.#writer.line(
      `Object.defineProperty(${name}.prototype, '$types', { value: $.ops.defineType(${quote(this.#symbol.name)}, ${quoteData(above)}) });`,
    );
    this.#writer.line(`$.defineClass(${classDefinition(this.#symbol, this.#sharing, name)});`);
  }

  /** @param self `this` in methods, `$self` where the instance is a parameter */
  #context(self: FunctionContext['self'], isConstructor = false): FunctionContext {
    return {
      unit: this.#unit,
      writer: this.#writer,
      owner: this.#symbol,
      file: this.#file,
      self,
      isConstructor,
      sharing: this.#sharing,
      usesStatics: false,
    };
  }

  #emitInstanceClass(name: string): void {
    const base = this.#symbol.superType?.symbol ?? null;
    const parent =
      base === null
        ? ''
        : base.origin === 'user'
          ? ` extends ${className(base)}`
          : ` extends $.ops.exceptionClass(${quote(base.name)})`;
    const fields = [...this.#symbol.fields.values()]
      .filter((field) => !field.isStatic)
      .map((field) => `this.f_${field.name.toLowerCase()} = null;`);
    this.#writer.line(`class ${name}${parent} {`);
    this.#writer.line(`constructor() { ${parent === '' ? '' : 'super(); '}${fields.join(' ')} }`);
    for (const method of this.#type.methods) if (!method.symbol.isStatic) this.#emitMethod(method, '');
    for (const accessor of this.#type.accessors) if (!accessor.field.isStatic) this.#emitAccessor(accessor, '');
    for (const field of this.#symbol.fields.values()) if (!field.isStatic) this.#emitAutoAccessors(field);
    this.#writer.line('}');
  }

  /** Overridable properties without bodies still need accessors to override. */
  #emitAutoAccessors(field: FieldSymbol): void {
    const { property } = field;
    if (property === null || field.modifiers.words.includes('abstract')) return;
    const name = field.name.toLowerCase();
    if (property.getter?.body === null && usesAccessor(field, 'get', false))
      this.#writer.line(`get_${name}() { return this.f_${name}; }`);
    if (property.setter?.body === null && usesAccessor(field, 'set', false))
      this.#writer.line(`set_${name}(v_value) { this.f_${name} = v_value; }`);
  }

  /** System interfaces call user methods by their declared signature. */
  #emitBridges(name: string): void {
    for (const { declared, own, isStatic } of this.#type.bridges) {
      const target = isStatic ? `${name}$s` : 'this';
      this.#writer.line(
        `${name}.prototype[${quote(declared)}] = function (...args) { return ${target}[${quote(own)}](...args); };`,
      );
    }
  }

  #emitMethod({ symbol, body }: BoundMethod, end: string): void {
    if (body !== null) this.#emitFunction(quote(symbol.key), '', body, this.#context('this'), symbol.at.line, end);
  }

  #emitAccessor({ field, kind, body }: BoundAccessor, end: string): void {
    this.#emitFunction(`${kind}_${field.name.toLowerCase()}`, '', body, this.#context('this'), field.at.line, end);
  }

  /** `head(parameters) { ... }` with everything around the statements that their use asks for. */
  #emitFunction(
    head: string,
    firstParameter: string,
    body: BoundBody,
    context: FunctionContext,
    line: number,
    end: string,
    before: () => void = () => undefined,
  ): void {
    const parameters = [
      ...(firstParameter === '' ? [] : [firstParameter]),
      ...body.parameters.map((parameter) => parameter.code),
    ];
    emitLine(context, `${head}(${parameters.join(', ')}) {`, line);
    const start = this.#writer.mark();
    const entersSharing = body.touchesData && context.sharing !== 'inherited';
    if (entersSharing) {
      this.#writer.line(`const $sharing = $.enterSharing(${quote(context.sharing)});`);
      this.#writer.line('try {');
    }
    before();
    emitStatements(context, body.statements);
    if (context.isConstructor) this.#writer.line('return $self;');
    if (entersSharing) this.#writer.line('} finally { $.leaveSharing($sharing); }');
    if (context.usesStatics || this.#hasStaticBlock())
      this.#writer.insert(start, `const $s = $.statics(${quote(this.#symbol.name)});`);
    this.#writer.line(`}${end}`);
  }

  /** Static blocks may do anything, so that they run before any code of the class. */
  #hasStaticBlock(): boolean {
    return this.#type.initialisers.some((each) => each.isStatic && each.kind === 'block');
  }

  #emitInitialiser(name: string, parameter: '$self' | '$s', isStatic: boolean): void {
    const context = this.#context(isStatic ? 'this' : '$self');
    this.#writer.line(`function ${name}(${parameter}) {`);
    // Those of the whole lineage run before any constructor's body: what a constructor calls finds them done.
    const base = this.#symbol.superType?.symbol ?? null;
    if (!isStatic && base?.origin === 'user') this.#writer.line(`${className(base)}$i($self);`);
    const start = this.#writer.mark();
    if (isStatic) {
      const fields = [...this.#symbol.fields.values()]
        .filter((field) => field.isStatic)
        .map((field) => `$s.f_${field.name.toLowerCase()} = null;`);
      if (fields.length > 0) this.#writer.line(fields.join(' '));
    }
    for (const each of this.#type.initialisers)
      if (each.isStatic === isStatic) this.#emitInitialiserPart(context, each, parameter);
    if (!isStatic && context.usesStatics)
      this.#writer.insert(start, `const $s = $.statics(${quote(this.#symbol.name)});`);
    if (!isStatic) this.#writer.line('return $self;');
    this.#writer.line('}');
  }

  #emitInitialiserPart(context: FunctionContext, each: BoundInitialiser, holder: string): void {
    if (each.kind === 'field') {
      emitCoverage(context, each.at.line);
      emitLine(
        context,
        `${holder}.f_${each.field.name.toLowerCase()} = ${emitExpression(context, each.value)};`,
        each.at.line,
      );
      return;
    }
    emitLine(context, '{', each.at.line);
    emitStatements(context, each.body.statements);
    emitLine(context, '}', each.at.line);
  }

  #emitConstructors(name: string): void {
    this.#writer.line(`const ${name}$c = {`);
    for (const { symbol, body } of this.#type.constructors)
      if (body !== null) this.#emitConstructor(name, symbol, body);
    if (this.#symbol.constructors.length === 0) {
      this.#writer.line('"()"($self) {');
      this.#emitImplicitChain();
      this.#writer.line('return $self;');
      this.#writer.line('},');
    }
    if (this.#isException()) {
      this.#writer.line(
        `$exception($self, message, cause) { $.ops.initialiseException($self, message, cause); return $self; },`,
      );
      const taken = new Set(['()', ...this.#symbol.constructors.map((each) => each.key)]);
      for (const [key, parameters, args] of BUILT_IN_EXCEPTION_CONSTRUCTORS)
        if (!taken.has(key))
          this.#writer.line(`${quote(key)}($self, ${parameters}) { return ${name}$c.$exception($self, ${args}); },`);
    }
    this.#writer.line('};');
  }

  #isException(): boolean {
    return [...supertypes({ kind: 'named', symbol: this.#symbol, args: [] })].some((type) =>
      isSystem(type, 'Exception'),
    );
  }

  #emitConstructor(name: string, symbol: MethodSymbol, body: BoundBody): void {
    const [first, ...rest] = body.statements;
    const chain = first?.kind === 'chain' ? first : null;
    const context = this.#context('$self', true);
    const own: BoundBody = { ...body, statements: chain === null ? body.statements : rest };
    this.#emitFunction(quote(symbol.key), '$self', own, context, symbol.at.line, ',', () => {
      if (chain === null) this.#emitImplicitChain();
      else emitStatements(context, [chain]);
    });
  }

  /** `super()` when nothing is written. */
  #emitImplicitChain(): void {
    const base = this.#symbol.superType?.symbol ?? null;
    if (base?.origin === 'user') this.#writer.line(`${className(base)}$c["()"]($self);`);
    else if (base !== null) this.#writer.line('$.ops.initialiseException($self, null, null);');
  }
}

const BUILT_IN_EXCEPTION_CONSTRUCTORS = [
  ['(String)', 'message', 'message, null'],
  ['(Exception)', 'cause', 'null, cause'],
  ['(String,Exception)', 'message, cause', 'message, cause'],
] as const;

export function emitClass(unit: EmitUnit, writer: CodeWriter, type: BoundClass): void {
  if (type.symbol.kind === 'class') new ClassEmitter(unit, writer, type, sharingOf(type.symbol)).emit();
}

/** Triggers run without sharing. Their methods and variables stand in a class of their own. */
export function emitTrigger(unit: EmitUnit, writer: CodeWriter, trigger: BoundTrigger): void {
  const { symbol } = trigger.members;
  new ClassEmitter(unit, writer, trigger.members, 'without').emit();
  const file = unit.fileIndex(trigger.file);
  const context: FunctionContext = {
    unit,
    writer,
    owner: symbol,
    file,
    self: 'this',
    isConstructor: false,
    sharing: 'without',
    usesStatics: false,
  };
  const { name, objectName: object, events } = trigger;
  writer.line(`$.defineTrigger({ ...${quoteData({ name, object, events, file: trigger.file })}, run() {`);
  const start = writer.mark();
  writer.line('const $sharing = $.enterSharing("without");');
  writer.line('try {');
  emitStatements(context, trigger.body.statements);
  writer.line('} finally { $.leaveSharing($sharing); }');
  if (context.usesStatics) writer.insert(start, `const $s = $.statics(${quote(symbol.name)});`);
  writer.line('} });');
}
