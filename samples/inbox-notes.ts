// What lies in the inbox, word for word.
import type { EvidenceKind } from '../contract/problems/evidence.ts';
import type { ProductKey } from './customers.ts';

/** Shape   parked: why somebody put it aside. */
type Note = { kind: EvidenceKind; title?: string; body: string; source: string; parked?: string };

export const inboxNotes: Readonly<Record<ProductKey, readonly Note[]>> = {
  stock: [
    {
      kind: 'support',
      source: 'Help desk',
      body: 'Good morning,\n\nthe driver left without a signature today because I was still confirming lines one by one. Is there really no way to say that all of it is right?',
    },
    {
      kind: 'support',
      source: 'Help desk',
      body: 'Hi,\n\nrecall of a cough syrup this morning. It took us until eleven to know which shops had the batch. I walked to two of them.',
    },
    {
      kind: 'sales',
      source: 'CRM notes',
      body: 'Met their new head of procurement at the fair. She asked how we show what suppliers rejected. I had no answer and said so.',
    },
    {
      kind: 'decision_maker',
      source: 'Account reviews',
      body: 'Finance director in the review: “If I get the group figure by the second working day, I will stop asking for anything else.”',
    },
    {
      kind: 'support',
      source: 'Help desk',
      body: 'We counted until half past twelve again. Two people have asked me not to be on the rota next time.',
    },
    {
      kind: 'interview',
      source: 'Interviews',
      body: 'Walked along with the early shift.\n\n“The tablet is good. I only wish it knew that Friday is a school holiday.” Changed 31 of 44 suggested lines while I watched.',
    },
    {
      kind: 'support',
      source: 'Help desk',
      body: 'The scale at the cheese counter and the till disagree by one gram on every receipt. Which of you is right?',
    },
    { kind: 'survey', source: 'Survey', body: 'The printer at the counter needs a restart after each roll of paper.' },
    {
      kind: 'sales',
      source: 'CRM notes',
      body: 'Asked whether we can run without internet for a week: they supply two islands in winter. Nobody has asked this before.',
    },
    {
      kind: 'support',
      source: 'Help desk',
      body: 'Please tell me whether anything has happened about the font for shelf labels. A yes or a no is fine.',
    },
    { kind: 'vote', source: 'Ideas board', title: 'Vote: photos of damaged goods', body: '' },
    {
      kind: 'support',
      source: 'Help desk',
      body: 'Could the delivery note be printed in two languages? Half of the night shift reads Polish better.',
      parked: 'A single voice so far. Open again when a second account asks.',
    },
    {
      kind: 'sales',
      source: 'CRM notes',
      body: 'They wanted to know whether we sell tills. We do not.',
      parked: 'Not what this product is for.',
    },
  ],
  basket: [
    {
      kind: 'review',
      source: 'App store',
      title: 'It ate the milk',
      body: 'Added milk, my husband added milk, and then there was no milk on the list at all. We both saw it. How?',
    },
    {
      kind: 'review',
      source: 'App store',
      title: 'Where did my list go',
      body: 'Opened from the widget and the list was yesterday’s. In the shop of course.',
    },
    {
      kind: 'support',
      source: 'Help desk',
      body: 'Hello, I would like to have a list that my mother can write without an account. She is 81 and has a phone, that is all.',
    },
    { kind: 'survey', source: 'Survey', body: 'Sort it the way my shop is built, not by alphabet.' },
    { kind: 'review', source: 'App store', title: 'Loud', body: 'A video advert with sound, in the queue, with everybody looking at me.' },
    {
      kind: 'support',
      source: 'Help desk',
      body: 'We moved in together. Can two households become one without losing the recipes of either?',
    },
    {
      kind: 'interview',
      source: 'Interviews',
      body: 'Call with a flat of four, 40 minutes.\n\nThey keep a second list on the fridge, “because the app forgets, and the fridge does not”.',
    },
    { kind: 'vote', source: 'Ideas board', title: 'Vote: tell me when something I like is on offer', body: '' },
    {
      kind: 'review',
      source: 'App store',
      title: 'Nice colours',
      body: 'The new green is nice.',
      parked: 'Praise, nothing to solve. Passed on to design.',
    },
  ],
  card: [
    {
      kind: 'support',
      source: 'Help desk',
      body: 'A customer stood at my till for ten minutes because her points from Saturday were not there. Then they came, on Monday. She did not.',
    },
    {
      kind: 'review',
      source: 'App store',
      title: 'Card in the other jacket',
      body: 'If I forget the card, the points are gone. I have the app on the phone, you know who I am.',
    },
    {
      kind: 'decision_maker',
      source: 'Account reviews',
      body: 'Head of marketing: “We gave away 22,000 in spring. Tell me one thing that it changed.”',
    },
    {
      kind: 'sales',
      source: 'CRM notes',
      body: 'Asked twice whether the card works when the line to the shop is down. Two of their shops are in a valley.',
    },
    { kind: 'support', source: 'Help desk', body: 'Somebody uses my number to get the discount. I have never been in Ravensby.' },
    { kind: 'survey', source: 'Survey', body: 'I do not know what my points are worth.' },
    { kind: 'review', source: 'App store', title: 'Deleted', body: 'It wanted my date of birth for a discount on soil.' },
    {
      kind: 'support',
      source: 'Help desk',
      body: 'Can a card be a gift? My father would like it, he does not like apps.',
      parked: 'Asked once. Fits the idea of cards for families; look again with that.',
    },
  ],
};
