import type { FastifyInstance } from 'fastify';

const firstPort = 4000;
const lastPort = 4099;

/**
 * Listens where it was told, or on the first free port from 4000 on.
 *
 * Errors  the system's error (EADDRINUSE …) when the wanted port is taken, or all of them are.
 */
export async function listen(app: FastifyInstance, place: { host: string; port: number | null }): Promise<string> {
  if (place.port !== null) return app.listen({ host: place.host, port: place.port });
  for (let port = firstPort; ; port++) {
    try {
      return await app.listen({ host: place.host, port });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port === lastPort) throw error;
    }
  }
}
