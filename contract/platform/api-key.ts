import { z } from 'zod';
import { instant } from './date.ts';
import { idSchema } from './id.ts';
import { memberId } from './member.ts';
import { pageAnswer, pageRequest } from './page.ts';
import { permission, permissions } from './permission.ts';
import { line } from './text.ts';

export const apiKeyId = idSchema('key');

export const createApiKeyRequest = z.strictObject({
  name: line(100),
  /** What the key may do at most; it never may more than the member who made it may at that moment. */
  scopes: z.array(permission).min(1).max(permissions.length),
  /** Null: until it is revoked. */
  expiresAt: instant.nullable().default(null),
});

export const listApiKeysRequest = z.strictObject({ ...pageRequest, revoked: z.stringbool().default(false) });
export const apiKeyRef = z.strictObject({ apiKeyId });

export const apiKeyAnswer = z.object({
  id: apiKeyId,
  name: z.string(),
  /** The first characters, to tell keys apart. */
  start: z.string(),
  scopes: z.array(permission),
  memberId,
  expiresAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  /** To within a few minutes. */
  lastUsedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type ApiKeyAnswer = z.infer<typeof apiKeyAnswer>;

/** `secret` is shown this once: send it as `Authorization: Bearer <secret>`. */
export const createdApiKeyAnswer = apiKeyAnswer.extend({ secret: z.string() });
export type CreatedApiKeyAnswer = z.infer<typeof createdApiKeyAnswer>;

export const apiKeyPage = pageAnswer(apiKeyAnswer);
