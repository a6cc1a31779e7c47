import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { RecordKind } from '../../contract/exchange/record-kind.ts';
import { formatNumber } from '../platform/format.ts';
import { placeHref, placesOf, type RailKey, useAreas } from '../platform/routing/area.ts';
import { useHere } from '../platform/session/here.ts';
import { ConfirmDialog } from '../platform/ui/ConfirmDialog.tsx';
import { Section } from '../platform/ui/Page.tsx';
import { CountTiles } from './CountTiles.tsx';
import classes from './Exchange.module.css';
import type { ImportAnswer } from './exchange.api.ts';
import { exchangeText as text } from './exchange.text.ts';
import { canMap, canResume, canUndo, goodRows, isBusy } from './import-status.ts';
import { Leftovers } from './Leftovers.tsx';
import { NewProblems } from './NewProblems.tsx';
import { Progress } from './Progress.tsx';
import { RowProblems } from './RowProblems.tsx';
import { StoppedNotice } from './StoppedNotice.tsx';
import { useImportVerb } from './use-import-verb.ts';

/** The import itself: while it runs, what it did, and its undo. */
export function ResultStep({ one }: { one: ImportAnswer }) {
  const verb = useImportVerb(one.id);
  const [isUndoing, setIsUndoing] = useState(false);
  useFreshPages(one);
  const undo = canUndo(one) && (
    <Button leftSection={<Undo2 size={14} aria-hidden />} onClick={() => setIsUndoing(true)}>
      {text.undo}
    </Button>
  );
  return (
    <>
      {isBusy(one) && <Progress key={one.status} one={one} label={one.status === 'undoing' ? text.undoing : text.running} />}
      {(one.status === 'cancelled' || one.status === 'interrupted' || one.status === 'failed') && (
        <StoppedNotice one={one}>
          {canResume(one) && (
            <Button variant="filled" loading={verb.isPending} onClick={() => verb.mutate('resume')}>
              {text.resume}
            </Button>
          )}
          {undo}
        </StoppedNotice>
      )}
      {one.status === 'done' && <Done one={one}>{undo}</Done>}
      {one.status === 'undone' && <Undone one={one} />}
      {(one.status === 'running' || one.status === 'cancelled' || one.status === 'failed' || one.status === 'interrupted') &&
        one.counts.rows > 0 && <CountTiles counts={one.counts} />}
      {one.status === 'done' && <NewProblems one={one} isDone />}
      {(one.status === 'undone' || one.leftovers > 0) && !isBusy(one) && <Leftovers one={one} />}
      {!isBusy(one) && one.status !== 'undone' && one.rowProblems.errors + one.rowProblems.warnings > 0 && <RowProblems one={one} />}
      <ConfirmDialog
        opened={isUndoing}
        onClose={() => setIsUndoing(false)}
        title={text.undoTitle(one.fileName)}
        confirmLabel={text.undo}
        isDanger
        onConfirm={() => verb.mutateAsync('undo')}
      >
        {text.undoBody}
      </ConfirmDialog>
    </>
  );
}

/** What other pages show has changed with the last row: they read again. */
function useFreshPages(one: ImportAnswer): void {
  const client = useQueryClient();
  const before = useRef(one.status);
  useEffect(() => {
    const wasBusy = isBusy({ status: before.current });
    before.current = one.status;
    if (wasBusy && !isBusy(one)) void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  }, [one, client]);
}

const placeOfKind: Readonly<Record<RecordKind, RailKey>> = {
  account: 'people',
  person: 'people',
  membership: 'people',
  revenue_line: 'people',
  contract: 'people',
  deal: 'people',
  stakeholder_role: 'people',
  evidence: 'inbox',
  problem: 'problems',
};

/** Where to see what came in: the place of the rail, of the import's product where it has one. */
function useShownAt(one: ImportAnswer): (key: RailKey) => string | undefined {
  const here = useHere();
  const areas = useAreas();
  const product = here.workspace.products.find((candidate) => candidate.id === one.productId) ?? here.product;
  const there = { ...here, product };
  return (key) => {
    const place = placesOf(areas, there).find((candidate) => candidate.key === key);
    return place && placeHref(there, place);
  };
}

function Done({ one, children }: { one: ImportAnswer; children: React.ReactNode }) {
  const { workspace } = useHere();
  const at = useShownAt(one);
  const good = goodRows(one);
  const kinds = one.kind ? text.kinds[one.kind] : '';
  const place = one.kind && at(placeOfKind[one.kind]);
  const ranking = at('problems');
  const isAboutProblems = one.kind === 'evidence' || one.kind === 'problem' || one.counts.problemsCreated > 0;
  return (
    <Section title={text.doneTitle}>
      <p className={classes.verdict}>
        {good === 0 ? text.doneNothing : text.done(formatNumber(good), one.kind ? text.counted[one.kind][good === 1 ? 0 : 1] : '', good)}
      </p>
      <CountTiles counts={one.counts} />
      {one.counts.refused > 0 && <p className={classes.quiet}>{text.refusedRows(formatNumber(one.counts.refused))}</p>}
      {one.counts.kept > 0 && <p className={classes.quiet}>{text.keptFields(formatNumber(one.counts.kept))}</p>}
      <Group gap="sm" mt="md">
        {isAboutProblems && ranking && (
          <Button variant="filled" component={Link} to={ranking}>
            {text.openRanking}
          </Button>
        )}
        {place && place !== ranking && (
          <Button variant={isAboutProblems ? 'default' : 'filled'} component={Link} to={place}>
            {text.open(kinds.toLowerCase())}
          </Button>
        )}
        <Button component={Link} to={`/w/${workspace.id}/imports/new`}>
          {text.importMore}
        </Button>
        {children}
      </Group>
    </Section>
  );
}

function Undone({ one }: { one: ImportAnswer }) {
  const { workspace } = useHere();
  return (
    <Section title={text.undoneTitle}>
      <p className={classes.verdict}>{one.leftovers > 0 ? text.undoneBut : text.undoneBody(formatNumber(one.counts.rows))}</p>
      <Group gap="sm" mt="md">
        {canMap(one) && one.hasFile && (
          <Button component={Link} to={`/w/${workspace.id}/imports/${one.id}?step=mapping`}>
            {text.changeMapping}
          </Button>
        )}
        <Button component={Link} to={`/w/${workspace.id}/imports/new`}>
          {text.importMore}
        </Button>
      </Group>
    </Section>
  );
}
