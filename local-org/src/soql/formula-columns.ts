import type { Catalog, FieldDef, ObjectDef, RawValue } from '../metadata/catalog.ts';
import { compileFormulaField, type CompiledFormula, type FieldPath, type FormulaScope } from '../formula/compile.ts';
import { toFieldValue } from '../formula/values.ts';
import type { UserContext } from '../security/access.ts';
import { registerFormula, type RowFormula } from '../store/functions.ts';

/** What formulas of one statement see of its circumstances; travels as JSON. */
interface FormulaFacts {
  readonly now: number;
  readonly timeZone: string;
  readonly profileName: string;
  readonly customPermissions: readonly string[];
}

export function factsOf(user: UserContext, now: number): string {
  const { timeZone, profileName, customPermissions } = user;
  return JSON.stringify({
    now,
    timeZone,
    profileName,
    customPermissions: [...customPermissions],
  } satisfies FormulaFacts);
}

/** A formula field ready for SQL. */
export interface FormulaColumn {
  /** Number of the SQL function's formula. */
  readonly number: number;
  /** Its inputs in order: fields of the record and above it, then fields of the running user. */
  readonly compiled: CompiledFormula;
  /** Keeps the registered formula alive. */
  readonly evaluate: RowFormula;
}

const columns = new WeakMap<Catalog, Map<string, FormulaColumn>>();

/** The formula field compiled once for each catalog. @throws FormulaError */
export function formulaColumn(catalog: Catalog, object: ObjectDef, field: FieldDef): FormulaColumn {
  const known = columns.get(catalog) ?? new Map<string, FormulaColumn>();
  columns.set(catalog, known);
  const key = `${object.name}.${field.name}`;
  let column = known.get(key);
  if (!column) {
    const compiled = compileFormulaField(field, object, catalog);
    const evaluate = rowFormula(compiled, field);
    column = { number: registerFormula(evaluate), compiled, evaluate };
    known.set(key, column);
  }
  return column;
}

function rowFormula(compiled: CompiledFormula, field: FieldDef): RowFormula {
  const positions = new Map<FieldPath, number>();
  for (const [index, path] of [...compiled.paths, ...compiled.userPaths].entries()) positions.set(path, index);
  return (inputs, facts) => {
    const { now, timeZone, profileName, customPermissions } = facts as FormulaFacts;
    const read = (path: FieldPath): RawValue => (inputs[positions.get(path) ?? -1] ?? null) as RawValue;
    const scope: FormulaScope = {
      isNew: false,
      timeZone,
      profileName,
      now: () => now,
      value: read,
      prior: () => null,
      userValue: read,
      hasCustomPermission: (name) => customPermissions.includes(name),
    };
    const value = toFieldValue(compiled.evaluate(scope), field);
    return typeof value === 'boolean' ? Number(value) : value;
  };
}
