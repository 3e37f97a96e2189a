import { expect } from 'chai';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { webhookEventSchema, type WebhookEvent } from '../../src/contract/webhook-schemas.js';
import { disableWebhook, setWebhook } from '../../src/server/use-cases/administer-webhooks.js';
import { deliverDue, type Courier, type Round } from '../../src/server/webhooks/deliver.js';
import { merchants, type Desk } from './backend.js';

/** What has come to a merchant's server. */
export interface Arrival {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Reply = { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | 'silence';

/** A merchant's server, as its webhook finds it. */
export interface Receiver {
  readonly url: string;
  /** Connections so far, whatever was said over them. */
  readonly connections: number;
  /** How everything is answered from now on; each test begins with 200. */
  reply: Reply;
  /** Answers what was met with silence. */
  speak(status: number): void;
  /** What has arrived since it was last asked. */
  take(): readonly Arrival[];
  /** Ends with the next arrival. */
  arrival(): Promise<void>;
}

/** Gives the surrounding suite a merchant's server on a port of its own. */
export function useReceiver(): Receiver {
  const arrivals: Arrival[] = [];
  const silent: ServerResponse[] = [];
  let connections = 0;
  let greet = (): void => undefined;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => void (body += chunk));
    request.on('end', () => {
      arrivals.push({ path: request.url ?? '', headers: request.headers, body });
      if (receiver.reply === 'silence') silent.push(response);
      else response.writeHead(receiver.reply.status, receiver.reply.headers).end();
      greet();
    });
  });
  server.on('connection', () => void (connections += 1));
  const receiver: Receiver = {
    get url() {
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/told`;
    },
    get connections() {
      return connections;
    },
    reply: { status: 200 },
    speak: (status) => silent.splice(0).forEach((response) => void response.writeHead(status).end()),
    take: () => arrivals.splice(0),
    arrival: () => new Promise((resolve) => (greet = resolve)),
  };
  before((done) => void server.listen(0, '127.0.0.1', done));
  beforeEach(() => {
    receiver.reply = { status: 200 };
    arrivals.length = 0;
  });
  after((done) => {
    server.close(done);
    server.closeAllConnections();
  });
  return receiver;
}

/** The active merchant's webhook, set anew for each test, and who sends it. */
export interface Told {
  readonly receiver: Receiver;
  readonly secret: string;
  /** Warnings and errors since the test began. */
  readonly log: readonly string[];
  readonly courier: Courier;
  deliver(courier?: Partial<Courier>): Promise<Round>;
  /** Sends what is due, and reads what has arrived. */
  events(): Promise<readonly WebhookEvent[]>;
  /** Reads an arrival as a receiver must: by the library, at the desk's time. Throws what that throws. */
  verify(arrival: Arrival, secret?: string, atMinutes?: number): WebhookEvent;
}

export function useWebhook(desk: Desk): Told {
  const receiver = useReceiver();
  const log: string[] = [];
  let secret = '';
  beforeEach(async () => {
    log.length = 0;
    await disableWebhook(merchants.active.id, desk.services);
    const outcome = await setWebhook(merchants.active.id, receiver.url, desk.services);
    secret = outcome.status === 'created' ? outcome.secret : expect.fail(outcome.status);
  });
  const note = (level: string) => (_: unknown, message: string) => void log.push(`${level}: ${message}`);
  const told: Told = {
    receiver,
    log,
    get secret() {
      return secret;
    },
    get courier() {
      return { ...desk.services, log: { info: () => undefined, warn: note('warn'), error: note('error') } };
    },
    deliver: (courier) => deliverDue({ ...told.courier, ...courier }),
    async events() {
      await told.deliver();
      return receiver.take().map((arrival) => told.verify(arrival));
    },
    verify: (arrival, given = secret, atMinutes = 0) =>
      at(desk.now() + atMinutes * 60_000, () =>
        webhookEventSchema.parse(new Webhook(given).verify(arrival.body, arrival.headers as Record<string, string>)),
      ),
  };
  return told;
}

/** The library reads the machine's clock, and knows no other. */
function at<Value>(time: number, read: () => Value): Value {
  const { now } = Date;
  Date.now = () => time;
  try {
    return read();
  } finally {
    Date.now = now;
  }
}
