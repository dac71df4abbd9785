trigger VaultTrigger on Vault__c(
  before insert,
  before update,
  before delete,
  after insert,
  after update,
  after delete,
  after undelete
) {
  VaultTriggerHandler.handle();
}
