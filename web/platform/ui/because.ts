import type { ReactNode } from 'react';
import type { LensSide } from '../lens.ts';

/** How a number came to be. `measured` is plain; the others carry a mark. */
export type Mark = 'measured' | 'typed' | 'assumed' | 'estimated';

export interface BecauseLink {
  label: string;
  href: string;
}

export interface BecausePolicy {
  /** What the policy decides, in words ("Churn share by importance"). */
  name: string;
  origin: 'default' | 'override';
  /** Its value in words, if the fact does not already say it. */
  value?: string;
  /** Of an override. */
  reason?: string;
  member?: string;
  /** The playbook's line. */
  href?: string;
}

export interface BecauseFact {
  label: string;
  value: ReactNode;
  mark?: Mark;
  side?: LensSide;
  /** One quiet line below. */
  note?: ReactNode;
  /** Verbatim, shown as a quotation. */
  quote?: string;
  source?: BecauseLink;
  policy?: BecausePolicy;
  /** What this fact is made of. */
  facts?: readonly BecauseFact[];
}

/** The answer to "why": a result, one sentence, and the facts and policies it follows from. */
export interface BecauseChain {
  title: string;
  result: ReactNode;
  side?: LensSide;
  /** In words, which policy and which facts decided. */
  sentence?: ReactNode;
  /** How the facts are put together ("budget × share × churn share"). */
  formula?: string;
  facts: readonly BecauseFact[];
}

/** A chain at hand, or a way to read it when somebody asks. */
export type BecauseSource = BecauseChain | { title: string; key: readonly unknown[]; load: (signal: AbortSignal) => Promise<BecauseChain> };
