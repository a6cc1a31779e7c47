// People without an account: they use the list app, or hold a loyalty card.
import type { SamplePerson } from '../server/exchange/index.ts';
import type { Calendar } from './calendar.ts';
import { Chance, Deck } from './chance.ts';
import { firstNames, lastNames, towns } from './names.ts';

export type Consumer = {
  key: string;
  first: string;
  town: string;
  uses: 'basket' | 'card';
  platform: string;
  household: 'alone' | 'couple' | 'family' | 'shared flat';
  /** Units: days ago. */
  since: number;
};

/** Units: persons. */
export const consumerCount = 150;

const platforms = ['iOS', 'Android', 'Web'] as const;
const households = ['alone', 'couple', 'family', 'shared flat'] as const;
const mailHosts = ['post.example', 'mail.example', 'letters.example'] as const;

/** Shape   every fifth has no name: a review by a handle only. */
export function simulateConsumers(seed: number, calendar: Calendar, count: number): { persons: SamplePerson[]; consumers: Consumer[] } {
  const chance = Chance.for(seed, 'consumers');
  const firsts = new Deck(chance, firstNames);
  const lasts = new Deck(chance, lastNames);
  const persons: SamplePerson[] = [];
  const consumers: Consumer[] = [];
  for (let index = 0; index < count; index++) {
    const uses = chance.happens(0.68) ? 'basket' : 'card';
    const [first, last] = [firsts.next(), lasts.next()];
    const consumer: Consumer = {
      key: `consumer.${index}`,
      first,
      town: chance.pick(towns),
      uses,
      platform: chance.pick(platforms),
      household: chance.pickBy(households, (one) => ({ alone: 3, couple: 4, family: 5, 'shared flat': 2 })[one]),
      since: chance.int(40, 1_000),
    };
    const isHandle = index % 5 === 4;
    const mailbox = `${first}.${last}`
      .toLowerCase()
      .normalize('NFD')
      .replaceAll(/[^a-z]+/g, '.');
    persons.push({
      key: consumer.key,
      name: isHandle ? null : `${first} ${last}`,
      email: isHandle ? null : `${mailbox}.${index}@${chance.pick(mailHosts)}`,
      locale: chance.pick(['en-GB', 'de-DE', 'nl-NL', 'sv-SE', 'fr-FR']),
      traits: {
        platform: consumer.platform,
        household: consumer.household,
        plan: chance.happens(0.3) ? 'Plus' : 'Free',
        memberSince: calendar.ago(consumer.since),
      },
      externalId: { source: uses === 'basket' ? 'Basket app' : 'Loyalty card', id: `${uses.slice(0, 1)}-${400_000 + index * 913}` },
    });
    consumers.push(consumer);
  }
  return { persons, consumers };
}
