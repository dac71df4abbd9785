import type { Catalog, FieldDef, ObjectDef, RawValue } from '../metadata/catalog.ts';
import { FUNCTIONS } from './functions.ts';
import type { FormulaClock } from './functions.ts';
import { applyBinary } from './operators.ts';
import { parseFormula } from './parse.ts';
import type { FormulaNode } from './parse.ts';
import { FormulaError } from './tokens.ts';
import { areEqual, fromRaw, isTrue, toNumber } from './values.ts';
import type { FormulaValue } from './values.ts';

/** A field reached from a record: the references to follow, then the field itself. */
export interface FieldPath {
  readonly references: readonly { readonly field: FieldDef; readonly target: ObjectDef }[];
  readonly field: FieldDef;
}

/** The record and circumstances that a formula is evaluated in. */
export interface FormulaScope extends FormulaClock {
  readonly isNew: boolean;
  /** Value of the record itself or of a record above it. */
  value(path: FieldPath): RawValue;
  /** Value before the save; the present value on insert. */
  prior(field: FieldDef): RawValue;
  /** `$User.X` and its parents. */
  userValue(path: FieldPath): RawValue;
  readonly profileName: string;
  hasCustomPermission(name: string): boolean;
}

export interface CompiledFormula {
  readonly source: string;
  /** Stored fields that the formula reads, of the record and of records above it. */
  readonly paths: readonly FieldPath[];
  /** Stored fields of the running user, and of records above, that it reads. */
  readonly userPaths: readonly FieldPath[];
  evaluate(scope: FormulaScope): FormulaValue;
}

type Evaluator = (scope: FormulaScope) => FormulaValue;

/**
 * Compiles a formula of `object`. Fields, globals and functions are resolved now, so that a mistake shows when the
 * org loads and not when a record is saved. Formula fields that it names are compiled into it.
 * @throws FormulaError
 */
export function compileFormula(source: string, object: ObjectDef, catalog: Catalog): CompiledFormula {
  return finish(
    source,
    new Compiler(object, catalog, { blanksAreZero: false, above: [], inside: [], paths: [], userPaths: [] }),
  );
}

/** Compiles the formula of a calculated field. @throws FormulaError */
export function compileFormulaField(field: FieldDef, object: ObjectDef, catalog: Catalog): CompiledFormula {
  const inside = [`${object.name}.${field.name}`];
  const context = { blanksAreZero: field.blanksAreZero, above: [], inside, paths: [], userPaths: [] };
  return finish(field.formula ?? '', new Compiler(object, catalog, context));
}

function finish(source: string, compiler: Compiler): CompiledFormula {
  const evaluate = compiler.compile(parseFormula(source));
  const { paths, userPaths } = compiler.context;
  return { source, paths, userPaths, evaluate };
}

interface CompileContext {
  /** Missing numbers count as 0. */
  readonly blanksAreZero: boolean;
  /** How the record of this formula is reached from the record of the outermost one. */
  readonly above: FieldPath['references'];
  /** Formula fields that are being compiled, outermost first. */
  readonly inside: readonly string[];
  readonly paths: FieldPath[];
  readonly userPaths: FieldPath[];
}

const NUMBERS: ReadonlySet<string> = new Set(['int', 'long', 'double', 'currency', 'percent']);

class Compiler {
  readonly context: CompileContext;
  readonly #object: ObjectDef;
  readonly #catalog: Catalog;

  constructor(object: ObjectDef, catalog: Catalog, context: CompileContext) {
    this.#object = object;
    this.#catalog = catalog;
    this.context = context;
  }

  compile(node: FormulaNode): Evaluator {
    switch (node.kind) {
      case 'literal': {
        const { value } = node;
        return () => value;
      }
      case 'unary': {
        const operand = this.compile(node.operand);
        if (node.op === '!') return (scope) => !isTrue(operand(scope));
        return (scope) => {
          const value = toNumber(operand(scope));
          return value === null ? null : -value;
        };
      }
      case 'binary': {
        const { op } = node;
        const left = this.compile(node.left);
        const right = this.compile(node.right);
        if (op === '&&') return (scope) => isTrue(left(scope)) && isTrue(right(scope));
        if (op === '||') return (scope) => isTrue(left(scope)) || isTrue(right(scope));
        return (scope) => applyBinary(op, left(scope), right(scope));
      }
      case 'name':
        return this.#name(node.path, node.offset);
      case 'call':
        return this.#call(node.name, node.args, node.offset);
    }
  }

  #name(path: string, offset: number): Evaluator {
    const [head = '', ...rest] = path.split('.');
    switch (head.toLowerCase()) {
      case '$user': {
        const user = this.#catalog.objects.get('user');
        if (!user) throw new FormulaError('$User needs the User object', offset);
        const target = resolvePath(this.#catalog, user, rest, offset);
        if (target.field.formula !== null)
          throw new FormulaError(`${path} is a formula; that is not supported`, offset);
        this.context.userPaths.push(target);
        return (scope) => fromRaw(scope.userValue(target), target.field);
      }
      case '$profile':
        if (rest.length !== 1 || rest[0]?.toLowerCase() !== 'name')
          throw new FormulaError(`Unsupported global '${path}'`, offset);
        return (scope) => scope.profileName;
      case '$permission': {
        const permission = this.#catalog.customPermissions.get(rest.join('.').toLowerCase());
        if (!permission) throw new FormulaError(`There is no custom permission '${rest.join('.')}'`, offset);
        return (scope) => scope.hasCustomPermission(permission.name);
      }
      case '$label': {
        const label = this.#catalog.labels.get(rest.join('.').toLowerCase());
        if (!label) throw new FormulaError(`There is no label '${rest.join('.')}'`, offset);
        return () => label.text.get('en_US') ?? '';
      }
    }
    if (head.startsWith('$')) throw new FormulaError(`Unsupported global '${path}'`, offset);
    const target = resolvePath(this.#catalog, this.#object, path.split('.'), offset);
    const references = [...this.context.above, ...target.references];
    if (target.field.formula !== null) return this.#formulaField(target, references, offset);
    return this.#stored({ references, field: target.field });
  }

  #stored(path: FieldPath): Evaluator {
    const { field } = path;
    this.context.paths.push(path);
    if (this.context.blanksAreZero && NUMBERS.has(field.type)) return (scope) => fromRaw(scope.value(path), field) ?? 0;
    return (scope) => fromRaw(scope.value(path), field);
  }

  /** The other field's formula in place of its name: both see the values of the same moment. */
  #formulaField({ references: own, field }: FieldPath, above: FieldPath['references'], offset: number): Evaluator {
    const object = own.at(-1)?.target ?? this.#object;
    const name = `${object.name}.${field.name}`;
    if (this.context.inside.includes(name)) throw new FormulaError(`Formula ${name} refers to itself`, offset);
    const inside = [...this.context.inside, name];
    const context: CompileContext = { ...this.context, blanksAreZero: field.blanksAreZero, above, inside };
    return new Compiler(object, this.#catalog, context).compile(parseFormula(field.formula ?? ''));
  }

  #call(name: string, args: readonly FormulaNode[], offset: number): Evaluator {
    const count = (minimum: number, maximum: number): void => {
      if (args.length >= minimum && args.length <= maximum) return;
      const expected = minimum === maximum ? String(minimum) : `at least ${minimum}`;
      throw new FormulaError(`Wrong number of arguments for ${name}: expected ${expected}, got ${args.length}`, offset);
    };
    const compiled = (): Evaluator[] => args.map((argument) => this.compile(argument));
    switch (name) {
      case 'AND': {
        count(1, Infinity);
        const parts = compiled();
        return (scope) => parts.every((part) => isTrue(part(scope)));
      }
      case 'OR': {
        count(1, Infinity);
        const parts = compiled();
        return (scope) => parts.some((part) => isTrue(part(scope)));
      }
      case 'IF': {
        count(3, 3);
        const [condition, then, otherwise] = compiled();
        return (scope) => (isTrue(condition?.(scope) ?? null) ? then : otherwise)?.(scope) ?? null;
      }
      case 'CASE':
        count(4, Infinity);
        if (args.length % 2 !== 0)
          throw new FormulaError('CASE needs pairs of values and results and one default', offset);
        return caseOf(compiled());
      case 'ISNEW':
        count(0, 0);
        return (scope) => scope.isNew;
      case 'ISCHANGED': {
        count(1, 1);
        const field = this.#ownField(args[0], name, offset);
        const path: FieldPath = { references: [], field };
        return (scope) =>
          !scope.isNew && !areEqual(fromRaw(scope.prior(field), field), fromRaw(scope.value(path), field));
      }
      case 'PRIORVALUE': {
        count(1, 1);
        const field = this.#ownField(args[0], name, offset);
        return (scope) => fromRaw(scope.prior(field), field);
      }
    }
    const known = FUNCTIONS[name];
    if (!known) throw new FormulaError(`Unknown function ${name}`, offset);
    count(known.minimum, known.maximum);
    const parts = compiled();
    return (scope) =>
      known.call(
        parts.map((part) => part(scope)),
        scope,
      );
  }

  #ownField(node: FormulaNode | undefined, name: string, offset: number): FieldDef {
    const field = node?.kind === 'name' ? this.#object.fields.get(node.path.toLowerCase()) : undefined;
    if (!field || field.formula !== null) {
      throw new FormulaError(`${name} takes one field of ${this.#object.name} that is no formula`, offset);
    }
    if (this.context.inside.length > 0) throw new FormulaError(`${name} has no meaning in a formula field`, offset);
    return field;
  }
}

function caseOf([subject, ...branches]: Evaluator[]): Evaluator {
  const fallback = branches.pop();
  return (scope) => {
    const value = subject?.(scope) ?? null;
    for (let index = 0; index + 1 < branches.length; index += 2) {
      if (areEqual(value, branches[index]?.(scope) ?? null)) return branches[index + 1]?.(scope) ?? null;
    }
    return fallback?.(scope) ?? null;
  };
}

/** Resolves `Account`, `Owner:User` ... `Name` from an object. @throws FormulaError naming the step that does not exist */
function resolvePath(catalog: Catalog, start: ObjectDef, steps: readonly string[], offset: number): FieldPath {
  const references: { field: FieldDef; target: ObjectDef }[] = [];
  let object = start;
  for (const step of steps.slice(0, -1)) {
    const [relationship = '', wanted] = step.split(':');
    const field = object.parentRelationships.get(relationship.toLowerCase());
    const targetName = wanted ?? field?.referenceTo[0];
    const target = targetName === undefined ? undefined : catalog.objects.get(targetName.toLowerCase());
    if (!field || !target) throw new FormulaError(`There is no relationship '${step}' on ${object.name}`, offset);
    references.push({ field, target });
    object = target;
  }
  const last = steps.at(-1) ?? '';
  const field = object.fields.get(last.toLowerCase());
  if (!field) throw new FormulaError(`Field ${last} does not exist on ${object.name}`, offset);
  return { references, field };
}
