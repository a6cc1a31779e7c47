import { formatNumber } from '../../platform/format.ts';

const plural = (count: number, one: string, many: string) => (count === 1 ? one : many);

export const eraseText = {
  erase: 'Erase what they did',
  title: (name: string) => `Erase what ${name} did?`,
  goes: 'All their events are deleted, and the ids by which sources knew them. Numbers and charts of earlier days no longer count them. This cannot be undone.',
  stays:
    'This record stays, with its accounts, its roles and what they said. Copies of events in other systems and in older backups are not touched. What a source sends of them later is kept again.',
  nothing: 'No event is known to be theirs: there was nothing to erase.',
  started: (name: string) => `What ${name} did is being erased`,
  underWay: (ids: number) =>
    `${formatNumber(ids)} ${plural(ids, 'id is', 'ids are')} no longer theirs. The events themselves are deleted within minutes; any that were on their way are found in the next three nights.`,
};
