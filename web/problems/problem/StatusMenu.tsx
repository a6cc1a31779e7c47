import { Button, Menu, TextInput } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { ProblemDetail, ProblemStatus } from '../../../contract/problems/problem.ts';
import { useMay } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { problemsText } from '../problems.text.ts';
import { StatusMark } from '../StatusMark.tsx';
import { problemText as text } from './problem.text.ts';
import { useStatusChange } from './use-problem-changes.ts';

/** Where the problem stands, and the steps it may take from here. */
export function StatusMenu({ problem }: { problem: ProblemDetail }) {
  const may = useMay();
  const change = useStatusChange(problem);
  const [isParking, setIsParking] = useState(false);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string>();
  if (!may('decide') || problem.archivedAt || problem.nextStatuses.length === 0) return <StatusMark status={problem.status} />;
  const go = (status: ProblemStatus) => (status === 'parked' ? setIsParking(true) : change.mutate({ status }));
  const park = async () => {
    if (reason.trim() === '') {
      setRefusal(text.parkWhy);
      return false;
    }
    await change.mutateAsync({ status: 'parked', reason: reason.trim() });
    setReason('');
    return true;
  };
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
      <FormDrawer opened={isParking} onClose={() => setIsParking(false)} title={text.park} saveLabel={text.park} onSave={park}>
        <TextInput
          label={text.parkWhy}
          description={text.parkHint}
          required
          maxLength={1000}
          value={reason}
          error={refusal}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setRefusal(undefined);
          }}
          data-autofocus
        />
      </FormDrawer>
    </>
  );
}
