import { ActionIcon, Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Archive, Ellipsis, PencilLine, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { EvidenceDetail } from '../../../contract/problems/evidence.ts';
import { useApi, useHere, useMay, useProduct } from '../../platform/session/here.ts';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Page, Section } from '../../platform/ui/Page.tsx';
import { StatusBadge } from '../../platform/ui/StatusBadge.tsx';
import { DateText, RelativeDate } from '../../platform/ui/Value.tsx';
import { membersQuery } from '../problem/problem.api.ts';
import { AccountQuestion } from './AccountQuestion.tsx';
import { EvidenceComments } from './EvidenceComments.tsx';
import { EvidenceDrawer } from './EvidenceDrawer.tsx';
import classes from './EvidencePage.module.css';
import { EvidenceView } from './EvidenceView.tsx';
import { evidenceQuery } from './evidence.api.ts';
import { evidenceText as text } from './evidence.text.ts';
import { headingOf } from './heading.ts';
import { LinkSection } from './LinkSection.tsx';
import { ThenAndNow } from './ThenAndNow.tsx';
import { TriageMark } from './TriageMark.tsx';
import { useArchiveEvidence, useEvidenceKeys } from './use-evidence-changes.ts';

/** One piece of evidence: the words, how the speaker stood that day, and what it is evidence of. */
export function EvidencePage() {
  const { evidenceId = '' } = useParams({ strict: false });
  const api = useApi();
  const { workspace } = useHere();
  const product = useProduct();
  const keys = useEvidenceKeys();
  const { data: evidence, error, refetch } = useQuery(evidenceQuery(api, evidenceId));
  const crumbs = [{ label: text.title, href: `/w/${workspace.id}/p/${product.id}/inbox/evidence` }];
  if (!evidence) {
    if (error) return <ErrorState error={error} isPage onRetry={() => void refetch()} />;
    return (
      <Page title={text.title} breadcrumbs={crumbs} layout="reading">
        <LoadingState />
      </Page>
    );
  }
  return (
    <Page
      title={headingOf(evidence)}
      documentTitle={`${evidence.title} · ${text.title}`}
      breadcrumbs={crumbs}
      layout="reading"
      badge={evidence.archivedAt ? <StatusBadge shape="cross" label={text.isArchived} /> : <TriageMark triage={evidence.triage} />}
      actions={<Actions evidence={evidence} />}
    >
      <EvidenceView evidence={evidence} />
      {evidence.triage === 'parked' && (
        <p className={classes.parked}>
          {text.parkedBecause}: {evidence.parkedReason}
        </p>
      )}
      {evidence.accountUnclear && evidence.person && (
        <div className={classes.question}>
          <AccountQuestion evidenceId={evidence.id} speaker={evidence.person.name} choices={evidence.accountChoices} refresh={keys} />
        </div>
      )}
      {evidence.snapshot && (evidence.account || evidence.person) && (
        <Section title={text.asOf} note={text.asOfNote}>
          <ThenAndNow evidence={evidence} />
        </Section>
      )}
      <LinkSection evidence={evidence} />
      <EvidenceComments evidenceId={evidence.id} />
      <Origin evidence={evidence} />
    </Page>
  );
}

function Actions({ evidence }: { evidence: EvidenceDetail }) {
  const may = useMay();
  const [isEditing, setIsEditing] = useState(false);
  const archive = useArchiveEvidence();
  const evidenceIds = [evidence.id];
  if (evidence.archivedAt) {
    return (
      may('edit') && (
        <Button leftSection={<RotateCcw size={14} aria-hidden />} onClick={() => archive.mutate({ verb: 'restore', evidenceIds })}>
          {text.restore}
        </Button>
      )
    );
  }
  return (
    <>
      {may('capture') && (
        <Button leftSection={<PencilLine size={14} aria-hidden />} onClick={() => setIsEditing(true)}>
          {text.edit}
        </Button>
      )}
      {may('edit') && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={text.actions}>
              <Ellipsis size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<Archive size={14} aria-hidden />} onClick={() => archive.mutate({ verb: 'archive', evidenceIds })}>
              {text.archive}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {isEditing && <EvidenceDrawer evidence={evidence} onClose={() => setIsEditing(false)} />}
    </>
  );
}

/** Who put it in, and from where. */
function Origin({ evidence }: { evidence: EvidenceDetail }) {
  const api = useApi();
  const { data: members = [] } = useQuery(membersQuery(api));
  const author = members.find((member) => member.id === evidence.createdBy)?.name;
  return (
    <p className={classes.origin}>
      {author ? text.capturedBy(author) : text.captured} <DateText value={evidence.createdAt} hasTime />
      {evidence.externalId && (
        <>
          {' · '}
          {text.externalId} {evidence.externalId}
        </>
      )}
      {evidence.version > 1 && (
        <>
          {' · '}
          {text.changedAt} <RelativeDate value={evidence.updatedAt} />
        </>
      )}
    </p>
  );
}
