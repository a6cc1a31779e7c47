import type { AreaModule } from '../area.ts';
import { auditRoutes } from '../audit.routes.ts';
import { keptAnswerJobs } from '../idempotency/kept-answer.jobs.ts';
import { mailJobs, queueMails } from '../mail/mail.jobs.ts';
import { notificationJobs } from '../notifications/notification.jobs.ts';
import { notificationRoutes } from '../notifications/notification.routes.ts';
import { savedViewRoutes } from '../views/saved-view.routes.ts';
import { apiKeyRoutes } from './api-key.routes.ts';
import { invitationRoutes } from './invitation.routes.ts';
import { memberRoutes } from './member.routes.ts';
import { passwordResetJobs } from './password-reset.jobs.ts';
import { workspaceRoutes } from './workspace.routes.ts';

/** What the platform itself brings to every workspace. */
export const platformArea: AreaModule = {
  name: 'platform',
  routes: [workspaceRoutes, memberRoutes, invitationRoutes, apiKeyRoutes, auditRoutes, savedViewRoutes, notificationRoutes],
  jobs: [...notificationJobs, ...mailJobs, ...passwordResetJobs, ...keptAnswerJobs],
  upkeep: queueMails,
};
