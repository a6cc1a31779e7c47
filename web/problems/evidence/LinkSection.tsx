import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { Link2, X } from 'lucide-react';
import { useState } from 'react';
import type { EvidenceDetail } from '../../../contract/problems/evidence.ts';
import type { ProblemStatus } from '../../../contract/problems/problem.ts';
import type { Importance, Reason } from '../../../contract/problems/value.ts';
import { useMay } from '../../platform/session/here.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { Section } from '../../platform/ui/Page.tsx';
import { problemsText } from '../problems.text.ts';
import { StatusMark } from '../StatusMark.tsx';
import { importances, reasons } from '../values.ts';
import { evidenceText as text } from './evidence.text.ts';
import { LinkDialog } from './LinkDialog.tsx';
import classes from './LinkSection.module.css';
import { useLinkValue, useUnlink } from './use-evidence-changes.ts';

/** The problems that this is evidence of, and what it says about each. */
export function LinkSection({ evidence }: { evidence: EvidenceDetail }) {
  const may = useMay();
  const [isLinking, setIsLinking] = useState(false);
  const canLink = may('capture') && evidence.archivedAt === null;
  return (
    <Section
      title={text.problems}
      actions={
        canLink && (
          <Button size="compact-sm" leftSection={<Link2 size={14} aria-hidden />} onClick={() => setIsLinking(true)}>
            {text.link}
          </Button>
        )
      }
    >
      {evidence.problems.length === 0 ? (
        <p className={classes.none}>{text.linkNone}</p>
      ) : (
        <ul className={classes.list}>
          {evidence.problems.map((link) => (
            <LinkLine key={link.problemId} link={link} canUnlink={canLink} />
          ))}
        </ul>
      )}
      {isLinking && <LinkDialog evidenceIds={[evidence.id]} onClose={() => setIsLinking(false)} />}
    </Section>
  );
}

function LinkLine({ link, canUnlink }: { link: EvidenceDetail['problems'][number]; canUnlink: boolean }) {
  const may = useMay();
  const unlink = useUnlink();
  const value = useLinkValue();
  return (
    <li className={classes.line}>
      <span className={classes.title}>
        <EntityLink kind="problem" id={link.problemId}>
          {link.title}
        </EntityLink>
        <StatusMark status={link.status as ProblemStatus} />
      </span>
      <span className={classes.values}>
        {may('decide') ? (
          <>
            <NativeSelect
              size="xs"
              aria-label={text.importanceOf(link.title)}
              value={String(link.importance)}
              onChange={(event) => value.mutate({ link, wish: { importance: Number(event.currentTarget.value) as Importance } })}
              data={importances.map((one) => ({ value: String(one), label: problemsText.importances[one] }))}
            />
            <NativeSelect
              size="xs"
              aria-label={text.reasonOf(link.title)}
              value={link.reason}
              onChange={(event) => value.mutate({ link, wish: { reason: event.currentTarget.value as Reason } })}
              data={reasons.map((one) => ({ value: one, label: problemsText.reasons[one] }))}
            />
          </>
        ) : (
          <span>
            {problemsText.importances[link.importance]} · {problemsText.reasons[link.reason]}
          </span>
        )}
        <small className={classes.none}>{text.valuedBy[link.valuedBy]}</small>
        {canUnlink && (
          <ActionIcon aria-label={text.unlinkOf(link.title)} onClick={() => unlink.mutate(link)}>
            <X size={15} aria-hidden />
          </ActionIcon>
        )}
      </span>
    </li>
  );
}
