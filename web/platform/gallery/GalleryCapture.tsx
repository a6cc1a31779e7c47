import { Modal, Textarea } from '@mantine/core';
import type { CaptureProps } from '../routing/area.ts';
import { DialogFocus } from '../ui/DialogFocus.tsx';

export function GalleryCapture({ opened, onClose }: CaptureProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Capture">
      <DialogFocus />
      <Textarea label="What did you hear?" data-autofocus />
    </Modal>
  );
}
