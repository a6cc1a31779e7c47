import { buildWeb } from '../../tools/build-web.ts';

/** The journeys see the web application of these sources, not of the last install. */
export const setup = async (): Promise<void> => {
  await buildWeb({ onlyWhenStale: true });
};
