import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the upstream was asked. */
export interface RecordedCall {
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** As JSON if it is that, else as text. */
  readonly body: unknown;
}

/** What it answers: JSON, a text as it is, nothing at all, or a broken connection. */
export type ScriptedAnswer =
  | {
      readonly status?: number;
      readonly json?: unknown;
      readonly text?: string;
      readonly headers?: Record<string, string>;
    }
  | 'silence'
  | 'reset';

/** A real HTTP server that answers as a test says. */
export interface ScriptedUpstream {
  readonly url: string;
  readonly calls: readonly RecordedCall[];
  close(): Promise<void>;
}

const running: ScriptedUpstream[] = [];

/** Starts an upstream; `stopUpstreams` ends them all. */
export async function startUpstream(script: (call: RecordedCall) => ScriptedAnswer): Promise<ScriptedUpstream> {
  const calls: RecordedCall[] = [];
  const server = createServer((request, response) => {
    void read(request).then((call) => {
      calls.push(call);
      write(response, script(call));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const upstream = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  running.push(upstream);
  return upstream;
}

export async function stopUpstreams(): Promise<void> {
  await Promise.all(running.splice(0).map((upstream) => upstream.close()));
}

async function read(request: IncomingMessage): Promise<RecordedCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const { method = '', url: path = '', headers } = request;
  return { method, path, headers, body: text === '' ? undefined : parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function write(response: ServerResponse, answer: ScriptedAnswer): void {
  if (answer === 'silence') return;
  if (answer === 'reset') return void response.destroy();
  response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json', ...answer.headers });
  response.end(answer.text ?? (answer.json === undefined ? '' : JSON.stringify(answer.json)));
}
