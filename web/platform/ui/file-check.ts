import { formatNumber } from '../format.ts';
import { uiText as text } from './ui.text.ts';

export const fileSize = (bytes: number): string => {
  const [unit, size] = bytes >= 1e9 ? (['GB', 1e9] as const) : bytes >= 1e6 ? (['MB', 1e6] as const) : (['kB', 1e3] as const);
  return `${formatNumber(bytes / size, { digits: 1 })} ${unit}`;
};

/** Why a file is not taken, in words; undefined when it is. `kinds` are endings (`.csv`). */
export function refuseFile(file: { name: string; size: number }, kinds: readonly string[], mostBytes: number): string | undefined {
  const isKnown = kinds.length === 0 || kinds.some((kind) => file.name.toLowerCase().endsWith(kind));
  if (!isKnown) return text.fileWrongKind(file.name, kinds.join(', '));
  return file.size > mostBytes ? text.fileTooLarge(file.name, fileSize(mostBytes)) : undefined;
}
