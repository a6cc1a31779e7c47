import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { MemberSettings, Theme } from '../../../contract/platform/member.ts';
import type { Session } from '../api.ts';
import { writeFor } from '../format.ts';
import { useApi, useHere } from './here.ts';
import { sessionQuery } from './session.ts';

const schemeOf: Record<Theme, MantineColorScheme> = { light: 'light', dark: 'dark', system: 'auto' };

/**
 * Numbers, dates and colours as the member has set them, in every browser of theirs.
 *
 * Shape   changes when the page must be drawn again: the key of what is shown.
 */
export function useReader(): string {
  const { locale, timeZone, theme } = useHere().workspace.settings;
  const { setColorScheme } = useMantineColorScheme();
  // While this is drawn, before what it holds: that asks for the locale at once.
  useMemo(() => writeFor({ locale, timeZone }), [locale, timeZone]);
  useEffect(() => {
    if (theme !== null) setColorScheme(schemeOf[theme]);
  }, [theme, setColorScheme]);
  return `${locale} ${timeZone}`;
}

/** Changes the colours here at once and, behind it, in the member's other browsers. */
export function useTheme(): { scheme: MantineColorScheme; setTheme: (theme: Theme) => void } {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { workspace } = useHere();
  const client = useQueryClient();
  const api = useApi();
  return {
    scheme: colorScheme,
    setTheme(theme) {
      setColorScheme(schemeOf[theme]);
      keepSettings(client, workspace.id, { theme });
      // The browser remembers it too: a server that cannot be reached is no reason to tell anybody.
      api.patch('/me', { theme }).catch(() => undefined);
    },
  };
}

/** Puts settings that were saved into what is known of the session, without asking again. */
export function keepSettings(client: ReturnType<typeof useQueryClient>, workspaceId: string, settings: Partial<MemberSettings>): void {
  client.setQueryData<Session>(sessionQuery.queryKey, (session) =>
    session === undefined
      ? undefined
      : {
          ...session,
          workspaces: session.workspaces.map((one) =>
            one.id === workspaceId ? { ...one, settings: { ...one.settings, ...settings } } : one,
          ),
        },
  );
}
