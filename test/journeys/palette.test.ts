// Somebody types what they look for and presses Enter without waiting, as one does with a palette.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually, foundWorkspace, heading, holdBack, type Journey, openJourney, tellAsOneStory } from '../support/journey.ts';

let journey: Journey;
let problemId: string;

beforeAll(async () => {
  journey = await openJourney();
  await foundWorkspace(journey, 'Quick hands', 'EUR');
  const product = await journey.api<{ id: string }>('POST', '/products', { name: 'Ledger', businessModel: 'b2b' });
  const problem = await journey.api<{ id: string }>('POST', `/products/${product.id}/problems`, { title: 'Exports lose a column' });
  await journey.api('POST', `/products/${product.id}/problems`, { title: 'Problems of another kind' });
  await journey.api('POST', '/comments', { subjectKind: 'problem', subjectId: problem.id, body: 'The nightly batch skips umlauts' });
  problemId = problem.id;
  await journey.page.goto(journey.href(`/p/${product.id}/problems`));
  await heading(journey.page, 'Problems').waitFor();
});
afterAll(() => journey.close());
tellAsOneStory(() => journey);

const holdSearch = () => holdBack(journey.page, '**/search?*');

const palette = () => journey.page.getByRole('dialog');
const field = () => palette().getByRole('textbox').or(palette().getByRole('combobox')).first();
const isAtProblem = () => journey.page.waitForURL((url) => url.pathname.endsWith(`/problems/${problemId}`));

test('Enter takes the first hit of what was typed, also when the answer comes long after it', async () => {
  const { page } = journey;
  const letGo = await holdSearch();
  const arrive = await holdBack(page, /\/CommandPalette-.*\.js$/);
  await page.keyboard.press('/');
  await page.keyboard.type('exports col');
  await arrive();
  await eventually(() => field().inputValue()).toBe('exports col');
  await page.keyboard.press('Enter');
  // Nothing is taken that answers fewer letters, or another question.
  expect(new URL(page.url()).pathname).toMatch(/\/problems$/);
  await letGo();
  await isAtProblem();
  await heading(page, 'Exports lose a column').waitFor();
});

test('Enter is forgotten when somebody types on', async () => {
  const { page } = journey;
  await page.goBack();
  await heading(page, 'Problems').waitFor();
  const letGo = await holdSearch();
  await page.keyboard.press('/');
  await field().pressSequentially('exports');
  await page.keyboard.press('Enter');
  await field().pressSequentially(' lose');
  await letGo();
  await palette().getByText('Exports lose a column').waitFor();
  expect(new URL(page.url()).pathname).toMatch(/\/problems$/);
  await page.keyboard.press('Escape');
});

test('a comment is found by its words, and leads to its problem', async () => {
  const { page } = journey;
  await page.keyboard.press('/');
  await field().fill('umlauts');
  const hit = palette().getByText('The nightly batch skips umlauts');
  await hit.waitFor();
  await hit.click();
  await isAtProblem();
  expect(journey.complaints).toEqual([]);
});
