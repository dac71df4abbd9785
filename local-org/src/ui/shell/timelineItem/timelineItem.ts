import { api, LightningElement } from 'lwc';
import { pageContext } from 'platform/pageContext';
import { recordUrl } from 'shell/data';
import { addDays, formatMoment, formatShortDate, formatTime, formatWeekday, today } from 'shell/format';
import { labels } from 'shell/labels';
import type { Activity, ActivityKind } from 'shell/activityTimeline';

const ICONS: Readonly<Record<ActivityKind, string>> = {
  task: 'standard:task',
  call: 'standard:log_a_call',
  email: 'standard:email',
  event: 'standard:event',
};

/**
 * One activity of the timeline; opens to show its details.
 * @fires complete with `{ id, subject }` when an open task is ticked
 */
export default class TimelineItem extends LightningElement {
  @api activity: Activity | undefined;

  isOpen = false;
  isTicked = false;

  labels = labels;

  get subject(): string {
    return this.activity?.subject ?? '';
  }

  get url(): string {
    return recordUrl(this.activity?.object ?? 'Task', this.activity?.id ?? '');
  }

  get icon(): string {
    return ICONS[this.activity?.kind ?? 'task'];
  }

  get kindLabel(): string {
    return labels[this.activity?.kind ?? 'task'];
  }

  get itemClass(): string {
    const kind = this.activity?.kind ?? 'task';
    return `slds-timeline__item_expandable slds-timeline__item_${kind}${this.isOpen ? ' slds-is-open' : ''}`;
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get chevron(): string {
    return this.isOpen ? 'utility:chevrondown' : 'utility:chevronright';
  }

  get toggleLabel(): string {
    return labels.showDetails(this.subject);
  }

  get canComplete(): boolean {
    return this.activity?.object === 'Task' && this.activity.isOpen;
  }

  get completeLabel(): string {
    return labels.markTaskDone(this.subject);
  }

  get date(): string {
    const { day = null, start = null, isOverdue = false, isOpen = false } = this.activity ?? {};
    if (!day) {
      return '';
    }
    const now = today();
    const names: Record<string, string> = {
      [now]: labels.today,
      [addDays(now, 1)]: labels.tomorrow,
      [addDays(now, -1)]: labels.yesterday,
    };
    const near = isOpen && day > now && day < addDays(now, 7);
    const name = names[day] ?? (near ? formatWeekday(day) : formatShortDate(day));
    const text = start ? `${name}, ${formatTime(start)}` : name;
    return isOverdue ? `${labels.overdue} • ${text}` : text;
  }

  get dateClass(): string {
    return this.activity?.isOverdue ? 'slds-timeline__date date date_overdue' : 'slds-timeline__date date';
  }

  get sentence(): string {
    const { kind = 'task', isOpen = false, ownerId, ownerName = '', people = [] } = this.activity ?? {};
    const name = ownerId === pageContext().user?.id ? null : ownerName;
    const sentences: Record<ActivityKind, string> = {
      task: isOpen ? labels.hasTask(name) : labels.hadTask(name),
      call: isOpen ? labels.hasTask(name) : labels.loggedCall(name),
      email: isOpen ? labels.hasTask(name) : labels.sentEmail(name),
      event: isOpen ? labels.hasEvent(name) : labels.hadEvent(name),
    };
    return people.length ? labels.withWhom(sentences[kind], people.join(', ')) : sentences[kind];
  }

  get facts(): readonly object[] {
    const { activity } = this;
    const fact = (label: string, text: string | undefined) => ({ label, text: text ?? '' });
    const period =
      activity?.start && activity.end ? `${formatMoment(activity.start)} – ${formatTime(activity.end)}` : '';
    return [
      fact(labels.start, period),
      fact(labels.location, activity?.location),
      fact(labels.attendees, activity?.object === 'Event' ? activity.people.join(', ') : ''),
      fact(labels.contactName, activity?.object === 'Task' ? activity.people.join(', ') : ''),
      fact(labels.assignedTo, activity?.ownerName),
      fact(labels.status, activity?.status),
      fact(labels.priority, activity?.priority),
      fact(labels.description, activity?.description),
    ].filter(({ text }) => text);
  }

  handleToggle(): void {
    this.isOpen = !this.isOpen;
  }

  handleComplete(): void {
    this.isTicked = true;
    this.dispatchEvent(new CustomEvent('complete', { detail: { id: this.activity?.id, subject: this.subject } }));
  }
}
