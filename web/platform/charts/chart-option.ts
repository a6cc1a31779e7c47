import type { EChartsCoreOption } from 'echarts/core';
import type { Tokens } from '../theme/tokens.ts';
import { uiText as text } from '../ui/ui.text.ts';
import {
  type Axis,
  type Bar,
  type Bubble,
  diameterOf,
  formatOn,
  formatX,
  type Line,
  namedBubbles,
  namedMarks,
  type Picture,
  spreadNames,
} from './picture.ts';

/** How many bubbles carry their name. */
const mostNamed = 10;

const font = 'Inter, ui-sans-serif, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** Beside each other, apart from the two lens hues, and readable on both grounds. */
const tones = {
  light: ['#6b4fbb', '#0f766e', '#a8317d', '#5f6b13', '#475569', '#7c2d12'],
  dark: ['#b7a3f5', '#5fc9bd', '#f08fc8', '#bcc95e', '#a9b8cc', '#e59a7d'],
} as const;

const colourOf = ({ side, tone }: { side?: Bubble['side']; tone?: number | undefined }, tokens: Tokens) => {
  if (side) return tokens[side];
  if (tone === undefined) return tokens.mark;
  const ours = tokens.surface === '#ffffff' ? tones.light : tones.dark;
  return ours[tone % ours.length] ?? tokens.mark;
};

// ECharts takes HTML in tooltips: every word that came from data is escaped.
const asHtml = (words: string) => words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Turns a picture into what the drawing library wants. Few colours, labels at the things themselves, axes from zero. */
export function chartOption(picture: Picture, tokens: Tokens, isNarrow: boolean, heightPx: number): EChartsCoreOption {
  const words = { color: tokens.textDim, fontFamily: font, fontSize: 12 };
  const base = {
    animationDuration: 160,
    animationDurationUpdate: 160,
    textStyle: words,
    aria: { enabled: false },
    tooltip: {
      confine: true,
      backgroundColor: tokens.raised,
      borderColor: tokens.line,
      textStyle: { color: tokens.text, fontFamily: font, fontSize: 12 },
      extraCssText: 'box-shadow: 0 4px 16px rgb(0 0 0 / 0.14); max-width: 320px; white-space: normal;',
    },
  };
  const valueAxis = (axis: Axis, isVertical: boolean) => ({
    type: axis.isLog ? 'log' : 'value',
    ...(axis.isOpen || axis.isLog ? { scale: true } : { min: (range: { min: number }) => Math.min(0, range.min) }),
    name: axis.unit ? `${axis.label}, ${axis.unit}` : axis.label,
    nameLocation: isVertical ? 'end' : 'middle',
    nameGap: isVertical ? 14 : 30,
    nameTextStyle: { ...words, align: isVertical ? 'left' : 'center' },
    axisLabel: { ...words, formatter: (value: number) => (axis.format ? axis.format(value) : formatOn({}, value)), hideOverlap: true },
    axisLine: { show: !isVertical, lineStyle: { color: tokens.lineControl } },
    axisTick: { show: false },
    splitLine: { show: isVertical, lineStyle: { color: tokens.lineSoft } },
    splitNumber: isNarrow ? 3 : 5,
  });

  switch (picture.kind) {
    case 'bubble':
      return { ...base, ...bubbleOption(picture, tokens, isNarrow, valueAxis) };
    case 'line':
      return { ...base, ...lineOption(picture, tokens, isNarrow, valueAxis, heightPx) };
    case 'bar':
      return { ...base, ...barOption(picture, tokens, valueAxis) };
    case 'column':
      return { ...base, ...columnOption(picture, tokens, isNarrow, valueAxis) };
  }
}

type ValueAxis = (axis: Axis, isVertical: boolean) => object;

function bubbleOption(picture: Extract<Picture, { kind: 'bubble' }>, tokens: Tokens, isNarrow: boolean, valueAxis: ValueAxis) {
  const { bubbles, x, y, size } = picture;
  const largest = Math.max(0, ...bubbles.map((bubble) => bubble.size ?? 0));
  const named = namedBubbles(bubbles, isNarrow ? 5 : mostNamed);
  // Names of bubbles at the right end stand on their left, or the edge would cut them.
  const farRight = Math.max(0, ...bubbles.map((bubble) => bubble.x)) * 0.8;
  const whiskers = (bubble: Bubble) => [
    ...(bubble.xInterval ? [[{ coord: [bubble.xInterval[0], bubble.y] }, { coord: [bubble.xInterval[1], bubble.y] }]] : []),
    ...(bubble.yInterval ? [[{ coord: [bubble.x, bubble.yInterval[0]] }, { coord: [bubble.x, bubble.yInterval[1]] }]] : []),
  ];
  return {
    grid: { left: 8, right: isNarrow ? 16 : 40, top: 40, bottom: 40, containLabel: true },
    xAxis: valueAxis(x, false),
    yAxis: valueAxis(y, true),
    series: [
      {
        type: 'scatter',
        // Large ones first, so that small ones stay on top and can be reached.
        data: [...bubbles]
          .sort((a, b) => (b.size ?? 0) - (a.size ?? 0))
          .map((bubble) => ({
            id: bubble.id,
            name: bubble.label,
            value: [bubble.x, bubble.y, bubble.size],
            symbolSize: diameterOf(bubble.size, largest),
            itemStyle: { color: `${colourOf(bubble, tokens)}8c`, borderColor: colourOf(bubble, tokens), borderWidth: 1 },
            label: { show: named.has(bubble.id), position: bubble.x > farRight ? 'left' : 'right' },
          })),
        label: {
          position: 'right',
          formatter: '{b}',
          color: tokens.text,
          fontFamily: font,
          fontSize: 12,
          width: isNarrow ? 110 : 180,
          overflow: 'truncate',
        },
        labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
        emphasis: { scale: 1.15, label: { show: true }, itemStyle: { borderWidth: 2, borderColor: tokens.text } },
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          lineStyle: { type: 'solid', color: tokens.mark, width: 1, opacity: 0.7 },
          label: { show: false },
          data: bubbles.flatMap(whiskers),
        },
      },
    ],
    tooltip: {
      trigger: 'item',
      confine: true,
      backgroundColor: tokens.raised,
      borderColor: tokens.line,
      textStyle: { color: tokens.text, fontFamily: font, fontSize: 12 },
      formatter: ({ name, value }: { name: string; value: [number, number, number | undefined] }) =>
        [
          `<b>${asHtml(name)}</b>`,
          `${asHtml(y.label)}: ${asHtml(formatOn(y, value[1]))}`,
          `${asHtml(x.label)}: ${asHtml(formatOn(x, value[0]))}`,
          ...(size && value[2] !== undefined
            ? [`${asHtml(size.label)}: ${asHtml(size.format ? size.format(value[2]) : formatOn({}, value[2]))}`]
            : []),
        ].join('<br>'),
    },
  };
}

/** Above the lines: the name of the axis. Below: the days and some air. */
const headPx = 40;
const footPx = 32;
/** A line of text, and what the axis may round away: it ends a little above the highest value. */
const nameGapPx = 17;

/** The library moves names apart too, but its lines put them back while they grow, and it lets them overlap a little. */
function shiftsOfNames(lines: readonly Line[], plotPx: number): number[] {
  const values = lines.flatMap((line) => line.points.flatMap((point) => [point.y, point.high].filter((one) => typeof one === 'number')));
  const highest = Math.max(0, ...values);
  const range = highest - Math.min(0, ...values);
  const ends = lines.map((line) => line.points.findLast((point) => point.y !== null)?.y ?? 0);
  return spreadNames(
    ends.map((end) => (range === 0 ? plotPx : (plotPx * (highest - end)) / range)),
    nameGapPx,
    plotPx,
  );
}

/** Names of marks beside each other need some 150 pixels each. */
const mostMarksNamed = { narrow: 1, wide: 4 };

function lineOption(
  picture: Extract<Picture, { kind: 'line' }>,
  tokens: Tokens,
  isNarrow: boolean,
  valueAxis: ValueAxis,
  heightPx: number,
) {
  const { lines, x, y, marks = [] } = picture;
  const words = { color: tokens.textDim, fontFamily: font, fontSize: 12 };
  // Lines of one colour are told apart by their dash and by the name at their end.
  const dashes = ['solid', 'dashed', 'dotted', [8, 3, 2, 3]] as const;
  const longestName = Math.max(0, ...lines.map((line) => line.label.length));
  const isCategory = !x.isTime && lines.some((line) => line.points.some((point) => typeof point.x === 'string'));
  const band = (line: Line) => {
    if (!line.points.some((point) => point.low !== undefined && point.high !== undefined)) return [];
    const common = {
      type: 'line',
      stack: `band ${line.id}`,
      symbol: 'none',
      silent: true,
      lineStyle: { opacity: 0 },
      tooltip: { show: false },
    };
    return [
      { ...common, data: line.points.map((point) => [point.x, point.low ?? point.y]) },
      {
        ...common,
        data: line.points.map((point) => [point.x, (point.high ?? point.y ?? 0) - (point.low ?? point.y ?? 0)]),
        areaStyle: { color: colourOf(line, tokens), opacity: 0.14 },
      },
    ];
  };
  const shifts = shiftsOfNames(lines, heightPx - headPx - footPx);
  return {
    grid: {
      left: 8,
      right: isNarrow ? 16 : Math.min(180, 24 + longestName * 7),
      top: headPx,
      bottom: isNarrow ? 28 : 12,
      containLabel: true,
    },
    xAxis: {
      ...(x.isTime || isCategory ? { type: x.isTime ? 'time' : 'category' } : valueAxis(x, false)),
      ...(isCategory ? { boundaryGap: false } : {}),
      axisLabel: { ...words, hideOverlap: true },
      axisLine: { lineStyle: { color: tokens.lineControl } },
      axisTick: { show: false },
      splitLine: { show: false },
    },
    yAxis: valueAxis(y, true),
    ...(isNarrow && lines.length > 1 ? { legend: { bottom: 0, textStyle: words, icon: 'roundRect', itemHeight: 3 } } : {}),
    series: lines.flatMap((line, index) => {
      const color = colourOf(line, tokens);
      const isOwn = line.side !== undefined || line.tone !== undefined;
      const { points } = line;
      // What still grows is dashed, to an open ring: nobody shall read a fall where a day has only begun.
      // What follows it has not begun and has no value.
      const running = points.findIndex((point) => point.isPartial);
      const over = running < 0 ? points.length : running;
      const hasTail = over < points.length && over > 0;
      const endLabel = {
        show: !isNarrow,
        formatter: '{a}',
        color: isOwn ? color : tokens.text,
        fontFamily: font,
        fontSize: 12,
        offset: [0, shifts[index] ?? 0],
      };
      const dash = line.isReference ? 'dashed' : isOwn ? 'solid' : dashes[index % dashes.length];
      const common = { type: 'line', name: line.label, connectNulls: false, color };
      return [
        ...band(line),
        {
          ...common,
          data: points.map((point, at) => [point.x, hasTail && at >= over ? null : point.y]),
          symbol: points.length > 30 ? 'none' : 'circle',
          symbolSize: 5,
          lineStyle: { width: 2, type: dash },
          ...(hasTail ? {} : { endLabel }),
          ...(index === 0 && marks.length > 0
            ? {
                markLine: {
                  symbol: 'none',
                  silent: true,
                  lineStyle: { color: tokens.lineControl, type: 'dotted' },
                  label: { formatter: '{b}', ...words },
                  data: namedMarks(marks, mostMarksNamed[isNarrow ? 'narrow' : 'wide']).map(({ x: xAxis, name }) => ({ name, xAxis })),
                },
              }
            : {}),
        },
        ...(hasTail
          ? [
              {
                ...common,
                data: points.map((point, at) => ({
                  value: [point.x, at < over - 1 ? null : point.y],
                  symbol: at === over ? 'emptyCircle' : 'none',
                })),
                symbolSize: 7,
                showAllSymbol: true,
                lineStyle: { width: 2, type: [3, 3] },
                endLabel,
              },
            ]
          : []),
      ];
    }),
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: tokens.raised,
      borderColor: tokens.line,
      textStyle: { color: tokens.text, fontFamily: font, fontSize: 12 },
      formatter: (
        points: {
          seriesName: string;
          value: [string | number, number | null];
          axisValue: string | number;
          componentSubType: string;
          seriesIndex: number;
        }[],
      ) => {
        const at = points[0]?.value[0];
        // A line and its tail are told as one.
        const values = new Map<string, number | null>();
        for (const { seriesName, value } of points)
          if (lines.some((line) => line.label === seriesName)) values.set(seriesName, value[1] ?? values.get(seriesName) ?? null);
        return [
          `<b>${asHtml(at === undefined ? '' : formatX(x, at))}</b>${lines.some((line) => line.points.some((point) => point.x === at && point.isPartial)) ? ` ${text.chartSoFar}` : ''}`,
          ...[...values].map(([name, value]) => `${asHtml(name)}: ${value === null ? '–' : asHtml(formatOn(y, value))}`),
        ].join('<br>');
      },
    },
  };
}

function barOption(picture: Extract<Picture, { kind: 'bar' }>, tokens: Tokens, valueAxis: ValueAxis) {
  const { bars, value } = picture;
  const whisker = (bar: Bar, index: number) =>
    bar.interval ? [[{ coord: [bar.interval[0], index] }, { coord: [bar.interval[1], index] }]] : [];
  return {
    grid: { left: 8, right: 72, top: 8, bottom: 40, containLabel: true },
    xAxis: valueAxis(value, false),
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((bar) => bar.label),
      axisLabel: { color: tokens.text, fontFamily: font, fontSize: 12, width: 160, overflow: 'truncate' },
      axisLine: { lineStyle: { color: tokens.lineControl } },
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 18,
        data: bars.map((bar) => ({
          id: bar.id,
          name: bar.label,
          value: bar.value,
          itemStyle: { color: colourOf(bar, tokens), borderRadius: 2 },
        })),
        label: {
          show: true,
          position: 'right',
          color: tokens.text,
          fontFamily: font,
          fontSize: 12,
          formatter: ({ value: one }: { value: number }) => formatOn(value, one),
        },
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          lineStyle: { type: 'solid', color: tokens.text, width: 1 },
          label: { show: false },
          data: bars.flatMap(whisker),
        },
      },
    ],
    tooltip: { show: false },
  };
}

function columnOption(picture: Extract<Picture, { kind: 'column' }>, tokens: Tokens, isNarrow: boolean, valueAxis: ValueAxis) {
  const { labels, stacks, value } = picture;
  const words = { color: tokens.textDim, fontFamily: font, fontSize: 12 };
  const hasLegend = stacks.length > 1;
  return {
    grid: { left: 8, right: 16, top: headPx, bottom: hasLegend ? 32 : 8, containLabel: true },
    xAxis: {
      type: 'category',
      data: labels,
      axisLabel: { ...words, hideOverlap: true },
      axisLine: { lineStyle: { color: tokens.lineControl }, onZero: true },
      axisTick: { show: false },
    },
    yAxis: { ...valueAxis(value, true), min: undefined },
    ...(hasLegend ? { legend: { bottom: 0, textStyle: words, icon: 'roundRect', itemHeight: 8, itemWidth: 8 } } : {}),
    series: stacks.map((stack) => ({
      type: 'bar',
      stack: stack.isReference ? 'reference' : 'all',
      name: stack.label,
      barMaxWidth: isNarrow ? 24 : 44,
      barMinHeight: 0,
      itemStyle: { color: colourOf(stack, tokens), borderRadius: hasLegend ? 0 : [2, 2, 0, 0] },
      data: stack.values.map((one) => ({
        value: one.value,
        ...(one.id === undefined ? {} : { id: one.id }),
        // What still grows is pale.
        ...(one.isPartial ? { itemStyle: { opacity: 0.5 } } : {}),
      })),
    })),
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      confine: true,
      backgroundColor: tokens.raised,
      borderColor: tokens.line,
      textStyle: { color: tokens.text, fontFamily: font, fontSize: 12 },
      formatter: (points: { seriesName: string; value: number | null | undefined; name: string; dataIndex: number }[]) =>
        [
          `<b>${asHtml(points[0]?.name ?? '')}</b>${stacks.some((one) => one.values[points[0]?.dataIndex ?? -1]?.isPartial) ? ` ${text.chartSoFar}` : ''}`,
          ...points.map(
            (point) => `${asHtml(point.seriesName)}: ${typeof point.value === 'number' ? asHtml(formatOn(value, point.value)) : '–'}`,
          ),
        ].join('<br>'),
    },
  };
}
