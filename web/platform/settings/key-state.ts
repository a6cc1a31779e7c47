export type KeyState = 'works' | 'expired' | 'revoked';

export const keyState = (key: { revokedAt: string | null; expiresAt: string | null }, now: Date): KeyState =>
  key.revokedAt !== null ? 'revoked' : key.expiresAt !== null && new Date(key.expiresAt) <= now ? 'expired' : 'works';

/** Units  `days` from now; `never` leaves the key until it is revoked. */
export const expiryOf = (days: string, now: Date): string | null =>
  days === 'never' ? null : new Date(now.getTime() + Number(days) * 86_400_000).toISOString();
