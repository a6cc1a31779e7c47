import { createHash } from 'node:crypto';

/** What may be kept or compared instead of a secret: long random secrets need no salt. */
export const fingerprint = (secret: string) => createHash('sha256').update(secret).digest('base64url');
