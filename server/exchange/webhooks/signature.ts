// Secrets of webhooks: made, sealed for the database, and used to sign.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** The specification asks for 24 to 64 bytes. */
const secretBytes = 32;

export const newSecret = (): string => `whsec_${randomBytes(secretBytes).toString('base64')}`;

const nonceBytes = 12;
const tagBytes = 16;
const keyOf = (key: string): Buffer => createHash('sha256').update(key).digest();

/** AES-256-GCM, bound to the workspace: a sealed secret that is copied into another one opens nothing. */
export function seal(key: string, workspaceId: string, secret: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), nonce).setAAD(Buffer.from(workspaceId));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Errors  throws for what was sealed by another key, or for another workspace. */
export function unseal(key: string, workspaceId: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(key), bytes.subarray(0, nonceBytes))
    .setAAD(Buffer.from(workspaceId))
    .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
}

export type Signed = { messageId: string; at: Date; body: string };

/** The headers of Standard Webhooks, signed by each secret. */
export const signedHeaders = ({ messageId, at, body }: Signed, secrets: readonly string[]): Record<string, string> => ({
  'content-type': 'application/json; charset=utf-8',
  'user-agent': 'Bifocal-Webhooks/1',
  'webhook-id': messageId,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(messageId, at, body)).join(' '),
});
