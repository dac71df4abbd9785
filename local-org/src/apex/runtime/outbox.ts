import type { Database } from '../../store/database.ts';

/** A message that Apex sent; none ever leaves the org. */
export interface SentMessage {
  readonly kind: 'email' | 'notification';
  /** Epoch milliseconds. */
  readonly sentAt: number;
  readonly senderId: string;
  readonly subject: string | null;
  readonly body: string | null;
  /** E-mail addresses, or ids of users. */
  readonly recipients: readonly string[];
  /** What else was set, by the names of the Apex properties. */
  readonly details: Readonly<Record<string, string | boolean | null>>;
}

/** E-mails and custom notifications of the org, kept in the database instead of being sent. */
export class Outbox {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** Makes its table, once for each opened database. */
  prepare(): void {
    this.db.exec(
      'CREATE TABLE IF NOT EXISTS _sent_message (position INTEGER PRIMARY KEY AUTOINCREMENT, message TEXT NOT NULL)',
    );
  }

  put(message: SentMessage): void {
    this.db.run('INSERT INTO _sent_message (message) VALUES (?)', [JSON.stringify(message)]);
  }

  /** Newest first. */
  list(limit = 100): SentMessage[] {
    const rows = this.db.all('SELECT message FROM _sent_message ORDER BY position DESC LIMIT ?', [limit]);
    return rows.map((row) => JSON.parse(String(row['message'])) as SentMessage);
  }
}
