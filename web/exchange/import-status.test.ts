import { expect, test } from 'vitest';
import { canMap, canResume, canUndo, progressOf, shownStep, stepOf } from './import-status.ts';

test.each([
  ['uploaded', null, false, 'mapping'],
  ['checking', 'checking', false, 'check'],
  ['checked', null, false, 'check'],
  ['interrupted', 'checking', false, 'check'],
  ['failed', null, false, 'check'],
  ['cancelled', null, false, 'check'],
  ['failed', null, true, 'result'],
  ['cancelled', null, true, 'result'],
  ['interrupted', 'running', true, 'result'],
  ['running', 'running', true, 'result'],
  ['done', null, true, 'result'],
  ['undone', null, false, 'result'],
] as const)('an import that is %s (%s, rows stand: %s) stands at the step %s', (status, work, hasBrought, step) =>
  expect(stepOf({ status, work, hasBrought })).toBe(step),
);

test('the columns can be changed before anything was written, or after it was taken back', () => {
  expect(canMap({ status: 'checked', work: null, hasBrought: false })).toBe(true);
  expect(canMap({ status: 'undone', work: null, hasBrought: false })).toBe(true);
  expect(canMap({ status: 'done', work: null, hasBrought: true })).toBe(false);
  expect(canMap({ status: 'cancelled', work: null, hasBrought: true })).toBe(false);
  expect(canMap({ status: 'running', work: 'running', hasBrought: false })).toBe(false);
  expect(shownStep({ status: 'checked', work: null, hasBrought: false }, 'mapping')).toBe('mapping');
  expect(shownStep({ status: 'done', work: null, hasBrought: true }, 'mapping')).toBe('result');
});

test('what stopped half-way goes on or is taken back', () => {
  expect(canResume({ status: 'cancelled', work: null, hasBrought: true })).toBe(true);
  expect(canResume({ status: 'failed', work: null, hasBrought: false })).toBe(false);
  expect(canResume({ status: 'done', work: null, hasBrought: true })).toBe(false);
  expect(canUndo({ status: 'failed', work: null, hasBrought: true })).toBe(true);
  expect(canUndo({ status: 'interrupted', work: 'checking', hasBrought: false })).toBe(false);
});

test('progress is told by rows, before they are counted by bytes, and not at all before anything was read', () => {
  expect(progressOf({ rowsDone: 5, rowsTotal: 10, bytesRead: 1, bytes: 2 })).toEqual({ done: 5, total: 10 });
  expect(progressOf({ rowsDone: 5, rowsTotal: null, bytesRead: 1, bytes: 2 })).toEqual({ done: 1, total: 2 });
  expect(progressOf({ rowsDone: 0, rowsTotal: null, bytesRead: 0, bytes: 2 })).toEqual({ done: 0, total: undefined });
});
