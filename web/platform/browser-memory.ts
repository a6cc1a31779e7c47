/** Small preferences of this reader in this browser. Never holds anything that matters: storage may be empty, full or forbidden. */

const prefix = 'bifocal.';

export function recall<Value>(key: string, fallback: Value): Value {
  try {
    const text = localStorage.getItem(prefix + key);
    return text === null ? fallback : (JSON.parse(text) as Value);
  } catch {
    return fallback;
  }
}

export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value));
  } catch {
    // Not remembered: the next visit starts from the default.
  }
}
