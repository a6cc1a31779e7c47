import { ActionIcon, NativeSelect } from '@mantine/core';
import { Unlink } from 'lucide-react';
import type { ProblemEvidenceItem } from '../../../contract/problems/problem.ts';
import type { Importance, Reason } from '../../../contract/problems/value.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { DateText } from '../../platform/ui/Value.tsx';
import { problemsText } from '../problems.text.ts';
import { importanceChoices, reasonChoices } from '../values.ts';
import classes from './EvidenceLine.module.css';
import { problemText as text } from './problem.text.ts';

interface EvidenceLineProps {
  item: ProblemEvidenceItem;
  /** Without it the value is only read. */
  onValue?: ((item: ProblemEvidenceItem, value: { importance?: Importance; reason?: Reason }) => void) | undefined;
  onUnlink?: ((item: ProblemEvidenceItem) => void) | undefined;
}

/** One thing somebody said or did, what it weighs, and who it comes from. */
export function EvidenceLine({ item, onValue, onUnlink }: EvidenceLineProps) {
  return (
    <li className={classes.line}>
      <blockquote className={classes.quote}>
        <EntityLink kind="evidence" id={item.id}>
          {item.quote || item.title}
        </EntityLink>
      </blockquote>
      <div className={classes.from}>
        <span>{problemsText.kinds[item.kind]}</span>
        <DateText value={item.occurredAt} />
        {item.person && (
          <EntityLink kind="person" id={item.person.id}>
            {item.person.name}
          </EntityLink>
        )}
        {item.roles.length > 0 && <span>{item.roles.map((role) => role.replaceAll('_', ' ')).join(', ')}</span>}
        {item.account && (
          <EntityLink kind="account" id={item.account.id}>
            {item.account.name}
          </EntityLink>
        )}
        {item.unnamedPeople > 0 && <span>{text.unnamed(item.unnamedPeople)}</span>}
      </div>
      <div className={classes.value}>
        {onValue ? (
          <>
            <NativeSelect
              size="xs"
              aria-label={text.importanceOf(item.title)}
              value={String(item.link.importance)}
              data={importanceChoices}
              onChange={(event) => onValue(item, { importance: Number(event.currentTarget.value) as Importance })}
            />
            <NativeSelect
              size="xs"
              aria-label={text.reasonOf(item.title)}
              value={item.link.reason}
              data={reasonChoices}
              onChange={(event) => onValue(item, { reason: event.currentTarget.value as Reason })}
            />
          </>
        ) : (
          <span>
            {problemsText.importances[item.link.importance]} · {problemsText.reasons[item.link.reason]}
          </span>
        )}
        {item.link.valuedBy === 'team' && <span className={classes.team}>{text.teamWord}</span>}
        {onUnlink && (
          <ActionIcon size={24} aria-label={text.unlinkOf(item.title)} title={text.unlink} onClick={() => onUnlink(item)}>
            <Unlink size={13} aria-hidden />
          </ActionIcon>
        )}
      </div>
    </li>
  );
}
