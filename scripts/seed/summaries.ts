import type { Connection } from 'jsforce';

const DEALS_IN_ONE_CALL = 200;
/** A quarter: four would make the first start half a minute longer. */
const CLOSED_DAYS = 91;
const MAXIMUM_DEALS = 20_000;

/**
 * Has the package summarise all open deals and those closed within a quarter, as its nightly run would.
 * @param asUser user name of somebody who sees all deals and may view coaching
 * @param onProgress called with the number of deals done so far, and of all
 */
export async function summarise(
  connection: Connection,
  version: string,
  asUser: string,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const { records } = await connection.query<{ Id: string }>(
    `SELECT Id FROM Opportunity WHERE IsClosed = false OR CloseDate = LAST_N_DAYS:${CLOSED_DAYS} ORDER BY OwnerId, Id`,
    { autoFetch: true, maxFetch: MAXIMUM_DEALS },
  );
  for (let start = 0; start < records.length; start += DEALS_IN_ONE_CALL) {
    const inputs = records.slice(start, start + DEALS_IN_ONE_CALL).map(({ Id }) => ({ opportunityId: Id }));
    const answers = await connection.request<{ outputValues: { isRecomputed: boolean; message: string } }[]>({
      method: 'POST',
      url: `/services/data/v${version}/actions/custom/apex/RecomputeInvolvement`,
      headers: { 'content-type': 'application/json', 'x-local-org-user': asUser },
      body: JSON.stringify({ inputs }),
    });
    const refused = answers.find(({ outputValues }) => !outputValues.isRecomputed);
    if (refused) throw new Error(`A deal was not summarised: ${refused.outputValues.message}`);
    onProgress(start + inputs.length, records.length);
  }
}
