/** The generated organisation can be told on any day: nothing happens on a record before the record is there. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { planOrg } from '../../scripts/seed/plan.ts';

const STAGES = {
  open: [10, 10, 20, 50, 60, 70, 75, 90].map((probability, i) => ({ name: `Stage ${i}`, probability })),
  won: 'Won',
  lost: 'Lost',
};
const DAYS = 35;

describe('the plan of the generated organisation', () => {
  test('holds on every day of five weeks', async () => {
    for (let day = 0; day < DAYS; day++) {
      const today = new Date(Date.UTC(2027, 0, 1 + day));
      const timeline = planOrg(today, 'admin@local.test', STAGES, (_, name) => name);
      let sent = 0;
      let last = 0;
      await timeline.send(
        (call) => {
          assert.ok(call.at.getTime() >= last, 'in the order of time');
          last = call.at.getTime();
          return Promise.resolve(call.records.map(() => ({ id: `id${sent++}`, success: true, errors: [] })));
        },
        () => undefined,
      );
      assert.ok(sent > 10_000, `${today.toISOString()}: ${sent} records`);
    }
  });
});
