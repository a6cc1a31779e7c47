// The tables of the facts: one definition each, from which the statements for one server and for a cluster are made.
import { onCluster } from '../../platform/facts/facts-migrations.ts';
import { silentEvents } from './silent-events.ts';

export type FactsTable = {
  name: string;
  /** Column and type, as the engine writes them. */
  columns: readonly string[];
  engine: 'MergeTree' | 'AggregatingMergeTree' | 'ReplacingMergeTree';
  /** What the engine takes in brackets: the column of the version. */
  engineArgument?: string;
  partitionBy?: string;
  orderBy: string;
  indexes?: readonly string[];
  settings?: string;
  /** On a cluster: the column by which rows are dealt out; null where each server holds them all. */
  shardBy: string | null;
};

const path = (table: FactsTable) =>
  table.shardBy === null ? `/clickhouse/tables/all/bifocal/${table.name}` : `/clickhouse/tables/{shard}/bifocal/${table.name}`;

/** Where rows of a server lie: on a cluster the table of that name asks all servers. */
export const localName = (name: string, cluster: string | null, shardBy: string | null): string =>
  cluster === null || shardBy === null ? `bifocal.${name}` : `bifocal.${name}_local`;

/** The statements that make a table: on a cluster a replicated one on each shard and one that deals out and asks all. */
export function createTable(table: FactsTable, cluster: string | null): string[] {
  const parts = [...table.columns, ...(table.indexes ?? [])].map((part) => `  ${part}`).join(',\n');
  const given = [...(cluster === null ? [] : [`'${path(table)}'`, "'{replica}'"]), ...(table.engineArgument ? [table.engineArgument] : [])];
  const engine = `${cluster === null ? '' : 'Replicated'}${table.engine}(${given.join(', ')})`;
  const local = [
    `create table if not exists ${localName(table.name, cluster, table.shardBy)}${onCluster(cluster)} (\n${parts}\n)`,
    `engine = ${engine}`,
    ...(table.partitionBy ? [`partition by ${table.partitionBy}`] : []),
    `order by ${table.orderBy}`,
    ...(table.settings ? [`settings ${table.settings}`] : []),
  ].join('\n');
  if (cluster === null || table.shardBy === null) return [local];
  const name = cluster.replaceAll("'", '');
  return [
    local,
    `create table if not exists bifocal.${table.name}${onCluster(cluster)} as bifocal.${table.name}_local\n` +
      `engine = Distributed('${name}', 'bifocal', '${table.name}_local', ${table.shardBy})`,
  ];
}

// Each insert is on disk before it is confirmed.
const durable = 'fsync_after_insert = 1, fsync_part_directory = 1';

export const events: FactsTable = {
  name: 'events',
  columns: [
    'workspace UInt32',
    'source UInt32',
    'event LowCardinality(String)',
    'type LowCardinality(String)',
    "at DateTime64(3, 'UTC') codec(Delta, ZSTD(1))",
    // In the source's reporting zone.
    'day Date codec(Delta, ZSTD(1))',
    'actor UInt32',
    'account UInt32',
    'message UInt64',
    "received_at DateTime64(3, 'UTC') codec(Delta, ZSTD(1))",
    // More names than these share one column: they are read more slowly, and never fill the memory.
    'properties JSON(max_dynamic_paths = 64, max_dynamic_types = 8)',
    'context JSON(max_dynamic_paths = 16, max_dynamic_types = 4)',
  ],
  indexes: ['index by_message message type bloom_filter(0.001) granularity 4', 'index by_receipt received_at type minmax granularity 1'],
  engine: 'MergeTree',
  partitionBy: 'toYYYYMM(day)',
  orderBy: '(workspace, source, event, day, actor, at)',
  settings: durable,
  shardBy: 'actor',
};

export const eventDays: FactsTable = {
  name: 'event_days',
  columns: [
    'workspace UInt32',
    'source UInt32',
    // Empty: any event.
    'event LowCardinality(String)',
    'day Date',
    'actors AggregateFunction(groupBitmap, UInt32)',
    'accounts AggregateFunction(groupBitmap, UInt32)',
    'events SimpleAggregateFunction(sum, UInt64)',
    // When the last of them was received.
    "newest SimpleAggregateFunction(max, DateTime64(3, 'UTC'))",
  ],
  engine: 'AggregatingMergeTree',
  partitionBy: 'toYYYYMM(day)',
  orderBy: '(workspace, source, event, day)',
  settings: `${durable}, index_granularity = 256`,
  shardBy: 'cityHash64(source, event)',
};

export const personOverrides: FactsTable = {
  name: 'person_overrides',
  columns: ['workspace UInt32', 'actor UInt32', 'person UInt32', 'version UInt64'],
  engine: 'ReplacingMergeTree',
  engineArgument: 'version',
  orderBy: '(workspace, actor)',
  settings: durable,
  shardBy: null,
};

export const accountOverrides: FactsTable = {
  name: 'account_overrides',
  columns: ['workspace UInt32', 'account UInt32', 'canonical UInt32', 'version UInt64'],
  engine: 'ReplacingMergeTree',
  engineArgument: 'version',
  orderBy: '(workspace, account)',
  settings: durable,
  shardBy: null,
};

const silentList = silentEvents.map((name) => `'${name}'`).join(', ');

/** The bitmaps of some rows of events: kept by the view below, and made again by whoever repairs them. */
export const eventDaysOf = (from: string, where = '1'): string =>
  `select workspace, source, name as event, day,
  groupBitmapState(actor) as actors, groupBitmapStateIf(account, account > 0) as accounts, count() as events, max(received_at) as newest
from ${from} array join if(event in (${silentList}), [event], [event, '']) as name
where ${where}
group by workspace, source, event, day`;

/** On a cluster each shard keeps the days of its own rows; the table above them merges. */
export const createEventDaysView = (cluster: string | null): string =>
  `create materialized view if not exists bifocal.event_days_view${onCluster(cluster)} to ${localName('event_days', cluster, eventDays.shardBy)} as
${eventDaysOf(localName('events', cluster, events.shardBy))}`;

/**
 * Days that were kept before it was known when their last event was received learn it from their events. All columns are added, since the view
 * is that of today: a later one must be there as well.
 */
export const learnNewest = (cluster: string | null): string[] => [
  ...[...new Set([localName('event_days', cluster, eventDays.shardBy), 'bifocal.event_days'])].map(
    (name) =>
      `alter table ${name}${onCluster(cluster)} ${eventDays.columns.map((column) => `add column if not exists ${column}`).join(', ')}`,
  ),
  `alter table bifocal.event_days_view${onCluster(cluster)} modify query ${eventDaysOf(localName('events', cluster, events.shardBy))}`,
  `insert into bifocal.event_days (workspace, source, event, day, newest)
select workspace, source, event, day, newest from (${eventDaysOf('bifocal.events')})`,
];

const dictionary = (name: string, key: string, value: string, table: string, cluster: string | null): string =>
  `create dictionary if not exists bifocal.${name}${onCluster(cluster)} (key UInt64, ${value} UInt32) primary key key
source(clickhouse(query 'select bitOr(bitShiftLeft(toUInt64(workspace), 32), ${key}) as key, ${value} from bifocal.${table} final where ${key} != ${value}'))
layout(hashed()) lifetime(0)`;

/** Who an id has turned out to be; read again by `reloadDictionaries`. */
export const createDictionaries = (cluster: string | null): string[] => [
  dictionary('persons', 'actor', 'person', 'person_overrides', cluster),
  dictionary('accounts', 'account', 'canonical', 'account_overrides', cluster),
];

export const reloadDictionary = (name: 'persons' | 'accounts', cluster: string | null): string =>
  `system reload dictionary ${cluster === null ? '' : `on cluster '${cluster.replaceAll("'", '')}' `}bifocal.${name}`;
