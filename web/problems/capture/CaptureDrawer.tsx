import { Drawer } from '@mantine/core';
import type { CaptureProps } from '../../platform/routing/area.ts';

export function CaptureDrawer({ opened, onClose }: CaptureProps) {
  return <Drawer opened={opened} onClose={onClose} title="Capture" />;
}
