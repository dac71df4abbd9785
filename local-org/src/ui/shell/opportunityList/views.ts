import { pageContext } from 'platform/pageContext';
import { API_PATH, request } from 'platform/http';
import { contains, text } from 'shell/data';
import { labels } from 'shell/labels';

export interface ListRow {
  readonly Id: string;
  readonly Name: string;
  readonly AccountId: string | null;
  readonly Account: { readonly Name: string } | null;
  readonly StageName: string;
  readonly Amount: number | null;
  readonly CloseDate: string;
  readonly OwnerId: string;
  readonly Owner: { readonly Name: string } | null;
  readonly LastActivityDate: string | null;
}

export interface Column {
  /** Field path to sort by. */
  readonly field: string;
  readonly label: string;
  readonly className: string;
}

export const COLUMNS: readonly Column[] = [
  { field: 'Name', label: labels.name, className: 'wide' },
  { field: 'Account.Name', label: labels.account, className: '' },
  { field: 'StageName', label: labels.stage, className: '' },
  { field: 'Amount', label: labels.amount, className: 'number' },
  { field: 'CloseDate', label: labels.closeDate, className: 'date' },
  { field: 'Owner.Name', label: labels.ownerShort, className: '' },
  { field: 'LastActivityDate', label: labels.lastActivity, className: 'date' },
];

export interface ListView {
  readonly key: string;
  readonly label: string;
  readonly condition: () => string;
}
interface ListViews {
  readonly listviews: readonly {
    readonly developerName: string;
    readonly label: string;
    readonly describeUrl: string;
  }[];
}

export const VIEWS: readonly ListView[] = [
  { key: 'open', label: labels.viewOpen, condition: () => 'IsClosed = false' },
  {
    key: 'mine',
    label: labels.viewMine,
    condition: () => `IsClosed = false AND OwnerId = ${text(pageContext().user?.id ?? '')}`,
  },
  {
    key: 'closing',
    label: labels.viewClosingSoon,
    condition: () => 'IsClosed = false AND CloseDate = THIS_FISCAL_QUARTER',
  },
  { key: 'won', label: labels.viewWon, condition: () => 'IsWon = true' },
  { key: 'all', label: labels.viewAll, condition: () => '' },
];

/** The list views that the org's metadata brings, beside the shell's own. */
export async function orgViews(): Promise<readonly ListView[]> {
  const { listviews } = await request<ListViews>(`${API_PATH}/sobjects/Opportunity/listviews`);
  return Promise.all(
    listviews.map(async ({ developerName, label, describeUrl }) => {
      const { query } = await request<{ readonly query: string }>(describeUrl);
      const [, condition = ''] = /\sWHERE\s(.*)$/s.exec(query) ?? [];
      return { key: developerName, label, condition: () => condition };
    }),
  );
}

/** Rows that one request brings. */
export const PAGE_SIZE = 50;
/** SOQL skips at most this many rows; the platform's list views end there as well. */
export const LARGEST_OFFSET = 2000;

export interface ListRequest {
  readonly view: ListView | undefined;
  readonly search: string;
  readonly sortField: string;
  readonly ascending: boolean;
}

const FIELDS = 'Id, Name, AccountId, Account.Name, StageName, Amount, CloseDate, OwnerId, Owner.Name, LastActivityDate';

export function countSoql(request: ListRequest): string {
  return `SELECT COUNT() FROM Opportunity${where(request)}`;
}

/** @param offset rows to skip; the id makes the order the same for every page */
export function pageSoql(request: ListRequest, offset: number): string {
  const { sortField, ascending } = request;
  const field = COLUMNS.some((column) => column.field === sortField) ? sortField : 'CloseDate';
  const order = `${field} ${ascending ? 'ASC' : 'DESC'} NULLS LAST, Id ASC`;
  return `SELECT ${FIELDS} FROM Opportunity${where(request)} ORDER BY ${order} LIMIT ${PAGE_SIZE} OFFSET ${offset}`;
}

function where({ view, search }: ListRequest): string {
  const conditions = [view?.condition() ?? ''];
  const term = search.trim();
  if (term) {
    const match = contains(term);
    conditions.push(
      `(Name LIKE ${match} OR Account.Name LIKE ${match} OR Owner.Name LIKE ${match} OR StageName LIKE ${match})`,
    );
  }
  const used = conditions.filter(Boolean);
  return used.length ? ` WHERE ${used.join(' AND ')}` : '';
}
