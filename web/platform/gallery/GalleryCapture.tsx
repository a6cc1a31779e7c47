import { Modal, Textarea } from '@mantine/core';
import type { CaptureProps } from '../routing/area.ts';

export function GalleryCapture({ opened, onClose }: CaptureProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Capture">
      <Textarea label="What did you hear?" data-autofocus />
    </Modal>
  );
}
