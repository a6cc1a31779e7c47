import { Button } from '@mantine/core';
import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import type { EvidenceDetail } from '../../../contract/problems/evidence.ts';
import { formatNumber } from '../../platform/format.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { DateText } from '../../platform/ui/Value.tsx';
import { problemsText } from '../problems.text.ts';
import classes from './EvidenceView.module.css';
import { evidenceText as text } from './evidence.text.ts';

/** Until the whole of it is there, what the list knows is shown. */
export type ShownEvidence = Pick<
  EvidenceDetail,
  'id' | 'kind' | 'title' | 'body' | 'occurredAt' | 'person' | 'account' | 'unnamedPeople' | 'source' | 'sourceUrl' | 'sentiment' | 'tags'
> &
  Partial<Pick<EvidenceDetail, 'fields' | 'snapshot' | 'now'>>;

/** What somebody said or did: the words, whose they are, and the facts that came with them. */
export function EvidenceView({ evidence }: { evidence: ShownEvidence }) {
  const fields = Object.entries(evidence.fields ?? {}).filter(([, value]) => value !== null && value !== '');
  return (
    <article className={classes.evidence}>
      <EvidenceLine evidence={evidence} />
      <Quote key={evidence.id} evidence={evidence} hasFields={fields.length > 0} />
      <Speaker evidence={evidence} />
      {fields.length > 0 && (
        <dl className={classes.fields} aria-label={text.facts}>
          {fields.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd data-number={typeof value === 'number' || undefined}>
                {typeof value === 'number' ? formatNumber(value) : String(value)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {evidence.tags.length > 0 && (
        <ul className={classes.tags} aria-label={text.tags}>
          {evidence.tags.map((tag) => (
            <li key={tag}>{tag}</li>
          ))}
        </ul>
      )}
    </article>
  );
}

/** Kind, day, source: one quiet line. */
function EvidenceLine({ evidence }: { evidence: ShownEvidence }) {
  return (
    <p className={classes.line}>
      <strong>{problemsText.kinds[evidence.kind]}</strong>
      <DateText value={evidence.occurredAt} />
      {evidence.sourceUrl ? (
        <a href={evidence.sourceUrl} target="_blank" rel="noreferrer noopener" aria-label={`${text.openSource} (${evidence.source})`}>
          {evidence.source}
          <ExternalLink size={12} aria-hidden />
        </a>
      ) : (
        <span>{evidence.source}</span>
      )}
      {evidence.sentiment !== null && <span>{text.sentiments[evidence.sentiment]}</span>}
    </p>
  );
}

/** Units: characters. A longer quote is opened by whoever wants all of it: what follows it must stay in reach. */
const longestShown = 1500;

function Quote({ evidence, hasFields }: { evidence: ShownEvidence; hasFields: boolean }) {
  const [isWhole, setIsWhole] = useState(false);
  if (evidence.body.trim() === '') return hasFields ? null : <p className={classes.bare}>{evidence.title}</p>;
  if (isWhole || evidence.body.length <= longestShown) return <blockquote className={classes.quote}>{evidence.body}</blockquote>;
  return (
    <div>
      <blockquote className={classes.quote}>{evidence.body.slice(0, longestShown).toWellFormed()}…</blockquote>
      <Button size="compact-sm" mt="xs" onClick={() => setIsWhole(true)}>
        {text.showAll(formatNumber(evidence.body.length))}
      </Button>
    </div>
  );
}

export function Speaker({ evidence }: { evidence: Pick<ShownEvidence, 'person' | 'account' | 'unnamedPeople'> }) {
  const { person, account, unnamedPeople } = evidence;
  return (
    <p className={classes.speaker}>
      {person && (
        <EntityLink kind="person" id={person.id}>
          {person.name}
        </EntityLink>
      )}
      {account && (
        <EntityLink kind="account" id={account.id}>
          {account.name}
        </EntityLink>
      )}
      {unnamedPeople > 0 && (
        <span className={classes.unnamed}>
          {person || account ? '+ ' : ''}
          {text.unnamedPeople(unnamedPeople, formatNumber(unnamedPeople))}
        </span>
      )}
      {!person && !account && unnamedPeople === 0 && <span className={classes.dim}>{text.noSpeaker}</span>}
    </p>
  );
}
