// One process on one data directory. PGlite takes no lock of its own: two processes would lose rows without a word.
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';

/** Somebody else runs on this data directory. */
export class DirectoryInUse extends Error {
  constructor(directory: string) {
    super(
      `Another Bifocal process already uses the data directory ${directory}. Stop it first, or start this one with another --data directory.`,
    );
    this.name = 'DirectoryInUse';
  }
}

/**
 * Locks a data directory until this process ends, however it ends.
 *
 * On Linux the lock is an abstract unix socket: the kernel frees it with the process, so a restart right after `kill -9`
 * works at once. Elsewhere it is a file with the process id, checked for life.
 *
 * Errors  DirectoryInUse when another process holds it.
 */
export async function lockDirectory(directory: string): Promise<() => void> {
  return process.platform === 'linux' ? lockBySocket(directory) : lockByFile(directory);
}

async function lockBySocket(directory: string): Promise<() => void> {
  const name = createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 40);
  const server = await new Promise<Server>((resolve, reject) => {
    const candidate = createServer((socket) => socket.destroy());
    candidate.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? new DirectoryInUse(directory) : error));
    candidate.listen(`\0bifocal-${name}`, () => resolve(candidate));
  });
  server.unref();
  return () => server.close();
}

function lockByFile(directory: string): () => void {
  const file = join(directory, 'process.pid');
  const take = () => writeFileSync(file, String(process.pid), { flag: 'wx' });
  try {
    take();
  } catch {
    const other = Number.parseInt(readFileSync(file, 'utf8'), 10);
    if (isAlive(other)) throw new DirectoryInUse(directory);
    rmSync(file, { force: true });
    take();
  }
  return () => rmSync(file, { force: true });
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
