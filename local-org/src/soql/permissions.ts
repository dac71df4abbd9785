import { present } from '../metadata/present.ts';
import type { FieldDef, ObjectDef } from '../metadata/catalog.ts';
import type { AccessControl, UserContext } from '../security/access.ts';
import { SoqlError } from './query.ts';
import type { QueryAnalysis, ResolvedExpr, ResolvedItem } from './resolved.ts';

/** A query in user mode that names objects or fields which the user may not read. */
export class SoqlAccessError extends SoqlError {
  /** Object name -> names of its fields that the query uses; of an object that may not be read at all, every one but Id. */
  readonly inaccessible: ReadonlyMap<string, ReadonlySet<string>>;
  constructor(
    inaccessible: ReadonlyMap<string, ReadonlySet<string>>,
    unreadable: ReadonlySet<string>,
    analysis: QueryAnalysis,
  ) {
    const parts = [...inaccessible].map(([object, fields]) =>
      unreadable.has(object)
        ? `sObject type '${object}' is not supported.`
        : `No such column${fields.size > 1 ? 's' : ''} ${[...fields].map((field) => `'${field}'`).join(', ')} on entity '${object}'.`,
    );
    const code = unreadable.size > 0 ? 'INVALID_TYPE' : 'INVALID_FIELD';
    super({ message: `${parts.join(' ')} The user lacks read access.`, at: analysis.query.at, code });
    this.name = 'SoqlAccessError';
    this.inaccessible = inaccessible;
  }
}

/**
 * Checks object and field permissions of everything that the query names, children and semi-joins included.
 * FIELDS() keeps the fields that the user may read.
 * @throws SoqlAccessError naming all that is missing
 */
export function assertReadable(analysis: QueryAnalysis, access: AccessControl, user: UserContext): QueryAnalysis {
  const checker = new Checker(access, user);
  const readable = checker.check(analysis);
  if (checker.denied.size > 0) throw new SoqlAccessError(checker.denied, checker.unreadable, analysis);
  return readable;
}

function isSame(item: ResolvedItem, checked: ResolvedItem | undefined): boolean {
  return item.kind === 'subquery' && checked?.kind === 'subquery' && item.analysis === checked.analysis;
}

class Checker {
  readonly denied = new Map<string, Set<string>>();
  /** Names of objects that may not be read at all. */
  readonly unreadable = new Set<string>();
  readonly #access: AccessControl;
  readonly #user: UserContext;

  constructor(access: AccessControl, user: UserContext) {
    this.#access = access;
    this.#user = user;
  }

  check(analysis: QueryAnalysis): QueryAnalysis {
    const root = present(analysis.object, 'a resolved object');
    this.#object(root);
    const usesAllFields = analysis.query.select.some(
      (item) => item.kind === 'expr' && item.expr.kind === 'function' && item.expr.name === 'FIELDS',
    );
    const items: ResolvedItem[] = [];
    for (const item of analysis.items) {
      if (item.kind === 'subquery') {
        items.push({ ...item, analysis: this.check(item.analysis) });
      } else if (!usesAllFields || this.#mayRead(item.expr)) {
        this.#expression(item.expr, root);
        items.push(item);
      }
    }
    for (const expr of analysis.expressions.values()) this.#expression(expr, root);
    for (const inner of analysis.semiJoins.values()) this.check(inner);
    // The analysis itself where nothing is left out: what is remembered with it holds.
    const isWhole = analysis.items.every((item, i) =>
      item.kind === 'subquery' ? isSame(item, items[i]) : item === items[i],
    );
    return isWhole ? analysis : { ...analysis, items };
  }

  #object(object: ObjectDef): void {
    if (object.name === 'Name' || this.#access.canObject(this.#user, object, 'read')) return;
    this.unreadable.add(object.name);
    if (!this.denied.has(object.name)) this.denied.set(object.name, new Set());
  }

  #expression(expr: ResolvedExpr, root: ObjectDef): void {
    if (expr.kind === 'function') {
      if (expr.argument) this.#expression(expr.argument, root);
      return;
    }
    let object = root;
    for (const step of expr.steps) {
      this.#field(object, step.reference);
      this.#object(step.object);
      object = step.object;
    }
    this.#field(expr.object, expr.field);
  }

  #field(object: ObjectDef, field: FieldDef): void {
    if (this.#readable(object, field)) return;
    const fields = this.denied.get(object.name);
    if (fields) fields.add(field.name);
    else this.denied.set(object.name, new Set([field.name]));
  }

  #mayRead(expr: ResolvedExpr): boolean {
    return expr.kind === 'function' || this.#readable(expr.object, expr.field);
  }

  #readable(object: ObjectDef, field: FieldDef): boolean {
    if (object.name === 'Name' || field.type === 'id') return true;
    return this.#access.canReadField(this.#user, object, field);
  }
}
