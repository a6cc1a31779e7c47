import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type ApiError, isApiError } from '../api.ts';
import { safeReturn } from './session.ts';

/** Sends what a door asks for, then goes in with a fresh session. */
export function useDoor<Values>(send: (values: Values) => Promise<unknown>, returnTo?: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const enter = async (values: Values) => {
    setIsBusy(true);
    setError(undefined);
    try {
      await send(values);
      client.clear();
      await navigate({ href: safeReturn(returnTo), replace: true });
    } catch (caught) {
      if (!isApiError(caught)) throw caught;
      setError(caught);
    } finally {
      setIsBusy(false);
    }
  };
  return { enter, isBusy, error };
}
