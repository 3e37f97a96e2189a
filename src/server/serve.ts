import { createServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from 'node:http';
import { isIP, type AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Caller } from './caller.js';

/** A handler on a port. */
export interface Server {
  readonly port: number;
  /**
   * Takes no new calls, and ends when those that run have been answered.
   *
   * @param patience milliseconds for them; then the line is cut
   * @param onCut told how many were cut, if any
   */
  close(patience?: number, onCut?: (requests: number) => void): Promise<void>;
}

export interface ServeOptions {
  readonly host?: string;
  /** Fails if the port is busy, instead of taking any free one. */
  readonly isPortFixed?: boolean;
  readonly limits?: Limits;
  /** How many proxies of our own stand in front: so many of the last addresses in `X-Forwarded-For` are theirs to say. */
  readonly proxies?: number;
}

/** How long a caller may take, in milliseconds, and how much it may send, in bytes. */
export interface Limits {
  /** For the head of a request. */
  readonly head: number;
  /** For the whole of it. Whoever is slower gets status 408. */
  readonly request: number;
  /** Between two requests on one connection: longer than load balancers keep theirs, or they would meet closed ones. */
  readonly idle: number;
  /** How often the first two are looked after. */
  readonly lookEvery: number;
  readonly headSize: number;
}

/** 64 KiB come in a second even by a bad mobile line; the rest is patience with servers that begin early and send late. */
export const usualLimits: Limits = { head: 10_000, request: 20_000, idle: 65_000, lookEvery: 1_000, headSize: 16_384 };

/** Milliseconds for callers that hold a line and ask nothing. */
const idlePatience = 500;

/** Serves a WHATWG handler. A busy port is not an error unless it is fixed: any free one is taken, and `port` says which. */
export async function serve(
  handler: (request: Request, caller: Caller) => Promise<Response>,
  port: number,
  { host = '127.0.0.1', isPortFixed = false, limits = usualLimits, proxies = 0 }: ServeOptions = {},
): Promise<Server> {
  const listener = getRequestListener((request, { incoming }) =>
    handler(request, { address: addressOf(incoming as IncomingMessage, proxies) }),
  );
  const running = new Set<ServerResponse>();
  const server = createServer(describeLimits(limits), (request, response) => {
    running.add(response);
    response.once('close', () => running.delete(response));
    if (!server.listening) response.setHeader('Connection', 'close');
    void listener(request, response);
  });
  await listen(server, port, host).catch((error: unknown) => {
    if (isPortFixed || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return listen(server, 0, host);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: (patience = idlePatience, onCut) => closeServer(server, running, patience, onCut),
  };
}

/**
 * Whose call it is: the other end of the connection, or whom the outermost proxy of our own has seen. What stands further in front was
 * sent by the caller, who may write there what it likes.
 */
function addressOf({ headers, socket }: IncomingMessage, proxies: number): string | undefined {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const seen = proxies > 0 ? forwarded.at(-proxies)?.trim() : undefined;
  return seen !== undefined && isIP(seen) ? seen : socket.remoteAddress;
}

function describeLimits({ head, request, idle, lookEvery, headSize }: Limits) {
  return {
    headersTimeout: head,
    requestTimeout: request,
    keepAliveTimeout: idle,
    connectionsCheckingInterval: lookEvery,
    maxHeaderSize: headSize,
  };
}

function listen(server: HttpServer, port: number, host: string): Promise<void> {
  return new Promise((ready, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      ready();
    });
  });
}

function closeServer(
  server: HttpServer,
  running: ReadonlySet<ServerResponse>,
  patience: number,
  onCut?: (requests: number) => void,
): Promise<void> {
  return new Promise((closed) => {
    const cut = setTimeout(() => {
      if (running.size > 0) onCut?.(running.size);
      server.closeAllConnections();
    }, patience);
    // A line that is open without a request, such as browsers keep ready, would hold everything up for all the patience there is.
    const leaveIdle = (): void => {
      if (running.size === 0)
        setTimeout(() => running.size === 0 && server.closeAllConnections(), idlePatience).unref();
    };
    server.close(() => {
      clearTimeout(cut);
      closed();
    });
    for (const response of running) {
      if (!response.headersSent) response.setHeader('Connection', 'close');
      response.once('close', leaveIdle);
    }
    leaveIdle();
  });
}
