import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

// Below this the header costs more than it saves.
const thresholdBytes = 1024;

/** Compresses JSON and text answers. Bodies that come in stay as they are: a small one could unpack to gigabytes. */
export async function compressAnswers(app: FastifyInstance): Promise<void> {
  await app.register(compress, {
    global: true,
    globalDecompression: false,
    threshold: thresholdBytes,
    encodings: ['br', 'gzip', 'identity'],
    // Quality 4 takes a third of the time of gzip's default and packs JSON as well.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
}
