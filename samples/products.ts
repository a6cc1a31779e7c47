// What the company wants: three products, one for each business model, with figures that somebody typed in month by month.
import type { SamplePoint, SampleProduct } from '../server/exchange/index.ts';
import { type Calendar, span } from './calendar.ts';
import { Chance } from './chance.ts';

class Figures {
  readonly #chance: Chance;
  readonly #calendar: Calendar;

  constructor(seed: number, calendar: Calendar, part: string) {
    this.#chance = Chance.for(seed, `figures ${part}`);
    this.#calendar = calendar;
  }

  /** Every so many days from `from` to `to`, with some noise and the last figure some days ago. */
  walk(from: number, to: number, since: number, every: number, digits = 0): SamplePoint[] {
    const points: SamplePoint[] = [];
    for (let ago = since; ago >= 3; ago -= every) {
      const way = (since - ago) / since;
      const noise = (this.#chance.share() - 0.5) * 0.12 * Math.abs(to - from);
      points.push({ on: this.#calendar.ago(ago), value: Number((from + (to - from) * way + noise).toFixed(digits)) });
    }
    return points;
  }
}

export function productsOf(seed: number, calendar: Calendar): SampleProduct[] {
  const figures = new Figures(seed, calendar, 'products');
  const year = { startsOn: calendar.ago(150), endsOn: calendar.ahead(60), status: 'active' as const };
  const next = { startsOn: calendar.ago(40), endsOn: calendar.ahead(140), status: 'active' as const };
  const past = { startsOn: calendar.ago(520), endsOn: calendar.ago(155) };
  return [
    {
      key: 'product.stock',
      name: 'Brindle Stock',
      businessModel: 'b2b',
      vision:
        'A shop that never wonders what it has. Whoever stands at the back door books a delivery in while the driver drinks his coffee, and whoever runs forty shops sees one true number in the morning.',
      northStar: {
        name: 'Articles with true stock',
        definition:
          'Share of articles whose last count was within two pieces of the screen, over all shops that counted in the last 30 days.',
        unit: '%',
        direction: 'increase',
        points: figures.walk(81, 90.4, span, 30, 1),
      },
      objectives: [
        {
          key: 'objective.stock.0',
          title: 'Stock on the screen is stock on the shelf',
          description: 'Accuracy is what buyers bought. It is lost at the back door and at the count, so that is where we work.',
          ...year,
          steward: 'member.pm.stock',
          keyResults: [
            {
              name: 'Median time to book in a delivery',
              definition: 'From the first to the last scan of a delivery, over all accounts.',
              unit: 'minutes',
              direction: 'decrease',
              baseline: 14,
              target: 6,
              points: figures.walk(14, 11.4, 145, 28, 1),
            },
            {
              name: 'Shops that count at least monthly',
              definition: 'Of all shops of active accounts.',
              unit: '%',
              direction: 'increase',
              baseline: 22,
              target: 50,
              points: figures.walk(22, 31, 145, 28),
            },
          ],
        },
        {
          key: 'objective.stock.1',
          title: 'Groups run on one number',
          description: 'Groups pay most and see least. One report, rights that hold, and no silence when a supplier says no.',
          ...next,
          steward: 'member.pm.stock',
          keyResults: [
            {
              name: 'Groups that close the month without a spreadsheet',
              definition: 'Asked in the quarterly review of accounts with ten shops or more.',
              unit: 'groups',
              direction: 'increase',
              baseline: 2,
              target: 12,
              points: figures.walk(2, 4, 38, 18),
            },
          ],
        },
        {
          key: 'objective.stock.2',
          title: 'From signature to first order in thirty days',
          description: 'The start decides about the renewal a year later.',
          ...next,
          steward: 'member.success',
          keyResults: [
            {
              name: 'Days from signature to first order',
              definition: 'Median over contracts that started in the last quarter.',
              unit: 'days',
              direction: 'decrease',
              baseline: 71,
              target: 30,
              points: figures.walk(71, 66, 38, 18),
            },
          ],
        },
      ],
      promises: [
        {
          audience: { kind: 'role', role: 'economic_buyer' },
          job: 'Know what is bound in stock, over all shops, before the board asks',
          claimedGain: 'Ten per cent less money in stock within a year',
          metricName: 'Stock value per shop',
        },
        {
          audience: { kind: 'role', role: 'end_user' },
          job: 'Book in a delivery while the driver waits',
          claimedGain: 'Under six minutes, with gloves on',
          metricName: 'Median time to book in a delivery',
        },
        {
          audience: { kind: 'role', role: 'admin' },
          job: 'Give and take access when people come and go',
          claimedGain: 'No login without a person behind it',
          metricName: 'Accounts of people who left',
        },
      ],
      overrides: [
        {
          policyKey: 'problems.chosenAtOnce',
          value: 4,
          reason: 'We are eleven engineers in two teams. Five at once was a choice that left nothing out.',
        },
      ],
    },
    {
      key: 'product.basket',
      name: 'Brindle Basket',
      businessModel: 'b2c',
      vision:
        'Nobody at home has to carry the list in their head. Whoever passes a shop knows what is missing, and dinner is decided before five.',
      northStar: {
        name: 'Households that finish a shared list every week',
        definition: 'Households in which two people or more ticked off articles of the same list in a calendar week.',
        unit: 'households',
        direction: 'increase',
        points: figures.walk(58_000, 112_000, span, 30),
      },
      objectives: [
        {
          key: 'objective.basket.0',
          title: 'A list that two people can trust',
          description: 'Sharing is why people stay. It is also where we lose what they typed.',
          ...year,
          steward: 'member.pm.basket',
          keyResults: [
            {
              name: 'Shared lists that lost an item',
              definition: 'Lists with a difference between two devices ten minutes after the last change.',
              unit: '%',
              direction: 'decrease',
              baseline: 6.8,
              target: 0.5,
              points: figures.walk(6.8, 4.9, 145, 28, 1),
            },
          ],
        },
        {
          key: 'objective.basket.1',
          title: 'New households stay after the second week',
          description: 'Four in ten leave after the first shop. They came for dinner and found a form.',
          ...next,
          steward: 'member.design',
          keyResults: [
            {
              name: 'Households back in week three',
              definition: 'Of those that made a list in week one.',
              unit: '%',
              direction: 'increase',
              baseline: 41,
              target: 52,
              points: figures.walk(41, 43.5, 38, 12, 1),
            },
          ],
        },
      ],
      promises: [
        {
          audience: { kind: 'persona', name: 'The one who always shops' },
          job: 'Not be the only one who knows what is missing',
          claimedGain: 'Half the calls from the shop',
          metricName: 'Items added by the second person',
        },
        {
          audience: { kind: 'persona', name: 'Flat of four' },
          job: 'Share costs without a talk about it',
          claimedGain: 'Settled every Sunday',
          metricName: 'Lists with shared costs',
        },
      ],
      overrides: [],
    },
    {
      key: 'product.card',
      name: 'Brindle Card',
      businessModel: 'hybrid',
      vision:
        'A regular is known in every shop of the chain, gets what was promised at the till, and the shop learns whether the offer was worth it.',
      northStar: {
        name: 'Purchases with a card',
        definition: 'Share of receipts of active accounts on which a card was shown.',
        unit: '%',
        direction: 'increase',
        points: figures.walk(18, 34.5, span, 30, 1),
      },
      objectives: [
        {
          key: 'objective.card.0',
          title: 'What the card promises is there at the till',
          description: 'A point that comes late is a complaint at the counter, and the shop pays for both.',
          ...year,
          steward: 'member.pm.card',
          keyResults: [
            {
              name: 'Points on the card within a minute',
              definition: 'Of all purchases with a card.',
              unit: '%',
              direction: 'increase',
              baseline: 71,
              target: 99,
              points: figures.walk(71, 83, 145, 28, 1),
            },
          ],
        },
        {
          key: 'objective.card.1',
          title: 'A shop sees what an offer earned',
          description: 'Marketing renews what it can prove.',
          ...past,
          status: 'missed',
          steward: 'member.pm.card',
          keyResults: [
            {
              name: 'Offers with a measured effect',
              definition: 'Offers whose report was opened, of all that ended.',
              unit: '%',
              direction: 'increase',
              baseline: 5,
              target: 60,
              points: figures.walk(5, 27, 500, 60),
            },
          ],
        },
      ],
      promises: [
        {
          audience: { kind: 'role', role: 'decision_maker' },
          job: 'Bring regulars back in the quiet weeks',
          claimedGain: 'Four more visits a year for each regular',
          metricName: 'Visits of card holders a year',
        },
        {
          audience: { kind: 'persona', name: 'The regular' },
          job: 'Get what was promised without asking for it',
          claimedGain: 'Every point, at once',
          metricName: 'Points on the card within a minute',
        },
      ],
      overrides: [],
    },
  ];
}
