import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import classes from './RankingPage.module.css';

/** A row's link. The router's own link watches the address, which hundreds of rows would do at each change of it. */
export function TitleLink({ href, title }: { href: string; title: string }) {
  const router = useRouter();
  const go = (event: MouseEvent) => {
    // Another tab or window is the browser's business.
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void router.navigate({ href });
  };
  return (
    <a className={classes.title} href={href} onClick={go}>
      {title}
    </a>
  );
}
