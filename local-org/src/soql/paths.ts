import { present } from '../metadata/present.ts';
import type { Catalog, FieldDef, ObjectDef } from '../metadata/catalog.ts';
import { FormulaError } from '../formula/tokens.ts';
import { isStored } from '../store/schema.ts';
import { formulaColumn } from './formula-columns.ts';
import type { ResolvedField, ResolvedStep } from './resolved.ts';
import type { SoqlField, SoqlProblem } from './query.ts';

const MORE = 'Please reference your WSDL or the describe call for the appropriate names.';

/** Most relationships that one path may follow. */
const MAX_STEPS = 5;

/** Resolves field paths of one query: `Name`, `o.Name`, `Account.Owner.Name`, `What.Type`. */
export class PathResolver {
  readonly #catalog: Catalog;
  readonly #root: ObjectDef;
  readonly #alias: string | null;
  readonly #problems: SoqlProblem[];

  constructor(catalog: Catalog, root: ObjectDef, alias: string | null, problems: SoqlProblem[]) {
    this.#catalog = catalog;
    this.#root = root;
    this.#alias = alias;
    this.#problems = problems;
  }

  /** Null when a part is unknown; the problem is then reported. */
  resolve(expr: SoqlField): ResolvedField | null {
    const parts = this.#withoutAlias(expr.path.split('.'));
    const steps: ResolvedStep[] = [];
    let object = this.#root;
    for (const part of parts.slice(0, -1)) {
      const step = this.#step(object, part);
      if (!step) {
        this.#report(
          expr,
          `Didn't understand relationship '${part}' in field path. If you are attempting to use a custom relationship, ` +
            `be sure to append the '__r' after the custom relationship name. ${MORE}`,
        );
        return null;
      }
      steps.push(step);
      object = step.object;
    }
    if (steps.length > MAX_STEPS) {
      this.#report(expr, `SOQL relationship paths may follow at most ${MAX_STEPS} relationships: ${expr.path}`);
      return null;
    }
    const name = parts.at(-1) ?? '';
    const field = object.fields.get(name.toLowerCase());
    if (!field) {
      this.#report(
        expr,
        `No such column '${name}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to ` +
          `append the '__c' after the custom field name. ${MORE}`,
      );
      return null;
    }
    const problem = refusalOf(this.#catalog, object, field);
    if (problem !== null) {
      this.#report(expr, `Field '${field.name}' on entity '${object.name}' ${problem}`);
      return null;
    }
    const path = [...steps.map((step) => step.relationship), field.name].join('.');
    return { kind: 'field', path, steps, object, field, at: expr.at };
  }

  #step(object: ObjectDef, relationship: string): ResolvedStep | null {
    const reference = object.parentRelationships.get(relationship.toLowerCase());
    if (!reference) return null;
    const targets = reference.referenceTo
      .map((name) => this.#catalog.objects.get(name.toLowerCase()))
      .filter((target): target is ObjectDef => target !== undefined);
    if (targets.length === 0) return null;
    // Several possible targets show what they have in common, as the object `Name`.
    const seen = targets.length === 1 ? targets[0] : this.#catalog.objects.get('name');
    return {
      relationship: reference.relationshipName ?? relationship,
      reference,
      targets,
      object: present(seen, 'Name'),
    };
  }

  #withoutAlias(parts: string[]): string[] {
    const first = (parts[0] ?? '').toLowerCase();
    const isOwn = first === this.#alias?.toLowerCase() || first === this.#root.name.toLowerCase();
    return parts.length > 1 && isOwn && !this.#root.parentRelationships.has(first) ? parts.slice(1) : parts;
  }

  #report(expr: SoqlField, message: string): void {
    this.#problems.push({ message, at: expr.at, code: 'INVALID_FIELD' });
  }
}

/** Why a field cannot be queried; null when it can. */
function refusalOf(catalog: Catalog, object: ObjectDef, field: FieldDef): string | null {
  if (field.formula === null) return isStored(field) ? null : 'is a compound value; query its parts';
  try {
    formulaColumn(catalog, object, field);
    return null;
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return `is a formula that the local org cannot calculate: ${error.message}`;
  }
}
