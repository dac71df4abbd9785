/**
 * @description Keeps the rules of coach assignments.
 */
trigger CoachAssignmentTrigger on Coach_Assignment__c(before insert, before update) {
  CoachAssignmentTriggerHandler.check(Trigger.new);
}
