import declareRoleMethod from '@salesforce/apex/JointCallController.declareRole';
import markDebriefedMethod from '@salesforce/apex/JointCallController.markDebriefed';
import { attempt } from 'c/coachingErrors';

/**
 * Says which role the manager takes in a call.
 * @param role API value of the picklist
 * @returns undefined when the server accepted it, otherwise the rule that forbids it and what to do
 */
export function declareRole(eventId: string, role: string): Promise<string | undefined> {
  return attempt(declareRoleMethod({ eventId, role }));
}

/**
 * Says that rep and manager talked about a call.
 * @returns as {@link declareRole}
 */
export function markDebriefed(eventId: string): Promise<string | undefined> {
  return attempt(markDebriefedMethod({ eventId }));
}
