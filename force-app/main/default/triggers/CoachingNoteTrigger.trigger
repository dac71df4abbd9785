/**
 * @description Keeps the rules of coaching notes for every way in which a record is saved.
 */
trigger CoachingNoteTrigger on Coaching_Note__c(before insert, before update, after insert) {
  CoachingNoteTriggerHandler.run();
}
