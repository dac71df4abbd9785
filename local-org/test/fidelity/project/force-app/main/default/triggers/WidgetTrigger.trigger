trigger WidgetTrigger on Widget__c(before insert, before update, after insert, after update, before delete) {
  WidgetTriggerHandler.handle();
}
