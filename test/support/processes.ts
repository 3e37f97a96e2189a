import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { merchants, shopOrigin } from './backend.js';

/** A backend in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** Ends it without a chance to tidy up, as a power cut does. */
  kill(): Promise<void>;
}

export interface ServerOptions {
  readonly databaseUrl: string;
  readonly masterKey: Buffer;
  /** Milliseconds by which its clock is ahead. */
  readonly ahead?: number;
}

const running = new Set<ServerProcess>();

/** Ends whatever a failed test has left running. */
export async function killServers(): Promise<void> {
  await Promise.all([...running].map((server) => server.kill()));
}

/** Starts a backend in a process of its own; it listens when this is done. */
export async function startServer({ databaseUrl, masterKey, ahead = 0 }: ServerOptions): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/support/server-program.ts'], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      MASTER_KEY: masterKey.toString('hex'),
      CLOCK_AHEAD: String(ahead),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((settle) => child.once('exit', () => settle()));
  const port = await Promise.race([portOf(child), ended.then(() => undefined)]);
  if (port === undefined) throw new Error('The backend ended before it listened.');
  const server: ServerProcess = {
    url: `http://127.0.0.1:${port}`,
    async kill() {
      child.kill('SIGKILL');
      await ended;
      running.delete(server);
    },
  };
  running.add(server);
  return server;
}

async function portOf({ stdout }: ChildProcess): Promise<string | undefined> {
  if (!stdout) return undefined;
  for await (const line of createInterface({ input: stdout })) {
    const port = /^listening (\d+)$/u.exec(line)?.[1];
    if (port !== undefined) return port;
  }
  return undefined;
}

/** What came back, or nothing if the connection broke. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** Posts as the active merchant's page does, or as its server if the path is an order's. */
export async function postTo(
  { url }: ServerProcess,
  path: string,
  body: unknown,
  idempotencyKey: string,
): Promise<Reply | undefined> {
  const { active } = merchants;
  const isPage = !path.startsWith('/v1/orders');
  try {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${isPage ? active.publishableKey : active.secretKey}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': idempotencyKey,
        ...(isPage && { Origin: shopOrigin }),
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  } catch {
    return undefined;
  }
}
