/**
 * @description Keeps the rules of promises for every way in which a record is saved.
 */
trigger CoachingCommitmentTrigger on Coaching_Commitment__c(before insert, before update) {
  CommitmentTriggerHandler.run();
}
