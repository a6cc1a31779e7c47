// Exports of HubSpot: their headers are the labels of the properties, in the language of the account.
import { type ReadyMapping, reference } from './ready-mapping.ts';

const ofCompany = ['Associated Company IDs (Primary)', 'Primary Associated Company ID', 'Associated Company IDs', 'Associated Company ID'];

export const hubspotMappings: readonly ReadyMapping[] = [
  {
    id: 'hubspot-companies',
    name: 'HubSpot companies',
    source: 'hubspot',
    kind: 'account',
    tells: [['Record ID'], ['Company name'], ['Company Domain Name', 'Company owner', 'Lifecycle Stage', 'Website URL']],
    fields: {
      externalId: { column: ['Record ID'] },
      name: { column: ['Company name'] },
      domains: { column: ['Company Domain Name', 'Website URL'], whenMalformed: 'leave' },
      parent: reference('Parent Company', 'Associated Parent Company ID'),
      industry: { column: ['Industry'] },
      employees: { column: ['Number of Employees'], whenMalformed: 'leave' },
      ownTurnover: { column: ['Annual Revenue'], whenMalformed: 'leave' },
      turnoverCurrency: { column: ['Annual Revenue Currency Code', 'Company Currency'] },
      region: { column: ['State/Region'] },
      country: { column: ['Country/Region Code', 'Country/Region'], whenMalformed: 'leave' },
      timeZone: { column: ['Time Zone'], whenMalformed: 'leave' },
      stage: { column: ['Lifecycle Stage'], whenMalformed: 'leave' },
    },
    testedWith: null,
  },
  {
    id: 'hubspot-contacts',
    name: 'HubSpot contacts',
    source: 'hubspot',
    kind: 'person',
    tells: [['Record ID', 'Contact ID'], ['First Name'], ['Last Name'], ['Email']],
    fields: {
      externalId: { column: ['Record ID', 'Contact ID'] },
      email: { column: ['Email'], whenMalformed: 'leave' },
      name: { joined: ['First Name', 'Last Name'] },
      title: { column: ['Job Title'] },
      account: reference(...ofCompany),
      locale: { column: ['Preferred language'], whenMalformed: 'leave' },
      timeZone: { column: ['Time Zone'], whenMalformed: 'leave' },
    },
    testedWith: null,
  },
  {
    id: 'hubspot-deals',
    name: 'HubSpot deals',
    source: 'hubspot',
    kind: 'deal',
    tells: [['Record ID', 'Deal ID'], ['Deal Name'], ['Deal Stage']],
    fields: {
      externalId: { column: ['Record ID', 'Deal ID'] },
      account: reference(...ofCompany),
      name: { column: ['Deal Name'] },
      amount: { column: ['Amount'] },
      currency: { column: ['Currency', 'Deal Currency Code'] },
      period: { constant: 'once', assumed: 'HubSpot does not say how often an amount is paid' },
      stage: { column: ['Deal Stage'] },
      probability: { column: ['Deal probability', 'Deal Probability'] },
      closeOn: { column: ['Close Date'] },
      closedOn: { column: ['Close Date'] },
      openedOn: { column: ['Create Date'] },
      lostReason: { column: ['Closed Lost Reason'] },
    },
    testedWith: null,
  },
];
