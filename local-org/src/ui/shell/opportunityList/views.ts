import { pageContext } from 'platform/pageContext';
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

interface ListView {
  readonly key: string;
  readonly label: string;
  readonly condition: () => string;
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

/** Rows that one request brings. */
export const PAGE_SIZE = 50;
/** SOQL skips at most this many rows; the platform's list views end there as well. */
export const LARGEST_OFFSET = 2000;

export interface ListRequest {
  readonly view: string;
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
  const conditions = [VIEWS.find(({ key }) => key === view)?.condition() ?? ''];
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
