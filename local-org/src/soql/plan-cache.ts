import type { ObjectDef } from '../metadata/catalog.ts';
import { Hydrator } from './hydrate.ts';
import { planQuery, type PlanContext, type QueryPlan } from './plan.ts';
import type { QueryAnalysis } from './resolved.ts';

/** A statement and the reader of its rows. */
export interface ReadyPlan {
  readonly plan: QueryPlan;
  readonly hydrator: Hydrator;
}

/** A filter of shared records that went into a plan. */
interface UsedFilter {
  readonly object: ObjectDef;
  readonly alias: string;
  readonly filter: unknown;
}

interface KeptPlan extends ReadyPlan {
  readonly user: PlanContext['user'];
  readonly access: PlanContext['access'];
  readonly sharing: boolean;
  readonly filters: readonly UsedFilter[];
}

const plans = new WeakMap<QueryAnalysis, KeptPlan>();

/**
 * As `planQuery`, remembered for as long as the query lives when nothing in it varies: no bind and no date that counts
 * from now. A plan serves again for the same user while the same records are shared with them.
 */
export function planOnce(analysis: QueryAnalysis, context: PlanContext): ReadyPlan {
  const kept = plans.get(analysis);
  if (kept && fits(kept, context)) return kept;
  const filters: UsedFilter[] = [];
  const found: { varies: boolean } = { varies: false };
  const { catalog, user, access, sharing } = context;
  const plan = planQuery(analysis, {
    catalog,
    user,
    sharing,
    access: access && {
      ...access,
      sharingFilter(asked, object, alias, level) {
        const filter = access.sharingFilter(asked, object, alias, level);
        filters.push({ object, alias, filter });
        return filter;
      },
    },
    get now() {
      found.varies = true;
      return context.now;
    },
    binds(bind) {
      found.varies = true;
      return context.binds(bind);
    },
  });
  const ready = { plan, hydrator: new Hydrator(analysis, plan.columns, context) };
  if (!found.varies) plans.set(analysis, { ...ready, user, access, sharing, filters });
  return ready;
}

function fits(kept: KeptPlan, { user, access, sharing }: PlanContext): boolean {
  if (kept.user !== user || kept.access !== access || kept.sharing !== sharing) return false;
  return kept.filters.every(
    ({ object, alias, filter }) => access?.sharingFilter(user, object, alias, 'Read') === filter,
  );
}
