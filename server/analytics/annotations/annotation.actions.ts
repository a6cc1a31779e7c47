import {
  type AnnotationAnswer,
  annotationRef,
  changeAnnotationRequest,
  createAnnotationRequest,
  listAnnotationsRequest,
  mostAnnotations,
} from '../../../contract/analytics/annotation.ts';
import { action } from '../../platform/action.ts';
import { newId } from '../../platform/id.ts';
import { query } from '../../platform/query.ts';
import { assertVersion, changedFields } from '../../platform/version.ts';
import { getProduct } from '../../strategy/index.ts';
import { insertNoun, lockNoun, updateNoun } from '../insights/noun.store.ts';
import type { AnnotationRow } from '../insights/tables.ts';
import { deleteAnnotation, listAnnotations } from './annotation.store.ts';

const answerOf = (row: AnnotationRow): AnnotationAnswer => ({
  id: row.id,
  productId: row.product_id,
  on: row.on_day,
  title: row.title,
  note: row.note,
  version: row.version,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

const subject = (input: { annotationId: string }) => ({ kind: 'annotation', id: input.annotationId });

const inWords = ({ on_day: on, title, note }: Partial<AnnotationRow>) => ({
  ...(on === undefined ? {} : { on }),
  ...(title === undefined ? {} : { title }),
  ...(note === undefined ? {} : { note }),
});

/** A day to come may be noted: a campaign has its date before it begins. Errors  product_not_found. */
export const createAnnotation = action({
  name: 'annotation.created',
  input: createAnnotationRequest,
  can: 'edit',
  subject: (_input, result: AnnotationAnswer) => ({ kind: 'annotation', id: result.id }),
  async run(scope, input) {
    await getProduct(scope, input.productId);
    const { productId, on, ...fields } = input;
    const id = newId('ann', scope.now.getTime());
    const row = await insertNoun(scope, 'annotations', { id, product_id: productId, on_day: on, ...fields });
    return { result: answerOf(row), after: input };
  },
});

/** Errors  annotation_not_found, version_mismatch. */
export const changeAnnotation = action({
  name: 'annotation.changed',
  input: changeAnnotationRequest,
  can: 'edit',
  subject,
  async run(scope, { annotationId, expectedVersion, on, ...fields }) {
    const row = await lockNoun(scope, 'annotations', annotationId);
    assertVersion(row, expectedVersion);
    const change = changedFields<Partial<AnnotationRow>>(row, { ...fields, on_day: on } as Partial<AnnotationRow>);
    if (!change) return { result: answerOf(row) };
    const changed = await updateNoun(scope, 'annotations', row.id, change.after);
    return { result: answerOf(changed), before: inWords(change.before), after: { ...inWords(change.after), productId: row.product_id } };
  },
});

/** Errors  annotation_not_found. */
export const removeAnnotation = action({
  name: 'annotation.removed',
  input: annotationRef,
  can: 'edit',
  subject,
  async run(scope, { annotationId }) {
    const row = await lockNoun(scope, 'annotations', annotationId);
    await deleteAnnotation(scope, row.id);
    return { result: {}, before: { ...inWords(row), productId: row.product_id } };
  },
});

export const browseAnnotations = query({
  name: 'annotations.listed',
  input: listAnnotationsRequest,
  can: 'read',
  async run(scope, input) {
    await getProduct(scope, input.productId);
    const rows = await listAnnotations(scope, { ...input, limit: mostAnnotations });
    return { items: rows.toReversed().map(answerOf) };
  },
});
