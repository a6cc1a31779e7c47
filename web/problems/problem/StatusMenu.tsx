import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { ProblemDetail, ProblemStatus } from '../../../contract/problems/problem.ts';
import { useMay } from '../../platform/session/here.ts';
import { problemsText } from '../problems.text.ts';
import { StatusMark } from '../StatusMark.tsx';
import { problemText as text } from './problem.text.ts';
import { useStatusChange } from './use-problem-changes.ts';

const ParkDrawer = lazy(() => import('./ParkDrawer.tsx').then((file) => ({ default: file.ParkDrawer })));

/** Where the problem stands, and the steps it may take from here. */
export function StatusMenu({ problem }: { problem: ProblemDetail }) {
  const may = useMay();
  const change = useStatusChange(problem);
  const [isParking, setIsParking] = useState(false);
  if (!may('decide') || problem.archivedAt || problem.nextStatuses.length === 0) return <StatusMark status={problem.status} />;
  const go = (status: ProblemStatus) => (status === 'parked' ? setIsParking(true) : change.mutate({ status }));
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="compact-sm"
            rightSection={<ChevronDown size={13} aria-hidden />}
            loading={change.isPending}
            aria-label={text.changeStatus(problemsText.statuses[problem.status])}
          >
            <StatusMark status={problem.status} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {problem.nextStatuses.map((status) => (
            <Menu.Item key={status} onClick={() => go(status)}>
              <StatusMark status={status} />
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {isParking && (
        <Suspense>
          <ParkDrawer onPark={(reason) => change.mutateAsync({ status: 'parked', reason })} onClose={() => setIsParking(false)} />
        </Suspense>
      )}
    </>
  );
}
