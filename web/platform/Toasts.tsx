import '@mantine/notifications/styles.css';
import { useMediaQuery } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';

/** Where toasts appear; on a phone above, since below stand the places and the actions. Loaded behind the first page. */
export function Toasts() {
  const isPhone = useMediaQuery('(max-width: 48em)') ?? false;
  return <Notifications position={isPhone ? 'top-center' : 'bottom-right'} limit={3} containerWidth={380} />;
}
