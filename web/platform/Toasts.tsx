import '@mantine/notifications/styles.css';
import { Notifications } from '@mantine/notifications';

/** Where toasts appear. Loaded behind the first page. */
export function Toasts() {
  return <Notifications position="bottom-right" limit={3} containerWidth={380} />;
}
