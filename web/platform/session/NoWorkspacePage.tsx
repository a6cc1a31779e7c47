import { Button, Text } from '@mantine/core';
import { DoorPage } from './DoorPage.tsx';
import { doors } from './session.api.ts';
import { sessionText as text } from './session.text.ts';
import { useDoor } from './use-door.ts';

export function NoWorkspacePage() {
  const door = useDoor(doors.signOut, '/sign-in');
  return (
    <DoorPage title={text.noWorkspaceTitle}>
      <Text size="sm" mb="md">
        {text.noWorkspace}
      </Text>
      <Button onClick={() => door.enter(undefined)} loading={door.isBusy}>
        {text.signOut}
      </Button>
    </DoorPage>
  );
}
