/** Fields that the page of an opportunity shows. Fields that the user may not read are left out by the org. */
export const OPPORTUNITY_FIELDS = ['Opportunity.Id', 'Opportunity.Name'];

export const OPTIONAL_FIELDS = [
  'StageName',
  'IsClosed',
  'IsWon',
  'Amount',
  'Probability',
  'CloseDate',
  'ForecastCategoryName',
  'NextStep',
  'Type',
  'LeadSource',
  'Description',
  'AccountId',
  'Account.Name',
  'OwnerId',
  'Owner.Name',
  'CreatedDate',
  'CreatedById',
  'CreatedBy.Name',
  'LastModifiedDate',
  'LastModifiedById',
  'LastModifiedBy.Name',
].map((field) => `Opportunity.${field}`);
