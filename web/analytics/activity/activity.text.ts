import { formatDate, formatNumber } from '../../platform/format.ts';

const events = (many: number) => `${formatNumber(many)} ${many === 1 ? 'event' : 'events'}`;

export const activityText = {
  title: 'What they did',
  note: 'the last 90 days',
  nothing: 'No event has named them yet.',
  quiet: (last: string) => `Nothing in the last 90 days; last seen on ${formatDate(last)}.`,
  day: (day: string, many: number) => `${formatDate(day)}: ${many === 0 ? 'nothing' : events(many)}`,
  strip: (many: number, days: number) => `${events(many)} on ${formatNumber(days)} of the last 90 days`,
  people: (many: number) => `${formatNumber(many)} ${many === 1 ? 'person' : 'people'}`,
  newest: 'Newest events',
  most: 'Most often',
  more: 'Show more',
  less: 'Less often',
  moreOften: 'More often',
};
