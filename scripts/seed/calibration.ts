/**
 * Figures of a public business-to-business pipeline (the "CRM Sales Opportunities" sample of Maven Analytics, 3,843
 * deals of 15 sellers with deals, closed 2017-03 to 2017-12), measured once and used to draw generated deals.
 */

/** Closed deals of one rep in one quarter: 2,893 closed / 15 reps / 3.35 quarters. */
export const CLOSED_DEALS_PER_REP_AND_QUARTER = 57;

/** Lowest and highest win rate of a rep: won / (won + lost). */
export const WIN_RATE = { low: 0.55, high: 0.7 } as const;

/** Days from engagement to close: minimum, deciles 10 to 90, maximum. */
export const CYCLE_DAYS = {
  won: [1, 5, 8, 11, 20, 61, 74, 85, 94, 106, 138],
  lost: [1, 2, 6, 8, 10, 13, 51, 71, 85, 100, 138],
} as const;

/** Products: list price and share of deals; a won amount is normal around the list price with 10 % deviation. */
export const PRODUCTS = [
  { name: 'Starter', price: 55, share: 1183 },
  { name: 'Advanced', price: 3393, share: 806 },
  { name: 'Basic', price: 550, share: 721 },
  { name: 'Basic Plus', price: 1096, share: 413 },
  { name: 'Pro Plus', price: 5482, share: 377 },
  { name: 'Pro', price: 4821, share: 305 },
  { name: 'Enterprise 500', price: 26768, share: 38 },
] as const;
export const AMOUNT_DEVIATION = 0.1;

/** The source sells single units; a deal here is a team's worth of them, so that the amounts read like deals. */
export const UNITS_PER_DEAL = 20;
