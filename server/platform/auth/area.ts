import type { AreaModule } from '../area.ts';
import { auditRoutes } from '../audit.routes.ts';
import { savedViewRoutes } from '../views/saved-view.routes.ts';
import { apiKeyRoutes } from './api-key.routes.ts';
import { invitationRoutes } from './invitation.routes.ts';
import { memberRoutes } from './member.routes.ts';
import { workspaceRoutes } from './workspace.routes.ts';

/** What the platform itself brings to every workspace. */
export const platformArea: AreaModule = {
  name: 'platform',
  routes: [workspaceRoutes, memberRoutes, invitationRoutes, apiKeyRoutes, auditRoutes, savedViewRoutes],
};
