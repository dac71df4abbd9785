import USER_ID from '@salesforce/user/Id';
import { parseDraft, type NoteDraft } from './draft';

/**
 * Keeps the draft of a note on this device until the server accepted it: one per user and deal. Where the browser
 * keeps nothing, there is no draft; writing goes on.
 */
const keyOf = (opportunityId: string): string => `sideline.note.${USER_ID}.${opportunityId.slice(0, 15)}`;

/** The draft that was kept; undefined without one. */
export function loadDraft(opportunityId: string): NoteDraft | undefined {
  return quietly(() => {
    const stored = localStorage.getItem(keyOf(opportunityId));
    return stored === null ? undefined : parseDraft(stored);
  });
}

/** Keeps a draft in place of an earlier one. */
export function keepDraft(opportunityId: string, draft: NoteDraft): void {
  quietly(() => localStorage.setItem(keyOf(opportunityId), JSON.stringify(draft)));
}

/** Forgets the draft with this key; one that was begun since stays. */
export function forgetDraft(opportunityId: string, clientKey: string): void {
  if (loadDraft(opportunityId)?.clientKey !== clientKey) return;
  quietly(() => localStorage.removeItem(keyOf(opportunityId)));
}

/** Storage can be switched off, full or blocked by the browser. */
function quietly<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
