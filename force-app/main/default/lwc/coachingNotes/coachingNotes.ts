import { api, LightningElement } from 'lwc';
import { FOLLOW_UP } from 'c/coachingNote';
import type CoachingNoteItem from 'c/coachingNote';
import { loadNotes, saveAction, type CoachingAction } from 'c/coachingNoteService';
import { AT_REST, type CoachingProgress, type CoachingTaskDetail } from 'c/coachingTasks';
import { fill, formatNumber } from 'c/coachingText';
import {
  perspectiveOf,
  type CoachingFacts,
  type CoachingNote,
  type Party,
  type VisiblePanel,
} from 'c/dealCoachingService';
import type DealObstacles from 'c/dealObstacles';
import NoteModal, { noteTitle, type NotePrefill } from 'c/noteModal';
import { DEAL_CHANGE_EVENT } from './constants';
import { labels } from './labels';

/**
 * Notes, promises, obstacles and follow-through of a deal: saves what the viewer does and says when something was saved.
 * @fires dealchange
 */
export default class CoachingNotes extends LightningElement {
  @api
  get panel(): VisiblePanel {
    return this.shownPanel;
  }
  set panel(panel: VisiblePanel) {
    this.shownPanel = panel;
    // What was loaded in addition may have changed too.
    if (this.older.length > 0) void this.loadOlder(this.older.length);
  }

  /** What is shown is being renewed. */
  @api busy = false;

  /** What the sides are called for the viewer. */
  @api names!: Readonly<Record<Party, string>>;

  /** Opens the dialog that writes a note. */
  @api async writeNote(prefill: NotePrefill): Promise<void> {
    const { opportunityId, rep, coaching } = this.shownPanel;
    const sent = await NoteModal.open({
      label: noteTitle(prefill),
      size: 'small',
      opportunityId,
      repName: rep.firstName,
      maximumDays: coaching?.maximumDays ?? 0,
      prefill,
    });
    if (sent) this.announceChange(undefined);
  }

  /** Moves the keyboard focus to a note, a promise or an obstacle. */
  @api focusItem(id: string): void {
    const note = this.notes.find(
      ({ noteId, commitments }) => noteId === id || commitments.some(({ commitmentId }) => commitmentId === id),
    );
    const item = note && this.template?.querySelector(`c-coaching-note[data-id="${note.noteId}"]`);
    if (item) (item as unknown as CoachingNoteItem).focusItem(id);
    else (this.refs?.['obstacles'] as (Element & DealObstacles) | undefined)?.focusItem(id);
  }

  shownPanel!: VisiblePanel;
  older: readonly CoachingNote[] = [];
  loading = false;
  loadError = '';
  ownProgress: CoachingProgress = AT_REST;
  readonly labels = labels;

  #latestLoad = 0;
  #focusAfterChange: string | undefined;

  override renderedCallback(): void {
    if (this.#focusAfterChange === undefined || this.progress.busy) return;
    // The button that had the focus may be gone.
    this.focusItem(this.#focusAfterChange);
    this.#focusAfterChange = undefined;
  }

  get facts(): CoachingFacts | undefined {
    return this.shownPanel.coaching;
  }

  get notes(): readonly CoachingNote[] {
    const newest = this.facts?.notes ?? [];
    const shown = new Set(newest.map(({ noteId }) => noteId));
    return [...newest, ...this.older.filter(({ noteId }) => !shown.has(noteId))];
  }

  get progress(): CoachingProgress {
    return this.busy ? { ...this.ownProgress, busy: true } : this.ownProgress;
  }

  get perspective(): string {
    return perspectiveOf(this.shownPanel.viewerRole);
  }

  get hasMore(): boolean {
    return this.notes.length < (this.facts?.noteTotal ?? 0);
  }

  get emptyText(): string | undefined {
    if (this.notes.length > 0) return undefined;
    const { rep, manager } = this.shownPanel;
    const managerName = manager?.firstName ?? '';
    if (this.facts?.mayWrite) return labels.empty;
    return rep.isViewer ? fill(labels.emptyRep, managerName) : fill(labels.emptyOther, rep.firstName, managerName);
  }

  /** Confirmed against sent. */
  get confirmedText(): string | undefined {
    const { facts } = this;
    if (!facts || facts.noteTotal === 0) return undefined;
    return fill(labels.intro, formatNumber(facts.confirmed), formatNumber(facts.noteTotal));
  }

  /** Under the suggestion there is such a button already. */
  get offersToWrite(): boolean {
    const { shownPanel } = this;
    const isSuggested = shownPanel.state === 'scored' && shownPanel.nextMove !== undefined;
    return (this.facts?.mayWrite ?? false) && !isSuggested;
  }

  get privateText(): string {
    const { rep, manager } = this.shownPanel;
    return fill(labels.private, rep.name, manager?.name ?? '');
  }

  handleWrite(): void {
    void this.writeNote({});
  }

  handleMore(): void {
    void this.loadOlder(this.older.length + 1);
  }

  handleTask({ detail }: CustomEvent<CoachingTaskDetail>): void {
    const { owner, formKey, action } = detail;
    if (action) void this.save(owner, formKey, action);
    else if (formKey === FOLLOW_UP) void this.followUp(owner);
    else this.ownProgress = { ...AT_REST, owner, formKey };
  }

  private followUp(noteId: string): Promise<void> {
    const lens = this.notes.find((note) => note.noteId === noteId)?.lens;
    return this.writeNote({ followUpTo: noteId, ...(lens ? { lens } : {}) });
  }

  private async save(owner: string, formKey: string | undefined, action: CoachingAction): Promise<void> {
    if (this.progress.busy) return;
    this.ownProgress = { owner, formKey, refusal: '', busy: true };
    const refusal = await saveAction(action);
    this.ownProgress = refusal === undefined ? AT_REST : { owner, formKey, refusal, busy: false };
    if (refusal === undefined) this.announceChange(owner);
  }

  private announceChange(focus: string | undefined): void {
    this.#focusAfterChange = focus;
    this.dispatchEvent(new CustomEvent(DEAL_CHANGE_EVENT));
  }

  /** Loads pages after the newest notes until there are as many; an answer that a later load overtook is left out. */
  private async loadOlder(atLeast: number): Promise<void> {
    const load = ++this.#latestLoad;
    this.loading = true;
    const answer = await this.pagesOf(atLeast);
    if (load !== this.#latestLoad) return;
    this.loading = false;
    this.loadError = answer.error ?? '';
    if (answer.error === undefined) this.older = answer.notes;
  }

  private async pagesOf(atLeast: number): ReturnType<typeof loadNotes> {
    const { opportunityId, coaching } = this.shownPanel;
    const notes: CoachingNote[] = [];
    let last = coaching?.notes.at(-1)?.noteId;
    while (last !== undefined && notes.length < atLeast) {
      // Each page begins after the one before.

      const page = await loadNotes(opportunityId, last);
      if (page.error !== undefined) return page;
      notes.push(...page.notes);
      last = page.notes.at(-1)?.noteId;
    }
    return { notes };
  }
}
