/** The key that came with the request itself: Basic with the key as name (some senders leave the colon out), or Bearer. */
export function keyOfHeader(authorization: string | undefined): string | null {
  const [, scheme = '', shown = ''] = /^(basic|bearer)\s+(\S+)\s*$/i.exec(authorization ?? '') ?? [];
  if (scheme === '') return null;
  if (scheme.toLowerCase() === 'bearer') return asKey(shown);
  return asKey(Buffer.from(shown, 'base64').toString('latin1').split(':')[0]);
}

const keyPattern = /^[\x21-\x7e]{1,200}$/;

/** Null for what no write key looks like. */
export const asKey = (value: unknown): string | null => (typeof value === 'string' && keyPattern.test(value.trim()) ? value.trim() : null);
