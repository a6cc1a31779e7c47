import { expect, test } from 'vitest';
import { newSecret, seal, unseal } from './signature.ts';

test('a sealed secret opens with its key in its workspace only, and no two seals are alike', () => {
  const secret = newSecret();
  const sealed = seal('key', 'wsp_1', secret);
  expect(unseal('key', 'wsp_1', sealed)).toBe(secret);
  expect(sealed).not.toBe(seal('key', 'wsp_1', secret));
  expect(() => unseal('other', 'wsp_1', sealed)).toThrow();
  expect(() => unseal('key', 'wsp_2', sealed)).toThrow();
  const changed = Buffer.from(sealed, 'base64');
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  expect(() => unseal('key', 'wsp_1', changed.toString('base64'))).toThrow();
});
