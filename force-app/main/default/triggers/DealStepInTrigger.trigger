/**
 * @description Keeps the rules of stepping in for every way in which a record is saved.
 */
trigger DealStepInTrigger on Deal_Step_In__c(before insert, before update, after insert) {
  DealStepInTriggerHandler.run();
}
