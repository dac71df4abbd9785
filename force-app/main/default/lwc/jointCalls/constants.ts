import type { CallRole } from 'c/dealCoachingService';

/** Fired when the user says the role, or that the debrief was held. Does not bubble. */
export const CALL_ANSWER_EVENT = 'callanswer';

/** Without a role: the debrief was held. */
export interface CallAnswerDetail {
  readonly eventId: string;
  readonly role?: CallRole;
}
