import { segmentAnswer, segmentMemberPage, segmentPage, segmentSizeAnswer } from '../../contract/people/segment.ts';
import { get, patch, post, routes } from '../platform/http/route.ts';
import {
  archiveSegment,
  browseSegmentMembers,
  browseSegments,
  changeSegment,
  createSegment,
  measureSegment,
  previewSegment,
  readSegment,
  restoreSegment,
} from './segment.actions.ts';

export const segmentRoutes = routes('Segments', [
  get('/segments', browseSegments, { answer: segmentPage }),
  post('/segments', createSegment, { answer: segmentAnswer, status: 201 }),
  post('/segments/preview', previewSegment, { answer: segmentSizeAnswer }),
  get('/segments/:segmentId', readSegment, { answer: segmentAnswer }),
  patch('/segments/:segmentId', changeSegment, { answer: segmentAnswer }),
  post('/segments/:segmentId/archive', archiveSegment, { answer: segmentAnswer }),
  post('/segments/:segmentId/restore', restoreSegment, { answer: segmentAnswer }),
  get('/segments/:segmentId/size', measureSegment, { answer: segmentSizeAnswer }),
  get('/segments/:segmentId/members', browseSegmentMembers, { answer: segmentMemberPage }),
]);
