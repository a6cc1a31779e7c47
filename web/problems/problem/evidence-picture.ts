import type { EvidenceKind } from '../../../contract/problems/evidence.ts';
import type { Picture } from '../../platform/charts/picture.ts';
import { formatNumber } from '../../platform/format.ts';
import { problemsText } from '../problems.text.ts';
import { problemText as text } from './problem.text.ts';

const monthOf = (moment: string) => `${moment.slice(0, 7)}-01`;

function monthAfter(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
}

/** Every month from the first to the last, also those in which nothing was said; at most the last five years. */
export function monthsBetween(first: string, last: string): string[] {
  const months = [first];
  while ((months.at(-1) ?? last) < last) months.push(monthAfter(months.at(-1) ?? last));
  return months.slice(-60);
}

/** Nobody says half a thing: an axis of few pieces has no halves. */
const wholes = (value: number): string => (Number.isInteger(value) ? formatNumber(value) : '');

/** More kinds than this are one line: nobody reads eight. */
const mostLines = 4;

/** How much was said month by month, a line for each source; the rare sources together. */
export function evidencePicture(pieces: readonly { kind: EvidenceKind; occurredAt: string }[]): Picture {
  const months = pieces.map((piece) => monthOf(piece.occurredAt)).sort();
  const all = months.length === 0 ? [] : monthsBetween(months[0] ?? '', months.at(-1) ?? '');
  const byKind = [...Map.groupBy(pieces, (piece) => piece.kind)].sort(([, a], [, b]) => b.length - a.length);
  const apart = byKind.length > mostLines ? byKind.slice(0, mostLines - 1) : byKind;
  const rest = byKind.slice(apart.length).flatMap(([, ofKind]) => ofKind);
  const line = (id: string, label: string, own: readonly { occurredAt: string }[]) => {
    const counts = new Map<string, number>();
    for (const piece of own) counts.set(monthOf(piece.occurredAt), (counts.get(monthOf(piece.occurredAt)) ?? 0) + 1);
    return { id, label, points: all.map((month) => ({ x: month, y: counts.get(month) ?? 0 })) };
  };
  return {
    kind: 'line',
    x: { label: text.month, isTime: true },
    y: { label: text.evidence, unit: text.pieces, format: wholes },
    lines: [
      ...apart.map(([kind, own]) => line(kind, problemsText.kinds[kind], own)),
      ...(rest.length > 0 ? [line('rest', text.otherKinds, rest)] : []),
    ],
  };
}
