const quarterMs = 900_000;
// A year of one zone has 35,000 quarters of an hour.
const rememberedMost = 50_000;

type Days = { format: Intl.DateTimeFormat; known: Map<number, string> };
const zones = new Map<string, Days>();

/** The day on the calendar of a zone, YYYY-MM-DD. No zone changes its day but on a quarter of an hour, so that each is asked about once. */
export function localDay(atMs: number, zone: string): string {
  let days = zones.get(zone);
  if (!days) {
    // The Swedish way to write a day is ISO 8601.
    days = { format: new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }), known: new Map() };
    zones.set(zone, days);
  }
  const quarter = Math.floor(atMs / quarterMs);
  const known = days.known.get(quarter);
  if (known !== undefined) return known;
  const day = days.format.format(quarter * quarterMs);
  if (days.known.size >= rememberedMost) days.known.clear();
  days.known.set(quarter, day);
  return day;
}
