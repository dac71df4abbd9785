/**
 * @description Keeps the rules of joint calls for every way in which a record is saved.
 */
trigger JointCallTrigger on Joint_Call__c(before insert, before update, after insert) {
  JointCallTriggerHandler.run();
}
