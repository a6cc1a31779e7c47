// Headers as they were seen, each with where and when. A mapping is called tested only where the header comes from the system itself.

export type SeenHeader = { mapping: string; isFromSystem: boolean; source: string; header: readonly string[] };

const list = (names: string): string[] => names.split(',').map((name) => name.trim());

export const seenHeaders: readonly SeenHeader[] = [
  {
    mapping: 'github-issues',
    isFromSystem: true,
    source:
      'The example of “List repository issues” in the GitHub REST documentation; copy of 24 August 2019 in github.com/conghaonet/GitHao, commit d006449, jsons/issue.json. Names inside objects are joined by a point, as our reader does. reactions: the REST documentation, “Reactions”, Enterprise Server 3.16.',
    header: list(
      'id,node_id,url,repository_url,labels_url,comments_url,events_url,html_url,number,state,title,body,user.login,user.id,user.type,labels,assignee.login,assignees,milestone.title,locked,active_lock_reason,comments,pull_request.url,pull_request.html_url,closed_at,created_at,updated_at,reactions.total_count,reactions.+1,reactions.-1',
    ),
  },
  {
    mapping: 'github-issues',
    isFromSystem: false,
    source:
      'Number, title and body: output of `gh issue list` shown in the course notes learning-graphql-with-gh (crguezl). The other fields: as public users of gh ask for them, flattened as our reader does; seen 23 November 2026.',
    header: list(
      'number,title,body,url,state,createdAt,updatedAt,closedAt,author.id,author.is_bot,author.login,author.name,labels,assignees,comments,reactions.THUMBS_UP,reactions.HEART',
    ),
  },
  {
    mapping: 'hubspot-companies',
    isFromSystem: false,
    source:
      'Labels of company properties of one HubSpot account: github.com/hairsolutionsco/automations_hub, hubspot/objects/companies/properties.md, commit fc5bfcd; seen 23 November 2026. No export file.',
    header: list(
      'Record ID,Company name,Company Domain Name,Website URL,Company owner,Create Date,Phone Number,City,State/Region,Country/Region,Industry,Number of Employees,Annual Revenue,Annual Revenue Currency Code,Time Zone,Lifecycle Stage,Lead Status,Last Activity Date,Parent Company,Type',
    ),
  },
  {
    mapping: 'hubspot-contacts',
    isFromSystem: false,
    source: 'Headers that public tests of HubSpot importers write down; seen 23 November 2026. No export file.',
    header: list(
      'Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,Last Modified Date,Job Title,Lifecycle Stage,Associated Company,Associated Company IDs',
    ),
  },
  {
    mapping: 'hubspot-deals',
    isFromSystem: false,
    source: 'Headers that public tests of HubSpot importers write down; seen 23 November 2026. No export file.',
    header: list(
      'Record ID,Deal Name,Deal Stage,Amount,Close Date,Deal owner,Pipeline,Create Date,Associated Company,Associated Company IDs,Associated Contact IDs,Closed Lost Reason',
    ),
  },
  {
    mapping: 'salesforce-accounts',
    isFromSystem: false,
    source:
      'Field names of Account in the Salesforce API v46.0, as a test of a NiFi processor for Salesforce (org.apache.nifi.processors.salesforce) records them; seen 23 November 2026. No export file.',
    header: list(
      'Id,IsDeleted,MasterRecordId,Name,Type,ParentId,BillingStreet,BillingCity,BillingState,BillingPostalCode,BillingCountry,BillingLatitude,BillingLongitude,BillingGeocodeAccuracy,ShippingStreet,ShippingCity,ShippingState,ShippingPostalCode,ShippingCountry,Phone,Fax,AccountNumber,Website,PhotoUrl,Sic,Industry,AnnualRevenue,NumberOfEmployees,Ownership,TickerSymbol,Description,Rating,Site,OwnerId,CreatedDate,CreatedById,LastModifiedDate,LastModifiedById,SystemModstamp,LastActivityDate,AccountSource,NaicsCode,CustomerPriority__c,SLA__c',
    ),
  },
  {
    mapping: 'salesforce-contacts',
    isFromSystem: false,
    source: 'Field names of Contact that public users of the Salesforce API ask for; seen 23 November 2026. No export file.',
    header: list('Id,IsDeleted,AccountId,FirstName,LastName,Email,Department,Title,MobilePhone,CreatedDate,LastModifiedDate'),
  },
  {
    mapping: 'salesforce-opportunities',
    isFromSystem: false,
    source: 'Field names of Opportunity that public users of the Salesforce API ask for; seen 23 November 2026. No export file.',
    header: list(
      'Id,IsDeleted,AccountId,RecordTypeId,Name,Description,StageName,Amount,Probability,CloseDate,Type,NextStep,LeadSource,IsClosed,IsWon,ForecastCategory,CurrencyIsoCode,OwnerId,CreatedDate,LastModifiedDate,SystemModstamp',
    ),
  },
  {
    mapping: 'salesforce-cases',
    isFromSystem: false,
    source: 'Field names of Case that public users of the Salesforce API ask for; seen 23 November 2026. No export file.',
    header: list(
      'Id,IsDeleted,CaseNumber,Subject,Description,Status,Priority,Origin,Reason,AccountId,ContactId,CreatedDate,LastModifiedDate,ClosedDate',
    ),
  },
];
