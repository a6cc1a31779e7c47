import type { ReactNode } from 'react';

/** What is wrong with a field, or with the first part of it: the server names `domains.2`, the form has one field `domains`. */
export const errorOf = (errors: Readonly<Record<string, ReactNode>>, field: string): ReactNode =>
  errors[field] ?? Object.entries(errors).find(([path]) => path.startsWith(`${field}.`))?.[1];
