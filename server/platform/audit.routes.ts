import { auditEventPage } from '../../contract/platform/audit.ts';
import { browseAuditEvents } from './audit.query.ts';
import { get, routes } from './http/route.ts';

export const auditRoutes = routes('Audit', [get('/audit', browseAuditEvents, { answer: auditEventPage })]);
