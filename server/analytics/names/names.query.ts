// What there is to ask about.
import { sql } from 'kysely';
import {
  type EventNameList,
  type EventPropertyList,
  listEventNamesRequest,
  listEventPropertiesRequest,
} from '../../../contract/analytics/event-name.ts';
import { factsQuery } from '../../platform/facts/facts-query.ts';
import type { Scope } from '../../platform/scope.ts';
import { getProduct } from '../../strategy/index.ts';
import { findFactsWorkspace, silentEvents } from '../store/index.ts';

/** More names than these nobody picks from; they can still be typed. */
const namesMost = 500;
/** The newest events that are looked at for what they carry, and how many names of them are told. */
const eventsLookedAt = 20_000;
const propertiesMost = 300;
const examplesMost = 12;
/** Units  characters. */
const longestExample = 80;

async function sourcesOf(scope: Scope, productId: string) {
  await getProduct(scope, productId);
  // Sources that were archived keep what they heard.
  const { rows } = await sql<{ number: number }>`
    select number from sources where workspace_id = ${scope.workspaceId} and product_id = ${productId}`.execute(scope.db);
  return { workspace: await findFactsWorkspace(scope), sources: rows.map(({ number }) => number) };
}

const ours = 'workspace = {workspace:UInt32} and source in {sources:Array(UInt32)}';

/** The names of events that came to a product, from the daily sets. */
export const browseEventNames = factsQuery({
  name: 'event_names.browsed',
  input: listEventNamesRequest,
  can: 'read',
  load: (scope, input) => sourcesOf(scope, input.productId),
  async run(facts, { workspace, sources }, _input, { signal }): Promise<EventNameList> {
    if (sources.length === 0) return { items: [] };
    const { rows } = await facts.rows<{ name: string; total: number; last: string }>(
      `select event as name, toFloat64(sum(events)) as total, toString(max(day)) as last from bifocal.event_days
      where ${ours} and event != '' and event not in {silent:Array(String)}
      group by event order by total desc, name limit {most:UInt32}`,
      { workspace, sources, silent: [...silentEvents], most: namesMost },
      { signal },
    );
    return { items: rows.map(({ name, total, last }) => ({ name, events: total, lastDay: last })) };
  },
});

type Carried = { place: 'property' | 'context'; name: string; types: string[]; samples: string[]; seen: number };

/**
 * What the newest events carry. Values are looked at too, so that a form knows which are numbers and can offer some; long ones, and names
 * of which nearly every event has another value, offer none.
 */
export const browseEventProperties = factsQuery({
  name: 'event_properties.browsed',
  input: listEventPropertiesRequest,
  can: 'read',
  load: (scope, input) => sourcesOf(scope, input.productId),
  async run(facts, { workspace, sources }, { event }, { signal }): Promise<EventPropertyList> {
    if (sources.length === 0) return { items: [] };
    const of = event === undefined ? '' : 'and event = {event:String}';
    const { rows } = await facts.rows<Carried>(
      `select place, pair.1 as name, groupUniqArray(4)(kind) as types, topK(${examplesMost})(value) as samples, count() as seen
      from (
        select place, pair, JSONType(pair.2) as kind, if(kind = 'String', JSONExtractString(pair.2), pair.2) as value
        from (
          select
            arrayConcat(
              arrayMap(one -> ('property', one), JSONExtractKeysAndValuesRaw(toString(properties))),
              arrayFlatten(arrayMap(one -> if(startsWith(one.2, '{'), arrayMap(deeper -> ('property', (concat(one.1, '.', deeper.1), deeper.2)), JSONExtractKeysAndValuesRaw(one.2)), []), JSONExtractKeysAndValuesRaw(toString(properties)))),
              arrayMap(one -> ('context', one), JSONExtractKeysAndValuesRaw(toString(context))),
              arrayFlatten(arrayMap(one -> if(startsWith(one.2, '{'), arrayMap(deeper -> ('context', (concat(one.1, '.', deeper.1), deeper.2)), JSONExtractKeysAndValuesRaw(one.2)), []), JSONExtractKeysAndValuesRaw(toString(context))))
            ) as all
          from bifocal.events where ${ours} ${of} order by day desc limit {looked:UInt32}
        ) array join all.1 as place, all.2 as pair
      )
      where kind not in ('Object', 'Array', 'Null')
      group by place, name order by place desc, seen desc, name limit {most:UInt32}`,
      { workspace, sources, looked: eventsLookedAt, most: propertiesMost, ...(event === undefined ? {} : { event }) },
      { signal },
    );
    return { items: rows.map(({ place, name, types, samples }) => ({ on: place, name, ...toldOf(types, samples) })) };
  },
});

const typeOf = (type: string): 'text' | 'number' | 'boolean' => (type === 'String' ? 'text' : type === 'Bool' ? 'boolean' : 'number');

function toldOf(
  types: readonly string[],
  samples: readonly string[],
): { type: 'text' | 'number' | 'boolean' | 'mixed'; examples: string[] } {
  const [type = 'text', ...others] = [...new Set(types.map(typeOf))];
  return {
    type: others.length === 0 ? type : 'mixed',
    examples: type === 'boolean' || type === 'number' ? [] : samples.filter((one) => one !== '' && one.length <= longestExample),
  };
}
