import type { Settings } from '../config.ts';
import { type Mailer, openMailer } from './mailer.ts';

/** Null where no mail server is set up. */
export const mailerOf = ({ mail, publicUrl }: Pick<Settings, 'mail' | 'publicUrl'>): Mailer | null =>
  mail && publicUrl ? openMailer(mail, publicUrl) : null;
