import { RefreshEvent } from 'lightning/refresh';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { pageContext } from 'platform/pageContext';
import { query } from 'shell/data';
import { labels } from 'shell/labels';
import type { Person } from 'shell/lookup';

/** The user who looks, as the first choice of "Assigned To". */
export function currentPerson(): Person | null {
  const { user } = pageContext();
  return user && { id: user.id, name: user.name, detail: user.roleName ?? '', object: 'User' };
}

let closedStatus: Promise<string> | undefined;

/** The org's first task status that counts as closed. */
export function closedTaskStatus(): Promise<string> {
  closedStatus ??= query<{ ApiName: string }>(
    'SELECT ApiName FROM TaskStatus WHERE IsClosed = true ORDER BY SortOrder ASC LIMIT 1',
  ).then(
    (rows) => rows[0]?.ApiName ?? 'Completed',
    (error: unknown) => {
      closedStatus = undefined;
      throw error;
    },
  );
  return closedStatus;
}

/** Says that an activity was saved and lets everything on the page that shows activities read them again. */
export function announceSaved(component: EventTarget, subject: string): void {
  component.dispatchEvent(new ShowToastEvent({ variant: 'success', title: labels.activitySaved(subject) }));
  component.dispatchEvent(new RefreshEvent());
}
