import type { FieldDef, RawRecord } from '../metadata/catalog.ts';
import { compileFormulaField } from '../formula/compile.ts';
import type { CompiledFormula } from '../formula/compile.ts';
import { FormulaError } from '../formula/tokens.ts';
import { toFieldValue } from '../formula/values.ts';
import type { Workshop } from './chunk.ts';
import { ParentReader, scopeOf } from './formula-scope.ts';
import type { ObjectModel } from './model.ts';
import type { ExecutionContext, TriggerRecord } from './records.ts';

interface FormulaField {
  readonly field: FieldDef;
  readonly formula: CompiledFormula;
}

const compiled = new WeakMap<ObjectModel, readonly FormulaField[]>();

/**
 * Puts the values of formula fields into records that triggers are about to see, as they are at that moment.
 * @throws Error naming the formula field that cannot be calculated
 */
export function showFormulas(
  workshop: Workshop,
  ctx: ExecutionContext,
  model: ObjectModel,
  records: readonly TriggerRecord[],
): void {
  const fields = formulasOf(workshop, model);
  if (fields.length === 0) return;
  const parents = new ParentReader(workshop.rows);
  const user = workshop.catalog.objects.get('user');
  const fill = (record: RawRecord): void => {
    const scope = scopeOf(ctx, parents, user, record, null);
    for (const { field, formula } of fields) record[field.name] = toFieldValue(formula.evaluate(scope), field);
  };
  for (const { values, old } of records) {
    fill(values);
    if (old !== null && old !== values) fill(old);
  }
}

function formulasOf({ catalog }: Workshop, model: ObjectModel): readonly FormulaField[] {
  let fields = compiled.get(model);
  if (!fields) {
    fields = [...model.object.fields.values()]
      .filter((field) => field.formula !== null)
      .map((field) => ({ field, formula: compileNamed(field, model, catalog) }));
    compiled.set(model, fields);
  }
  return fields;
}

function compileNamed(field: FieldDef, { object }: ObjectModel, catalog: Workshop['catalog']): CompiledFormula {
  try {
    return compileFormulaField(field, object, catalog);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    throw new Error(`Formula field ${object.name}.${field.name}: ${error.message}`, { cause: error });
  }
}
