import type { RawRecord } from '../../metadata/catalog.ts';
import { roundHalfUp } from '../../formula/values.ts';
import type { ObjectBehavior, SaveEnvironment, SaveItem } from './behavior.ts';
import { hasChanged, textOf } from './behavior.ts';

/** `ForecastCategoryName` as shown -> `ForecastCategory` as stored in histories and reports. */
const FORECAST_CATEGORIES: Readonly<Record<string, string>> = {
  Omitted: 'Omitted',
  Pipeline: 'Pipeline',
  'Best Case': 'BestCase',
  'Most Likely': 'MostLikely',
  Commit: 'Forecast',
  Closed: 'Closed',
};
/** A change of one of these writes an OpportunityHistory row. */
const HISTORY_FIELDS = ['StageName', 'Amount', 'CloseDate', 'Probability'] as const;

interface Stage {
  readonly isClosed: boolean;
  readonly isWon: boolean;
  readonly probability: number;
  readonly categoryName: string;
}

export const opportunityBehavior: ObjectBehavior = {
  derive(items, environment) {
    const stages = readStages(environment);
    const fiscalStart = readFiscalStart(environment);
    for (const item of items) {
      applyStage(item, stages, environment);
      applyAmounts(item.values);
      applyCloseDate(item, fiscalStart);
    }
  },
  afterSave(items, environment) {
    writeHistory(items, environment);
  },
};

function readStages({ db, catalog }: SaveEnvironment): Map<string, Stage> {
  const stages = new Map<string, Stage>();
  if (!catalog.objects.has('opportunitystage')) return stages;
  const sql = `SELECT coalesce("ApiName", "MasterLabel") AS name, "IsClosed" AS closed, "IsWon" AS won,
    "DefaultProbability" AS probability, "ForecastCategoryName" AS category FROM "OpportunityStage"`;
  for (const row of db.all(sql)) {
    stages.set(String(row['name']).toLowerCase(), {
      isClosed: Number(row['closed']) === 1,
      isWon: Number(row['won']) === 1,
      probability: Number(row['probability'] ?? 0),
      categoryName: String(row['category'] ?? 'Pipeline'),
    });
  }
  return stages;
}

/** @returns 1-12, the month in which the fiscal year starts */
function readFiscalStart({ db, catalog }: SaveEnvironment): number {
  if (!catalog.objects.get('organization')?.fields.has('fiscalyearstartmonth')) return 1;
  const row = db.get('SELECT "FiscalYearStartMonth" AS month FROM "Organization" LIMIT 1');
  return Number(row?.['month'] ?? 1) || 1;
}

/** Probability and forecast category follow the stage unless they were given together with it. */
function applyStage(item: SaveItem, stages: ReadonlyMap<string, Stage>, { stamp }: SaveEnvironment): void {
  const { values, given, old } = item;
  const stage = stages.get((textOf(values, 'StageName') ?? '').toLowerCase());
  values['IsClosed'] = stage?.isClosed ?? false;
  values['IsWon'] = stage?.isWon ?? false;
  if (hasChanged(item, 'StageName')) {
    if (!given.has('Probability') || values['Probability'] === null) values['Probability'] = stage?.probability ?? 0;
    if (!given.has('ForecastCategoryName') || values['ForecastCategoryName'] === null) {
      values['ForecastCategoryName'] = stage?.categoryName ?? 'Pipeline';
    }
    if (old !== null) values['LastStageChangeDate'] = stamp;
  }
  const categoryName = textOf(values, 'ForecastCategoryName') ?? 'Pipeline';
  values['ForecastCategory'] = FORECAST_CATEGORIES[categoryName] ?? categoryName.replaceAll(' ', '');
}

function applyAmounts(values: RawRecord): void {
  const { Amount: amount, Probability: probability } = values;
  const isKnown = typeof amount === 'number' && typeof probability === 'number';
  values['ExpectedRevenue'] = isKnown ? roundHalfUp((amount * probability) / 100, 2) : null;
}

/** Fiscal period, and how often the close date was pushed into a later month. */
function applyCloseDate(item: SaveItem, fiscalStart: number): void {
  const { values, old } = item;
  const closeDate = textOf(values, 'CloseDate');
  if (closeDate === null) return;
  const [year = 0, month = 1] = closeDate.split('-').map(Number);
  const fiscalMonth = (month - fiscalStart + 12) % 12;
  const fiscalYear = fiscalStart > 1 && month >= fiscalStart ? year + 1 : year;
  values['FiscalYear'] = fiscalYear;
  values['FiscalQuarter'] = Math.floor(fiscalMonth / 3) + 1;
  values['Fiscal'] = `${fiscalYear} ${Math.floor(fiscalMonth / 3) + 1}`;
  const before = old === null ? null : textOf(old, 'CloseDate');
  if (before !== null && closeDate.slice(0, 7) > before.slice(0, 7)) {
    values['PushCount'] = Number(values['PushCount'] ?? 0) + 1;
  }
  if (old === null) values['PushCount'] = 0;
}

function writeHistory(items: readonly SaveItem[], { ctx, catalog, rows, stamp }: SaveEnvironment): void {
  const history = catalog.objects.get('opportunityhistory');
  if (!history) return;
  const written: RawRecord[] = [];
  for (const item of items) {
    const { values, old } = item;
    if (old !== null && !HISTORY_FIELDS.some((field) => hasChanged(item, field))) continue;
    const at = old === null ? (values['CreatedDate'] ?? stamp) : stamp;
    written.push({
      OpportunityId: values['Id'] ?? null,
      StageName: values['StageName'] ?? null,
      Amount: values['Amount'] ?? null,
      ExpectedRevenue: values['ExpectedRevenue'] ?? null,
      CloseDate: values['CloseDate'] ?? null,
      Probability: values['Probability'] ?? null,
      ForecastCategory: values['ForecastCategory'] ?? null,
      PrevAmount: old?.['Amount'] ?? null,
      PrevCloseDate: old?.['CloseDate'] ?? null,
      CreatedById: old === null ? (values['CreatedById'] ?? ctx.user.id) : ctx.user.id,
      CreatedDate: at,
      SystemModstamp: at,
      IsDeleted: false,
    });
  }
  rows.insertNew(history, written);
}
