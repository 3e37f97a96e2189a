import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';

/** A handler on a port. */
export interface Server {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves a WHATWG handler. A busy port is not an error: the next free one is taken, and `port` says which. */
export async function serve(
  handler: (request: Request) => Promise<Response>,
  port: number,
  host = '127.0.0.1',
): Promise<Server> {
  const listener = getRequestListener(handler);
  const server = createServer((request, response) => void listener(request, response));
  const listen = (wanted: number): Promise<void> =>
    new Promise((ready, fail) => {
      server.once('error', fail);
      server.listen(wanted, host, () => {
        server.off('error', fail);
        ready();
      });
    });
  await listen(port).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return listen(0);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeIdleConnections();
        // Whoever still talks gets a moment to finish, then the line is cut.
        setTimeout(() => server.closeAllConnections(), 500).unref();
      }),
  };
}
