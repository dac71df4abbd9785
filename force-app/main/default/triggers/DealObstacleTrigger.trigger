/**
 * @description Keeps the rules of obstacles for every way in which a record is saved.
 */
trigger DealObstacleTrigger on Deal_Obstacle__c(before insert, before update, after insert) {
  DealObstacleTriggerHandler.run();
}
