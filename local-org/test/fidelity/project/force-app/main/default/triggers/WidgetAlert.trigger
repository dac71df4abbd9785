trigger WidgetAlert on Widget_Alert__e(after insert) {
  List<Account> accounts = new List<Account>();
  for (Widget_Alert__e alert : Trigger.new) {
    accounts.add(new Account(Name = alert.Code__c, Site = alert.ReplayId == null ? 'none' : 'numbered'));
    if (alert.Code__c == 'chain')
      EventBus.publish(new Widget_Alert__e(Code__c = 'chained'));
  }
  insert as system accounts;
}
