import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { formatNumber } from '../platform/format.ts';
import { useHere } from '../platform/session/here.ts';
import { Section } from '../platform/ui/Page.tsx';
import { CountTiles } from './CountTiles.tsx';
import classes from './Exchange.module.css';
import type { ImportAnswer } from './exchange.api.ts';
import { exchangeText as text } from './exchange.text.ts';
import { goodRows } from './import-status.ts';
import { NewProblems } from './NewProblems.tsx';
import { Progress } from './Progress.tsx';
import { RowProblems } from './RowProblems.tsx';
import { StoppedNotice } from './StoppedNotice.tsx';
import { useImportVerb } from './use-import-verb.ts';

/** The dry run: while it reads, and what it found. */
export function CheckStep({ one }: { one: ImportAnswer }) {
  const { workspace } = useHere();
  const verb = useImportVerb(one.id);
  const change = (
    <Button component={Link} to={`/w/${workspace.id}/imports/${one.id}?step=mapping`}>
      {text.changeMapping}
    </Button>
  );
  if (one.status === 'checking') return <Progress one={one} label={text.checking} />;
  if (one.status !== 'checked') {
    return (
      <StoppedNotice one={one}>
        <Button variant="filled" loading={verb.isPending} onClick={() => verb.mutate(one.status === 'interrupted' ? 'resume' : 'check')}>
          {one.status === 'interrupted' ? text.resume : text.checkAgain}
        </Button>
        {one.status !== 'interrupted' && change}
      </StoppedNotice>
    );
  }
  const good = goodRows(one);
  const { rows, refused } = one.counts;
  const kinds = one.kind ? text.kinds[one.kind].toLowerCase() : '';
  return (
    <>
      <Section title={text.checkedTitle}>
        <p className={classes.verdict}>
          {good === 0
            ? text.noneGood
            : refused === 0
              ? text.allGood(formatNumber(good), kinds)
              : text.someRefused(formatNumber(good), formatNumber(rows), formatNumber(refused))}
        </p>
        <CountTiles counts={one.counts} />
        <Group gap="sm" mt="md">
          {good > 0 && (
            <Button variant="filled" loading={verb.isPending} onClick={() => verb.mutate('run')} data-autofocus>
              {text.startImport(formatNumber(good))}
            </Button>
          )}
          {change}
        </Group>
      </Section>
      <NewProblems one={one} isDone={false} />
      <RowProblems one={one} />
    </>
  );
}
