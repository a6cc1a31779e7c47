// Exports of Salesforce: the data export, the data loader and `sf data export` name columns by the API, whatever the language of the members.
import { type ReadyMapping, reference } from './ready-mapping.ts';

const notDeleted: ReadyMapping['leaveOut'] = [{ column: 'IsDeleted', is: 'none_of', values: ['true', '1'] }];

export const salesforceMappings: readonly ReadyMapping[] = [
  {
    id: 'salesforce-accounts',
    name: 'Salesforce accounts',
    source: 'salesforce',
    kind: 'account',
    tells: [['Id'], ['Name'], ['ParentId', 'BillingStreet', 'BillingCountry', 'NumberOfEmployees', 'AnnualRevenue']],
    fields: {
      externalId: { column: ['Id'] },
      name: { column: ['Name'] },
      domains: { column: ['Website'], whenMalformed: 'leave' },
      parent: reference('ParentId'),
      industry: { column: ['Industry'] },
      employees: { column: ['NumberOfEmployees'] },
      ownTurnover: { column: ['AnnualRevenue'] },
      turnoverCurrency: { column: ['CurrencyIsoCode'] },
      region: { column: ['BillingState'] },
      country: { column: ['BillingCountryCode', 'BillingCountry'], whenMalformed: 'leave' },
      stage: {
        column: ['Type'],
        options: { values: { Prospect: 'prospect', 'Customer - Direct': 'active', 'Customer - Channel': 'active' }, otherwise: 'empty' },
      },
    },
    leaveOut: notDeleted,
    testedWith: null,
  },
  {
    id: 'salesforce-contacts',
    name: 'Salesforce contacts',
    source: 'salesforce',
    kind: 'person',
    tells: [['Id'], ['AccountId'], ['LastName'], ['Email']],
    fields: {
      externalId: { column: ['Id'] },
      email: { column: ['Email'], whenMalformed: 'leave' },
      name: { joined: ['FirstName', 'LastName'] },
      title: { column: ['Title'] },
      account: reference('AccountId'),
    },
    leaveOut: notDeleted,
    testedWith: null,
  },
  {
    id: 'salesforce-opportunities',
    name: 'Salesforce opportunities',
    source: 'salesforce',
    kind: 'deal',
    tells: [['Id'], ['Name'], ['StageName'], ['CloseDate']],
    fields: {
      externalId: { column: ['Id'] },
      account: reference('AccountId'),
      name: { column: ['Name'] },
      amount: { column: ['Amount'] },
      currency: { column: ['CurrencyIsoCode'] },
      period: { constant: 'once', assumed: 'Salesforce does not say how often an amount is paid' },
      stage: { column: ['StageName'] },
      // Salesforce counts from 0 to 100: 1 is one per cent.
      probability: { column: ['Probability'], options: { scale: 0.01 } },
      closeOn: { column: ['CloseDate'] },
      closedOn: { column: ['CloseDate'] },
      openedOn: { column: ['CreatedDate'] },
    },
    leaveOut: notDeleted,
    testedWith: null,
  },
  {
    id: 'salesforce-cases',
    name: 'Salesforce cases',
    source: 'salesforce',
    kind: 'evidence',
    tells: [['Id'], ['CaseNumber'], ['Subject']],
    fields: {
      externalId: { column: ['Id'] },
      kind: { constant: 'support' },
      title: { column: ['Subject'] },
      body: { column: ['Description'] },
      occurredAt: { column: ['CreatedDate'] },
      account: reference('AccountId'),
      person: reference('ContactId'),
    },
    leaveOut: notDeleted,
    testedWith: null,
  },
];
