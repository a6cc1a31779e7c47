import { formatNumber } from '../../platform/format.ts';

const months = (count: number) => (count === 1 ? 'month' : `${formatNumber(count)} months`);

export const eventsText = {
  title: 'Events',
  lead: 'What was measured in all products: how long it is kept, and how to take it out.',
  keep: 'How long events are kept',
  forEver: 'For ever',
  forEverHint: 'Nothing is deleted because of its age.',
  forMonths: 'For a number of months',
  forMonthsHint: 'Each night, what has become older is deleted, and does not come back.',
  months: 'Months',
  monthsRange: 'A whole number from 1 to 1,200.',
  whatHappens:
    'Charts and funnels of earlier days are empty then, or count less. Persons, accounts, evidence, problems and the measurements of key results stay.',
  save: 'Save',
  saved: 'Saved',
  readOnly: 'An admin can change this.',
  shorterTitle: (count: number) => `Keep events for ${months(count)}?`,
  shorter: (count: number) =>
    `The next night all events of this workspace that are older than ${count === 1 ? 'a month' : months(count)} are deleted. They do not come back, also not when more months are kept later. Download all events first if you may still need them.`,
  shorterConfirm: 'Delete what is older',
  takeOut: 'Take events out',
  takeOutNote: 'A line of JSON for each event, oldest month first. It can be large: the download goes on for as long as there are events.',
  download: 'Download all events (NDJSON)',
};
