import { expect } from 'chai';
import { randomBytes } from 'node:crypto';
import { createBackend, type Backend } from '../../src/server/index.js';
import { createLog, fieldNames, runAsRequest, type LogFields, type LogMessage } from '../../src/server/log.js';
import { merchants, openDatabase, seed, shopOrigin } from '../support/backend.js';
import { createEvidence, createGate } from '../support/evidence.js';
import { legal } from '../support/legal.js';
import { freshId, orderBy } from '../support/requests.js';

const secret = 'Zeta Electronics Gold GmbH';

describe('The log', () => {
  const written: string[] = [];
  const log = createLog('info', { write: (line) => void written.push(line) });
  const lines = (): Record<string, unknown>[] => written.map((line) => JSON.parse(line) as Record<string, unknown>);
  beforeEach(() => {
    written.length = 0;
  });

  /** Logs what no type would let pass. */
  const logAnything = (fields: unknown, message = 'request'): void =>
    log.info(fields as LogFields, message as LogMessage);

  const expectNothingOf = (...texts: string[]): void => {
    expect(written).to.have.lengthOf.at.least(1);
    for (const text of texts) expect(written.join('')).to.not.contain(text);
  };

  it('is one JSON object a line, with time and level', () => {
    log.info({ job: 'forget', calls: 3 }, 'job done');
    expect(written[0]).to.match(/^\{[^\n]+\}\n$/u);
    expect(lines()[0]).to.deep.include({ level: 'info', job: 'forget', calls: 3, msg: 'job done' });
    expect(new Date(String(lines()[0]?.['time'])).getTime()).to.be.closeTo(Date.now(), 60_000);
  });

  it('keeps quiet below its level', () => {
    const quiet: string[] = [];
    createLog('error', { write: (line) => void quiet.push(line) }).warn({}, 'job failed');
    createLog('silent', { write: (line) => void quiet.push(line) }).error({}, 'job failed');
    expect(quiet).to.deep.equal([]);
  });

  it('carries the id of the request during which a line is written', async () => {
    const ids = [freshId(), freshId()];
    await Promise.all(
      ids.map((id) =>
        runAsRequest(id, async () => {
          await Promise.resolve();
          log.info({}, 'decision');
        }),
      ),
    );
    log.info({}, 'job done');
    expect(lines().map(({ requestId }) => requestId)).to.deep.equal([...ids, undefined]);
  });

  describe('lets through', () => {
    for (const name of fieldNames) {
      it(`nobody's name as ${name}`, () => {
        for (const value of [secret, secret.toLowerCase(), 'Zeta', 'zeta', [secret], { name: secret }, () => secret]) {
          logAnything({ [name]: value });
          expect(lines().at(-1)).to.have.all.keys('level', 'time', 'msg');
        }
      });
    }

    const hostile: Readonly<Record<string, () => unknown>> = {
      'fields that are not declared': () => ({
        companyName: secret,
        buyer: { company: { name: secret } },
        [secret]: 1,
      }),
      'what an object says of itself': () => ({ toJSON: () => ({ name: secret }), toString: () => secret }),
      'a number that is not one': () => ({ status: { valueOf: () => 200, toJSON: () => secret } }),
      'an error in place of fields': () => new Error(secret),
      'a text in place of fields': () => secret,
      'a list in place of fields': () => [secret],
      'nothing in place of fields': () => undefined,
      'a field that cannot be read': () =>
        Object.defineProperty({ secret }, 'status', {
          get() {
            throw new Error(secret);
          },
        }),
      'an object that answers to every name': () => new Proxy({}, { get: () => secret, has: () => true }),
      placeholders: () => ({ '%s': secret, msg: secret, level: secret, time: secret }),
    };
    for (const [title, make] of Object.entries(hostile)) {
      it(`not ${title}`, () => {
        logAnything(make());
        expectNothingOf('Zeta');
      });
    }

    it('no message but its own', () => {
      logAnything({}, `declined ${secret}`);
      expect(lines()[0]).to.include({ msg: 'unnamed' });
      expectNothingOf('Zeta');
    });
  });

  describe('says of an error', () => {
    const logError = (error: unknown): unknown => {
      log.error({ error }, 'request failed');
      return lines().at(-1)?.['error'];
    };

    it('its kind, its code and its places, not its message', () => {
      const error = Object.assign(new TypeError(`no ${secret}`), { code: 'ECONNREFUSED', detail: secret });
      expect(logError(error)).to.deep.include({ kind: 'TypeError', code: 'ECONNREFUSED' });
      expect(logError(error))
        .to.have.property('stack')
        .that.matches(/log\.test\.ts:\d+:\d+/u);
      expectNothingOf('Zeta');
    });

    it('no lines of its message that look like places', () => {
      logError(new Error(`no\n    at ${secret} (/srv/app.js:1:1)\n    at Zeta:1:1`));
      expectNothingOf('Zeta');
    });

    it('no message that was changed after the places were taken', () => {
      const error = new Error(`first\nabout ${secret}`);
      error.message = 'second';
      logError(error);
      expectNothingOf('Zeta');
    });

    it('what caused it, in the same way', () => {
      const cause = Object.assign(new Error(secret, { cause: new Error(secret) }), { code: '23505' });
      expect(logError(new Error(secret, { cause })))
        .to.have.property('cause')
        .that.deep.includes({ kind: 'Error', code: '23505' });
      expectNothingOf('Zeta');
    });

    it('nothing of what is no error', () => {
      for (const thrown of [secret, { message: secret, stack: secret, code: secret }, null, Symbol(secret)])
        logError(thrown);
      expectNothingOf('Zeta');
    });

    it('that causes itself, only so much', () => {
      const error = new Error(secret);
      error.cause = error;
      logError(error);
      expectNothingOf('Zeta');
    });
  });

  describe('of a backend', () => {
    let backend: Backend;
    before(async function () {
      this.timeout(60_000);
      backend = await createBackend({
        databaseUrl: await openDatabase(),
        masterKey: randomBytes(32),
        verifiers: createEvidence(Date, createGate()),
        legal: { test: legal, live: undefined },
        log,
        version: '1.2.3',
        runsJobs: false,
      });
      await seed(backend.services);
    });
    after(() => backend.close());

    const page = { Authorization: `Bearer ${merchants.active.publishableKey}`, Origin: shopOrigin };
    const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
      backend.fetch(
        new Request(`https://backend.example${path}`, {
          ...init,
          headers: { ...page, ...(init.headers as Record<string, string>) },
        }),
      );
    const authorize = (tag?: string, attempt = freshId()): Promise<Response> =>
      ask('/v1/authorizations', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': attempt },
        body: JSON.stringify(orderBy(tag === undefined ? {} : { tag })),
      });

    it('tells of a decision and its request under one id, which the caller is told too', async () => {
      const response = await authorize('unknown');
      const requestId = response.headers.get('X-Request-Id');
      const untimed = lines().map((line) => ({ ...line, time: undefined, milliseconds: undefined }));
      const noTimes = { time: undefined, milliseconds: undefined };
      expect(untimed).to.deep.equal([
        {
          level: 'info',
          requestId,
          merchant: merchants.active.id,
          mode: 'test',
          outcome: 'decline',
          reason: 'debtor_not_identified',
          msg: 'decision',
          ...noTimes,
        },
        {
          level: 'info',
          requestId,
          method: 'POST',
          route: '/v1/authorizations',
          status: 200,
          merchant: merchants.active.id,
          msg: 'request',
          ...noTimes,
        },
      ]);
    });

    it('never tells attempts, which open answers, nor anything else that stands in an address', async () => {
      const attempt = freshId();
      await authorize(undefined, attempt);
      await ask(`/v1/attempts/${attempt}`);
      await ask('/v1/attempts/zeta%20gmbh');
      await ask('/v1/companies?country=DE&query=zeta');
      await ask(`/v1/offer?merchant=${merchants.active.publishableKey}`);
      await ask('/zeta', { method: 'ZETA' });
      expect(lines()).to.have.lengthOf(7);
      expectNothingOf(attempt, 'zeta', 'ZETA', 'pk_test', merchants.active.publishableKey);
    });

    it('keeps nothing of the buyer, whatever the outcome', async () => {
      for (const tag of [undefined, 'declined', 'review', 'correction', 'unknown', 'broken']) await authorize(tag);
      expectNothingOf('Zeta', 'zeta.example', 'Uno', 'Tannenweg', '77716', 'DE81', 'ORDER-1', '124900');
    });

    it('tells why a request was refused, and of a defect where it is', async () => {
      await authorize('broken');
      expect(lines()[0]).to.deep.include({ level: 'error', route: '/v1/authorizations', msg: 'request failed' });
      expect(lines()[0]?.['error']).to.have.property('stack').that.contains('decide');
      expect(lines()[1]).to.include({ requestId: lines()[0]?.['requestId'], status: 500, problem: 'internal_error' });
    });

    it('does not call it a defect that somebody goes away while sending', async () => {
      const line = new AbortController();
      const body = new ReadableStream({
        pull(sending) {
          line.abort();
          sending.error(new Error('gone'));
        },
      });
      const sent = { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': freshId() } };
      await ask('/v1/authorizations', { ...sent, body, signal: line.signal, duplex: 'half' } as RequestInit);
      expect(lines().map(({ level, msg }) => `${String(level)}: ${String(msg)}`)).to.deep.equal(['info: request']);
    });

    it('does not repeat the row that the database complains about', async () => {
      const { database } = backend.store;
      const row = { id: freshId(), name: secret } as never;
      const refused = await database
        .insertInto('merchant')
        .values(row)
        .execute()
        .catch((error: unknown) => error);
      expect(refused).to.have.property('detail').that.contains(secret);
      log.error({ error: refused }, 'request failed');
      expect(lines()[0]?.['error']).to.include({ kind: 'DatabaseError', code: '23502' });
      expectNothingOf('Zeta');
    });

    const kept = ['0123456789abcdef0123456789abcdef', '5d0bffb8-caab-4917-9b72-b1373d054590'];
    const replaced = ['Zeta-GmbH', 'a', '', `${kept[1] ?? ''}-zeta`, 'z'.repeat(32), 'a'.repeat(300)];
    it('takes over the id that a proxy gave, if it is one', async () => {
      const idFor = async (given: string): Promise<string | null> =>
        (await ask('/health', { headers: { 'X-Request-Id': given } })).headers.get('X-Request-Id');
      for (const given of kept) expect(await idFor(given)).to.equal(given);
      for (const given of replaced) expect(await idFor(given)).to.match(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u);
      expect(new Set(await Promise.all([idFor(''), idFor('')]))).to.have.property('size', 2);
    });

    it('does not fill up with answers to those who ask whether all is well', async () => {
      await ask('/health');
      await ask('/ready');
      expect(written).to.deep.equal([]);
      backend.leave();
      await ask('/ready');
      expect(lines()[0]).to.include({ route: '/ready', status: 503, problem: 'unavailable' });
    });
  });
});
