import { expect, test } from 'vitest';
import { canMap, canResume, canUndo, progressOf, shownStep, stepOf } from './import-status.ts';

test.each([
  ['uploaded', null, 'mapping'],
  ['checking', 'checking', 'check'],
  ['checked', null, 'check'],
  ['interrupted', 'checking', 'check'],
  ['failed', 'checking', 'check'],
  ['interrupted', 'running', 'result'],
  ['running', 'running', 'result'],
  ['done', null, 'result'],
  ['undone', null, 'result'],
] as const)('an import that is %s (%s) stands at the step %s', (status, work, step) => expect(stepOf({ status, work })).toBe(step));

test('the columns can be changed before anything was written, or after it was taken back', () => {
  expect(canMap({ status: 'checked', work: null })).toBe(true);
  expect(canMap({ status: 'undone', work: null })).toBe(true);
  expect(canMap({ status: 'done', work: null })).toBe(false);
  expect(canMap({ status: 'cancelled', work: 'running' })).toBe(false);
  expect(shownStep({ status: 'checked', work: null }, 'mapping')).toBe('mapping');
  expect(shownStep({ status: 'done', work: null }, 'mapping')).toBe('result');
});

test('what stopped half-way goes on or is taken back', () => {
  expect(canResume({ status: 'cancelled', work: 'running' })).toBe(true);
  expect(canResume({ status: 'done', work: null })).toBe(false);
  expect(canUndo({ status: 'failed', work: 'running' })).toBe(true);
  expect(canUndo({ status: 'interrupted', work: 'checking' })).toBe(false);
});

test('progress is told by rows, before they are counted by bytes, and not at all before anything was read', () => {
  expect(progressOf({ rowsDone: 5, rowsTotal: 10, bytesRead: 1, bytes: 2 })).toEqual({ done: 5, total: 10 });
  expect(progressOf({ rowsDone: 5, rowsTotal: null, bytesRead: 1, bytes: 2 })).toEqual({ done: 1, total: 2 });
  expect(progressOf({ rowsDone: 0, rowsTotal: null, bytesRead: 0, bytes: 2 })).toEqual({ done: 0, total: undefined });
});
