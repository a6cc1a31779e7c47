import { useComputedColorScheme } from '@mantine/core';
import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendPlainComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { tokensOf } from '../theme/tokens.ts';
import { chartOption } from './chart-option.ts';
import { nearestPoint, type Picture } from './picture.ts';

use([
  BarChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendPlainComponent,
  MarkLineComponent,
  TooltipComponent,
  LabelLayout,
  CanvasRenderer,
]);

export interface DrawingProps {
  picture: Picture;
  /** What it shows, in a sentence: a picture cannot be heard. */
  description: string;
  height: number;
  onSelect?: ((id: string) => void) | undefined;
}

/** Below this width labels are few and legends stand under the picture. */
const narrowPx = 520;

export function Drawing({ picture, description, height, onSelect }: DrawingProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const draw = useRef<() => void>(() => {});
  const select = useRef(onSelect);
  const drawn = useRef(picture);
  const scheme = useComputedColorScheme('light');

  useEffect(() => {
    select.current = onSelect;
    drawn.current = picture;
  });

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const made = init(element);
    chart.current = made;
    made.on('click', (event) => {
      const { id } = (event.data ?? {}) as { id?: string };
      if (id !== undefined) select.current?.(id);
    });
    // A line is thinner than a finger: the point that is nearest to the press is meant.
    const ground = made.getZr();
    const pointAt = ({ offsetX, offsetY }: { offsetX: number; offsetY: number }): string | undefined =>
      made.containPixel('grid', [offsetX, offsetY])
        ? nearestPoint(drawn.current, made.convertFromPixel('grid', [offsetX, offsetY]) as [number, number])
        : undefined;
    ground.on('click', (event) => {
      const id = pointAt(event);
      if (id !== undefined) select.current?.(id);
    });
    ground.on('mousemove', (event) => {
      if (select.current && pointAt(event) !== undefined) ground.setCursorStyle('pointer');
    });
    const watcher = new ResizeObserver(() => {
      made.resize();
      draw.current();
    });
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      made.dispose();
      chart.current = undefined;
    };
  }, []);

  useEffect(() => {
    draw.current = () => {
      const element = place.current;
      if (!element) return;
      const option = chartOption(picture, tokensOf(scheme), element.clientWidth < narrowPx, height);
      chart.current?.setOption(option, { notMerge: true });
    };
    draw.current();
  }, [picture, scheme, height]);

  return <div ref={place} role="img" aria-label={description} style={{ width: '100%', height }} />;
}
