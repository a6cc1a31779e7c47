import type { Chance } from './chance.ts';

const dayMs = 86_400_000;

/** Days of the story, told from its last one. Shape   days are `2026-01-31`. */
export class Calendar {
  readonly today: string;
  readonly #todayMs: number;

  constructor(today: string) {
    this.today = today;
    this.#todayMs = Date.parse(`${today}T00:00:00Z`);
  }

  ago(days: number): string {
    return new Date(this.#todayMs - Math.round(days) * dayMs).toISOString().slice(0, 10);
  }

  ahead(days: number): string {
    return this.ago(-days);
  }

  daysAgo(day: string): number {
    return Math.round((this.#todayMs - Date.parse(`${day}T00:00:00Z`)) / dayMs);
  }

  /** An instant of a day in the past, in waking hours; never later than today’s first minutes. */
  instant(daysAgo: number, chance: Chance): string {
    const days = Math.max(1, Math.round(daysAgo));
    const minutes = chance.int(6 * 60 + 20, 20 * 60 + 50);
    return new Date(this.#todayMs - days * dayMs + minutes * 60_000).toISOString();
  }

  /** “Q3 2025”. */
  quarter(daysAgo: number): string {
    const day = this.ago(daysAgo);
    return `Q${Math.ceil(Number(day.slice(5, 7)) / 3)} ${day.slice(0, 4)}`;
  }
}

/** Units: days. */
export const span = 730;
