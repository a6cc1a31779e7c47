import { Fragment, type ReactNode } from 'react';

/** A sentence from the catalogue with its links put in: `<Sentence links={{ account: <EntityLink …/> }}>{'{account} renews'}</Sentence>`. */
export function Sentence({ children, links }: { children: string; links: Readonly<Record<string, ReactNode>> }) {
  // Every second part is the name of a link.
  const parts = children.split(/\{(\w+)\}/);
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence have no identity but their place
    <Fragment key={at}>{at % 2 === 1 ? links[part] : part}</Fragment>
  ));
}
