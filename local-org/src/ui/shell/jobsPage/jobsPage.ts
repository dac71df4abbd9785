import { LightningElement } from 'lwc';
import { request } from 'platform/http';
import { problemOf } from 'shell/errors';
import { formatMoment } from 'shell/format';
import { labels } from 'shell/labels';

interface Job {
  readonly id: string;
  readonly type: string;
  readonly className: string;
  readonly method: string | null;
  readonly status: string;
  readonly problem: string | null;
  readonly done: number | null;
  readonly total: number | null;
  readonly errors: number | null;
  readonly user: string | null;
  readonly created: string;
  readonly completed: string | null;
}
interface Schedule {
  readonly id: string;
  readonly name: string | null;
  readonly cron: string | null;
  readonly state: string;
  readonly next: string | null;
  readonly previous: string | null;
  readonly times: number | null;
}
interface Message {
  readonly kind: string;
  readonly sent: string;
  readonly sender: string | null;
  readonly subject: string | null;
  readonly body: string | null;
  readonly recipients: readonly string[];
}
interface Answer {
  readonly jobs: readonly Job[];
  readonly schedules: readonly Schedule[];
  readonly messages: readonly Message[];
}

/** A table: the first cell of a row is its heading. */
interface Section {
  readonly id: string;
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly object[] }[];
  readonly empty: string | null;
}

type Cell = string | number | null;

/** Asynchronous Apex, schedules and messages of the org. */
export default class JobsPage extends LightningElement {
  answer: Answer | null = null;
  failure = '';

  labels = labels;

  override connectedCallback(): void {
    void this.load();
  }

  get isLoading(): boolean {
    return this.answer === null && !this.failure;
  }

  get sections(): readonly Section[] {
    const { jobs = [], schedules = [], messages = [] } = this.answer ?? {};
    return [
      section(labels.asynchronousApex, labels.jobColumns, labels.noJobs, jobs.map(jobCells)),
      section(labels.schedules, labels.scheduleColumns, labels.noSchedules, schedules.map(scheduleCells)),
      section(labels.messages, labels.messageColumns, labels.noMessages, messages.map(messageCells)),
    ];
  }

  handleRefresh(): void {
    void this.load();
  }

  private async load(): Promise<void> {
    this.failure = '';
    try {
      this.answer = await request<Answer>('/local/jobs');
    } catch (error) {
      this.failure = problemOf(error).message;
    }
  }
}

function section(
  heading: string,
  columns: readonly string[],
  none: string,
  rows: readonly (readonly Cell[])[],
): Section {
  return {
    id: heading,
    heading,
    columns,
    rows: rows.map((cells, row) => ({
      id: String(row),
      cells: cells.map((text, column) => ({ id: String(column), text: text ?? '', isHeading: column === 0 })),
    })),
    empty: rows.length === 0 ? none : null,
  };
}

function jobCells(job: Job): Cell[] {
  const name = [job.className, job.method].filter(Boolean).join('.');
  const done = job.total ? `${job.done ?? 0} / ${job.total}` : '';
  return [
    name ? `${name} (${job.type})` : job.type,
    job.status,
    done,
    job.user,
    formatMoment(job.created),
    formatMoment(job.completed),
    job.problem,
  ];
}

function scheduleCells({ name, cron, state, next, previous, times }: Schedule): Cell[] {
  return [name, cron, state, formatMoment(next), formatMoment(previous), times ?? 0];
}

function messageCells({ subject, kind, recipients, sender, sent, body }: Message): Cell[] {
  return [subject, kind, recipients.join(', '), sender, formatMoment(sent), body];
}
