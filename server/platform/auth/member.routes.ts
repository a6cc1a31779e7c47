import { memberAnswer, memberPage, myselfAnswer } from '../../../contract/platform/member.ts';
import { get, patch, post, routes } from '../http/route.ts';
import { archiveMember, browseMembers, changeMember, changeMyself, readMember, readMyself, restoreMember } from './member.actions.ts';

export const memberRoutes = routes('Members', [
  get('/members', browseMembers, { answer: memberPage }),
  get('/members/:memberId', readMember, { answer: memberAnswer }),
  patch('/members/:memberId', changeMember, { answer: memberAnswer }),
  get('/me', readMyself, { answer: myselfAnswer, summary: 'whoever asks, with their settings' }),
  patch('/me', changeMyself, { answer: myselfAnswer }),
  post('/members/:memberId/archive', archiveMember, { answer: memberAnswer }),
  post('/members/:memberId/restore', restoreMember, { answer: memberAnswer }),
]);
