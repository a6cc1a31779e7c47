import { keyResultAnswer } from '../../contract/strategy/key-result.ts';
import { measurementAnswer, measurementPage } from '../../contract/strategy/measurement.ts';
import { northStarAnswer, northStarPage } from '../../contract/strategy/north-star.ts';
import { objectiveAnswer, objectivePage } from '../../contract/strategy/objective.ts';
import { valuePromiseAnswer, valuePromisePage } from '../../contract/strategy/value-promise.ts';
import { del, get, patch, post, routes } from '../platform/http/route.ts';
import { archiveKeyResult, changeKeyResult, createKeyResult, readKeyResult, restoreKeyResult } from './key-result.actions.ts';
import { browseMeasurements, recordMeasurement, removeMeasurement } from './measurement.actions.ts';
import { archiveNorthStar, browseNorthStars, changeNorthStar, createNorthStar, restoreNorthStar } from './north-star.actions.ts';
import {
  archiveObjective,
  browseObjectives,
  changeObjective,
  createObjective,
  readObjective,
  restoreObjective,
} from './objective.actions.ts';
import {
  archiveValuePromise,
  browseValuePromises,
  changeValuePromise,
  createValuePromise,
  restoreValuePromise,
} from './value-promise.actions.ts';

export const strategyRoutes = routes('Strategy', [
  get('/products/:productId/north-stars', browseNorthStars, { answer: northStarPage }),
  post('/products/:productId/north-stars', createNorthStar, { answer: northStarAnswer, status: 201 }),
  patch('/north-stars/:northStarId', changeNorthStar, { answer: northStarAnswer }),
  post('/north-stars/:northStarId/archive', archiveNorthStar, { answer: northStarAnswer }),
  post('/north-stars/:northStarId/restore', restoreNorthStar, { answer: northStarAnswer }),

  get('/products/:productId/objectives', browseObjectives, { answer: objectivePage }),
  post('/products/:productId/objectives', createObjective, { answer: objectiveAnswer, status: 201 }),
  get('/objectives/:objectiveId', readObjective, { answer: objectiveAnswer }),
  patch('/objectives/:objectiveId', changeObjective, { answer: objectiveAnswer }),
  post('/objectives/:objectiveId/archive', archiveObjective, { answer: objectiveAnswer }),
  post('/objectives/:objectiveId/restore', restoreObjective, { answer: objectiveAnswer }),

  post('/objectives/:objectiveId/key-results', createKeyResult, { answer: keyResultAnswer, status: 201 }),
  get('/key-results/:keyResultId', readKeyResult, { answer: keyResultAnswer }),
  patch('/key-results/:keyResultId', changeKeyResult, { answer: keyResultAnswer }),
  post('/key-results/:keyResultId/archive', archiveKeyResult, { answer: keyResultAnswer }),
  post('/key-results/:keyResultId/restore', restoreKeyResult, { answer: keyResultAnswer }),

  get('/measurements', browseMeasurements, { answer: measurementPage }),
  post('/measurements', recordMeasurement, { answer: measurementAnswer, status: 201 }),
  del('/measurements/:measurementId', removeMeasurement),

  get('/products/:productId/value-promises', browseValuePromises, { answer: valuePromisePage }),
  post('/products/:productId/value-promises', createValuePromise, { answer: valuePromiseAnswer, status: 201 }),
  patch('/value-promises/:valuePromiseId', changeValuePromise, { answer: valuePromiseAnswer }),
  post('/value-promises/:valuePromiseId/archive', archiveValuePromise, { answer: valuePromiseAnswer }),
  post('/value-promises/:valuePromiseId/restore', restoreValuePromise, { answer: valuePromiseAnswer }),
]);
