// How people say it: from a few sentences on a problem to a ticket, a note of a meeting, a review.
import type { Chance } from './chance.ts';
import { Deck } from './chance.ts';
import type { Theme } from './theme.ts';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const sentence = (text: string) => (/[.!?…]$/.test(text) ? capital(text) : `${capital(text)}.`);

/** What the words are set into. Shape   shops: 0 for somebody at home. */
export type Setting = { first: string; title: string; town: string; shops: number; minutes: number; quarter: string; version: string };

const fill = (text: string, setting: Setting) =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(setting[name as keyof Setting] ?? ''));

const ticketOpenings = ['Hello,', 'Hi team,', 'Good morning,', 'Hi there,', 'Dear support,', 'Hello again,', 'Hi,', ''];
const ticketPlaces = [
  'This is from our shop in {town}.',
  'It is the same in all {shops} shops.',
  'We are on version {version}.',
  'Seen again in {town} this morning.',
  'It has been like this since we started.',
  'Two colleagues in {town} confirm it.',
  'I tried it on the tablet and on the handheld.',
  'I attach a photo of the screen.',
  '',
  '',
];
const homePlaces = [
  'On two phones, both up to date.',
  'Version {version}.',
  'I have reinstalled it, no change.',
  'Happened in the shop in {town}, of all places.',
  'My partner sees the same.',
  'It has been like this since spring.',
  '',
  '',
] as const;
const homeOpenings = [
  'Visited {first} at home in {town}, {minutes} minutes.',
  'Call with {first}, {minutes} minutes.',
  'Went shopping with {first} in {town}.',
  'Second conversation with {first}.',
  'From the study of {quarter}.',
  '',
] as const;
const ticketEndings = [
  'Is there a way around it?',
  'Can you tell me when this changes?',
  'I have read the manual, it is not in there.',
  'Happy to show you on a call.',
  'Thanks, {first}',
  'Best, {first} ({title})',
  'Could you at least tell me that it is known?',
  'Sorry to come back to this.',
  '',
];
const interviewOpenings = [
  'Visited the shop in {town}, {minutes} minutes.',
  'Call with {first}, {minutes} minutes, camera on.',
  'On site in {town}, standing beside the till.',
  'Second conversation with {first}.',
  'From the study of {quarter}.',
  '',
];
const interviewQuestions = [
  'Asked what follows from it:',
  'And then?',
  'What does that cost you?',
  'When was the last time?',
  'Who notices?',
];
const salesOpenings = [
  'Call with {first} ({title}):',
  '{first} raised it again in the {quarter} review:',
  'Note from the visit in {town}:',
  'From the discovery call, in {first}’s words:',
  'Before we got to prices, {first} said:',
];
const salesEndings = [
  'Wants an answer before the next meeting.',
  'I said I would find out.',
  'Did not ask for a date, which worries me more.',
  'Asked whether others have the same.',
  'Forwarded to product.',
  '',
];
const statementOpenings = [
  '{first}, {title}, in the {quarter} review:',
  'By e-mail from {first} ({title}):',
  'In the steering committee, {first} put it like this:',
  '{first} on the phone, unasked:',
];
const surveyTails = ['', '', ' Otherwise fine.', ' The rest works.', ' Please.', ' I would pay for that.', ' Everything else I like.'];
const reviewTails = [
  'Used to be five stars.',
  'Will change my stars when this is fixed.',
  'Still the best of those I tried.',
  'Uninstalled once, came back, same thing.',
  'My whole family uses it, please look at this.',
  'Version {version}.',
  '',
  '',
  '',
];
const reviewHeads = [
  'Nearly perfect',
  'So close',
  'One thing',
  'Please fix',
  'Good but',
  'Was great',
  'Love it, except',
  'Disappointed',
  'Almost there',
  'A plea',
  'Three stars from me',
  'Honest review',
];

const joined = (...parts: string[]) => parts.filter((part) => part !== '').join(' ');
const paragraphs = (...parts: string[]) => parts.filter((part) => part !== '').join('\n\n');

/** The words on one problem, dealt so that nobody repeats the one before. */
export class Voice {
  readonly #chance: Chance;
  readonly #said: Deck<string>;
  readonly #bought: Deck<string>;
  readonly #cost: Deck<string>;

  constructor(chance: Chance, theme: Theme) {
    this.#chance = chance;
    this.#said = new Deck(chance, theme.said);
    this.#bought = new Deck(chance, theme.bought ?? theme.said);
    this.#cost = new Deck(chance, theme.cost);
  }

  #one(list: readonly string[], setting: Setting): string {
    return fill(this.#chance.pick(list), setting);
  }

  ticket(setting: Setting): string {
    const cost = this.#chance.happens(0.6) ? sentence(this.#cost.next()) : '';
    const places = setting.shops === 0 ? homePlaces : ticketPlaces.filter((place) => setting.shops > 1 || !place.includes('{shops}'));
    const words = joined(sentence(this.#said.next()), this.#one(places, setting), cost);
    return paragraphs(this.#one(ticketOpenings, setting), words, this.#one(ticketEndings, setting));
  }

  interview(setting: Setting, isBuyer: boolean): string {
    const said = sentence((isBuyer ? this.#bought : this.#said).next());
    const more = this.#chance.happens(0.7) ? `${this.#one(interviewQuestions, setting)} “${sentence(this.#cost.next())}”` : '';
    return paragraphs(this.#one(setting.shops === 0 ? homeOpenings : interviewOpenings, setting), `“${said}”`, more);
  }

  sales(setting: Setting): string {
    const cost = this.#chance.happens(0.5) ? `What it costs them: ${this.#cost.next()}.` : '';
    return joined(this.#one(salesOpenings, setting), `“${sentence(this.#bought.next())}”`, cost, this.#one(salesEndings, setting));
  }

  statement(setting: Setting): string {
    const cost = this.#chance.happens(0.5) ? ` ${sentence(this.#cost.next())}` : '';
    return `${this.#one(statementOpenings, setting)} “${sentence(this.#bought.next())}${cost}”`;
  }

  survey(setting: Setting): string {
    return joined(sentence(this.#said.next())) + this.#one(surveyTails, setting);
  }

  review(setting: Setting): { title: string; body: string } {
    const cost = this.#chance.happens(0.5) ? sentence(this.#cost.next()) : '';
    const body = joined(sentence(this.#said.next()), cost, this.#one(reviewTails, setting));
    return { title: this.#chance.pick(reviewHeads), body };
  }
}
