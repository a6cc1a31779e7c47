import type { ReactNode } from 'react';
import type { Icon } from '../routing/area.ts';

/** A line of the palette. */
export interface Entry {
  id: string;
  label: string;
  /** The label with its marks. */
  shown?: ReactNode;
  /** A second line. */
  below?: ReactNode;
  description?: string | undefined;
  group: string;
  words: string;
  icon?: Icon | undefined;
  keys?: string | undefined;
  run: () => void;
}
