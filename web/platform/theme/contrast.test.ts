import { describe, expect, test } from 'vitest';
import { contrast } from './contrast.ts';
import { dark, light, type Tokens } from './tokens.ts';

const grounds: (keyof Tokens)[] = ['sunken', 'surface', 'raised', 'hover', 'active'];

const texts: [keyof Tokens, (keyof Tokens)[]][] = [
  ['text', grounds],
  ['textDim', grounds],
  ['business', ['businessTint', ...grounds]],
  ['consumer', ['consumerTint', ...grounds]],
  ['danger', ['dangerTint', ...grounds]],
  ['text', ['businessTint', 'consumerTint', 'dangerTint']],
  ['textDim', ['businessTint', 'consumerTint', 'dangerTint']],
  ['onPrimary', ['primary', 'primaryHover']],
  ['onDanger', ['dangerSolid', 'dangerSolidHover']],
];

const borders: [keyof Tokens, (keyof Tokens)[]][] = [
  ['lineControl', ['sunken', 'surface', 'raised']],
  ['focus', grounds],
  ['mark', ['surface', 'raised']],
];

test('black on white is 21 to 1', () => expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5));

describe.each([
  ['light', light],
  ['dark', dark],
])('in the %s scheme', (_scheme, tokens) => {
  const pairs = (list: [keyof Tokens, (keyof Tokens)[]][]) => list.flatMap(([front, backs]) => backs.map((back) => [front, back] as const));

  test.each(pairs(texts))('%s can be read on %s', (front, back) => {
    expect(contrast(tokens[front], tokens[back])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(pairs(borders))('%s can be seen on %s', (front, back) => {
    expect(contrast(tokens[front], tokens[back])).toBeGreaterThanOrEqual(3);
  });
});
