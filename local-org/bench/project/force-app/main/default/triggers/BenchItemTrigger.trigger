trigger BenchItemTrigger on Bench_Item__c(before insert, after insert) {
  if (Trigger.isBefore) {
    for (Bench_Item__c item : Trigger.new) {
      item.Double__c = item.Size__c * 2;
    }
  } else {
    Set<Id> ids = Trigger.newMap.keySet();
    Integer found = [SELECT COUNT() FROM Bench_Item__c WHERE Id IN :ids];
    System.assertEquals(Trigger.size, found);
  }
}
