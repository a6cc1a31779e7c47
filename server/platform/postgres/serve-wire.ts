import { createServer, type Server } from 'node:net';
import type { WireConnection, WireQueue } from './wire-queue.ts';

/** A server whose connections all feed one queue; the caller says where it listens. */
export function serveWire(queue: WireQueue): Server {
  return createServer((socket) => {
    socket.setNoDelay(true);
    const connection: WireConnection = {
      pending: Buffer.alloc(0),
      started: false,
      closed: false,
      write: (bytes) => void socket.write(bytes),
      close: () => socket.destroy(),
    };
    socket.on('data', (chunk) => queue.receive(connection, chunk as Buffer));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => queue.leave(connection));
  });
}
