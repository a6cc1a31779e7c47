import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withRests } from './upkeep.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** Work that takes so long by the clock each time, and what was done. */
function working(...takesMs: number[]) {
  const done: string[] = [];
  const errors: unknown[] = [];
  const run = withRests(
    async (workspaceId) => {
      done.push(workspaceId);
      const takes = takesMs.shift() ?? 0;
      if (takes < 0) throw new Error('lost');
      vi.advanceTimersByTime(takes);
    },
    (error) => errors.push(error),
  );
  return { done, errors, run };
}

test('short work is done each time', async () => {
  const { done, run } = working(10, 100, 10);
  for (let time = 0; time < 3; time++) await run('a');
  expect(done).toEqual(['a', 'a', 'a']);
});

test('after a long run a workspace rests twice as long as it worked, others do not, and it is looked at once more', async () => {
  const { done, run } = working(1_000);
  await run('a');
  await run('a');
  await run('b');
  expect(done).toEqual(['a', 'b']);
  await vi.advanceTimersByTimeAsync(1_999);
  await run('a');
  expect(done).toEqual(['a', 'b']);
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toEqual(['a', 'b', 'a']);
  await run('a');
  expect(done).toHaveLength(4);
});

test('nobody rests for more than five seconds, and what fails after a rest is told', async () => {
  const { done, errors, run } = working(60_000, -1);
  await run('a');
  await vi.advanceTimersByTimeAsync(5_000);
  expect([done, errors]).toEqual([['a', 'a'], [new Error('lost')]]);
});
