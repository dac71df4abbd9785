/** What the Jobs page shows: asynchronous Apex, schedules, and messages that were kept instead of being sent. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Org } from '../org.ts';

const LIMIT = 100;

const JOBS = `
  SELECT j."Id" AS id, j."JobType" AS type, COALESCE(c."Name", '') AS className, j."MethodName" AS method,
         j."Status" AS status, j."ExtendedStatus" AS problem, j."JobItemsProcessed" AS done,
         j."TotalJobItems" AS total, j."NumberOfErrors" AS errors, u."Name" AS user, j."CreatedDate" AS created,
         j."CompletedDate" AS completed
    FROM "AsyncApexJob" j
    LEFT JOIN "ApexClass" c ON c."Id" = j."ApexClassId"
    LEFT JOIN "User" u ON u."Id" = j."CreatedById"
   ORDER BY j."CreatedDate" DESC, j."Id" DESC
   LIMIT ${LIMIT}`;

const SCHEDULES = `
  SELECT t."Id" AS id, d."Name" AS name, t."CronExpression" AS cron, t."State" AS state, t."NextFireTime" AS next,
         t."PreviousFireTime" AS previous, t."TimesTriggered" AS times
    FROM "CronTrigger" t
    LEFT JOIN "CronJobDetail" d ON d."Id" = t."CronJobDetailId"
   ORDER BY t."NextFireTime"
   LIMIT ${LIMIT}`;

function messages(org: Org) {
  return org.runtime.outbox.list(LIMIT).map(({ kind, sentAt, senderId, subject, body, recipients }) => ({
    kind,
    sent: new Date(sentAt).toISOString(),
    sender: org.database.get('SELECT "Name" AS name FROM "User" WHERE "Id" = ?', [senderId])?.['name'] ?? null,
    subject,
    body,
    recipients,
  }));
}

/**
 * `GET /local/jobs`, newest first.
 * @param allow throws for requests that may not see what belongs to others
 */
export function registerJobs(app: FastifyInstance, org: Org, allow: (request: FastifyRequest) => void): void {
  app.get('/local/jobs', (request, reply) => {
    allow(request);
    return reply.send({
      jobs: org.database.all(JOBS),
      schedules: org.database.all(SCHEDULES),
      messages: messages(org),
    });
  });
}
