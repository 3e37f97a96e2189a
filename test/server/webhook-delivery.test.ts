import { expect } from 'chai';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startJobs } from '../../src/server/jobs.js';
import {
  disableWebhook,
  listDeliveries,
  redeliver,
  rotateWebhookSecret,
  setWebhook,
} from '../../src/server/use-cases/administer-webhooks.js';
import { houseRetention } from '../../src/server/use-cases/personal-data.js';
import { post } from '../../src/server/webhooks/post.js';
import { merchants, useBackend } from '../support/backend.js';
import { orderBy } from '../support/requests.js';
import { useWebhook, type Arrival } from '../support/webhooks.js';

const second = 1 / 60;
const { active, live } = merchants;

describe('A webhook', () => {
  const desk = useBackend();
  const told = useWebhook(desk);
  const { receiver } = told;

  /** Something to be told. */
  const happen = () => desk.tokenOf(orderBy());
  const last = async () => (await listDeliveries(active.id, desk.services, 1))[0] ?? expect.fail('No delivery.');
  const arrivals = async (): Promise<readonly Arrival[]> => {
    await told.deliver();
    return receiver.take();
  };
  const idOf = ({ headers }: Arrival) => headers['webhook-id'];

  it('that has arrived is not sent again', async () => {
    await happen();
    expect(await arrivals()).to.have.length(1);
    expect(await last()).to.include({ status: 'delivered', attempts: 1, lastAnswer: '200', nextAt: undefined });
    desk.passMinutes(7 * 24 * 60);
    expect(await arrivals()).to.have.length(0);
  });

  describe('that has not arrived', () => {
    // Standard Webhooks 1.0.0, "Deliverability and reliability"; in minutes.
    const schedule = [5 * second, 5, 30, 120, 300, 600, 840, 1_200, 1_440];

    it('is tried again by the schedule of the specification, then given up, and the log says so', async () => {
      receiver.reply = { status: 500 };
      await happen();
      const [first, ...none] = await arrivals();
      expect(none).to.deep.equal([]);
      for (const wait of schedule) {
        desk.passMinutes(wait - second);
        expect(await arrivals(), `before ${wait} minutes`).to.have.length(0);
        desk.passMinutes(wait * 0.1 + second);
        const [again, ...more] = await arrivals();
        expect([again?.body, again && idOf(again)], `after ${wait} minutes`).to.deep.equal([
          first?.body,
          first && idOf(first),
        ]);
        expect(again && told.verify(again)).to.have.property('type');
        expect(more).to.deep.equal([]);
      }
      expect(told.log).to.deep.equal([...schedule.map(() => 'warn: webhook failed'), 'error: webhook given up']);
      expect(await last()).to.include({ status: 'given_up', attempts: 10, lastAnswer: '500' });
      desk.passMinutes(30 * 24 * 60);
      expect(await arrivals()).to.have.length(0);
    });

    it('arrives once the receiver is well again', async () => {
      receiver.reply = { status: 503 };
      await happen();
      await arrivals();
      receiver.reply = { status: 204 };
      desk.passMinutes(6 * second);
      expect(await arrivals()).to.have.length(1);
      expect(await last()).to.include({ status: 'delivered', attempts: 2, lastAnswer: '204' });
    });

    for (const [wish, asked, minutes] of [
      ['in seconds', () => '600', 10],
      ['as a date', () => new Date(desk.now() + 20 * 60_000).toUTCString(), 20],
      ['but a day at most', () => '31536000', 24 * 60],
      ['but not less than it would', () => '1', 5 * second],
      ['unless it cannot be read', () => 'soon', 5 * second],
    ] as const) {
      it(`waits as it is asked to, ${wish}`, async () => {
        receiver.reply = { status: 429, headers: { 'Retry-After': asked() } };
        await happen();
        await arrivals();
        desk.passMinutes(minutes - second);
        expect(await arrivals()).to.have.length(0);
        desk.passMinutes(2 * second);
        expect(await arrivals()).to.have.length(1);
      });
    }

    it('because nobody listens, waits', async () => {
      await setWebhook(active.id, `http://127.0.0.1:${await closedPort()}/`, desk.services);
      await happen();
      expect(await told.deliver()).to.deep.equal({ delivered: 0, failed: 1, given_up: 0 });
      expect(await last()).to.include({ status: 'waiting', lastAnswer: 'unreachable' });
    });

    it('because the receiver keeps silent, waits, and holds up nobody for longer', async () => {
      receiver.reply = 'silence';
      await happen();
      await told.deliver({ timeout: 50 });
      expect(await last()).to.include({ status: 'waiting', lastAnswer: 'timeout' });
    });

    it('because it was sent elsewhere, waits: redirects are not followed', async () => {
      receiver.reply = { status: 307, headers: { Location: `${receiver.url}/elsewhere` } };
      await happen();
      expect((await arrivals()).map(({ path }) => path)).to.deep.equal(['/told']);
      expect(await last()).to.include({ status: 'waiting', lastAnswer: '307' });
    });

    it('because it could not be written, waits, and does not hold up others', async () => {
      await desk.store.saveEndpoint(
        { merchantId: merchants.other.id, url: receiver.url, secret: new Uint8Array(64) },
        new Date(desk.now()),
      );
      await desk.post('/v1/authorizations', orderBy(), { key: merchants.other.publishableKey });
      await happen();
      expect(await told.deliver()).to.deep.equal({ delivered: 1, failed: 1, given_up: 0 });
      expect(told.log).to.include('error: webhook could not be written');
      await disableWebhook(merchants.other.id, desk.services);
    });
  });

  it('ends when the receiver says that it is gone, with all that waits', async () => {
    receiver.reply = { status: 500 };
    await happen();
    await arrivals();
    receiver.reply = { status: 410 };
    await happen();
    expect(await arrivals()).to.have.length(1);
    const states = (await listDeliveries(active.id, desk.services, 2)).map(({ status }) => status);
    expect(states).to.deep.equal(['given_up', 'given_up']);
    receiver.reply = { status: 200 };
    await happen();
    desk.passMinutes(60);
    expect(await arrivals()).to.have.length(0);
    expect(told.log).to.include('error: webhook given up');
  });

  describe('sent by several', () => {
    it('at once arrives once', async () => {
      const times = 25;
      for (let time = 1; time <= times; time += 1) await happen();
      const seen: Arrival[] = [];
      for (let round = 1; round <= 3; round += 1) {
        await Promise.all([told.deliver(), told.deliver(), told.deliver()]);
        seen.push(...receiver.take());
      }
      expect(seen).to.have.length(times);
      expect(new Set(seen.map(idOf)).size).to.equal(times);
    });

    it('is nobody else’s while one is at it, and no transaction is open', async () => {
      receiver.reply = 'silence';
      await happen();
      const arrived = receiver.arrival();
      const first = told.deliver();
      await arrived;
      expect(await told.deliver()).to.deep.equal({ delivered: 0, failed: 0, given_up: 0 });
      // Fails at once where somebody holds a lock.
      await desk.store.database.selectFrom('webhook_delivery').select('id').forUpdate().noWait().execute();
      receiver.speak(200);
      expect(await first).to.include({ delivered: 1 });
    });

    it('comes again under its id, if one is killed before it could be written down', async () => {
      await happen();
      const store = { ...desk.store, endAttempt: () => Promise.reject(new Error('killed')) };
      await told.deliver({ store }).then(
        () => expect.fail('It was not killed.'),
        () => undefined,
      );
      const [first] = receiver.take();
      expect(await arrivals()).to.have.length(0);
      desk.passMinutes(1);
      const [again] = await arrivals();
      expect([again && idOf(again), again?.body]).to.deep.equal([first && idOf(first), first?.body]);
      expect(await last()).to.include({ status: 'delivered' });
    });

    it('stays as arrived, whatever the slower one says', async () => {
      await happen();
      const now = new Date(desk.now());
      const [slow] = await desk.store.claimDeliveries(now, now);
      expect(await arrivals()).to.have.length(1);
      const end = { status: 'failed', answer: '500', nextAt: now } as const;
      await desk.store.endAttempt(slow ?? expect.fail('Not claimed.'), end, now);
      expect(await last()).to.include({ status: 'delivered', lastAnswer: '200' });
    });

    it('waits for the later one, whatever the slower one says', async () => {
      await happen();
      const [slow] = await desk.store.claimDeliveries(new Date(desk.now()), new Date(desk.now()));
      receiver.reply = { status: 503, headers: { 'Retry-After': '600' } };
      await told.deliver();
      const { nextAt } = await last();
      const end = { status: 'given_up', answer: 'timeout' } as const;
      await desk.store.endAttempt(slow ?? expect.fail('Not claimed.'), end, new Date(desk.now()));
      expect(await last()).to.deep.include({ status: 'waiting', lastAnswer: '503', nextAt });
    });

    it('stays given up, if it was disabled while one was at it', async () => {
      await happen();
      const now = new Date(desk.now());
      const [slow] = await desk.store.claimDeliveries(now, now);
      await disableWebhook(active.id, desk.services);
      const end = { status: 'failed', answer: 'timeout', nextAt: now } as const;
      await desk.store.endAttempt(slow ?? expect.fail('Not claimed.'), end, now);
      expect(await last()).to.include({ status: 'given_up', lastAnswer: 'disabled', nextAt: undefined });
    });
  });

  it('with much to tell leaves room for others', async () => {
    await setWebhook(merchants.other.id, `${receiver.url}/other`, desk.services);
    for (let time = 1; time <= 12; time += 1) await happen();
    desk.passMinutes(1);
    await desk.post('/v1/authorizations', orderBy(), { key: merchants.other.publishableKey });
    const paths = (await arrivals()).map(({ path }) => path);
    expect(paths.filter((path) => path === '/told')).to.have.length(10);
    expect(paths).to.include('/told/other');
    await disableWebhook(merchants.other.id, desk.services);
  });

  it('is sent by a running backend, which ends what it has begun before it stops', async () => {
    receiver.reply = 'silence';
    await happen();
    const arrived = receiver.arrival();
    const stop = startJobs(desk.services, houseRetention, told.courier.log);
    await arrived;
    const stopped = stop();
    receiver.speak(200);
    await stopped;
    expect(await last()).to.include({ status: 'delivered' });
  });

  describe('may be sent again by hand', () => {
    it('after it was given up, with all its attempts', async () => {
      receiver.reply = { status: 500 };
      await happen();
      for (let time = 1; time <= 10; time += 1) {
        await told.deliver();
        desk.passMinutes(27 * 60);
      }
      const { id, status } = await last();
      expect(status).to.equal('given_up');
      receiver.take();
      expect(await redeliver(id, desk.services)).to.deep.equal({ status: 'queued' });
      const [again] = await arrivals();
      expect(again && idOf(again)).to.equal(id);
      expect(await last()).to.include({ status: 'waiting', attempts: 1 });
    });

    it('after it has arrived, but not where nobody is told any more', async () => {
      await happen();
      await arrivals();
      const { id } = await last();
      await redeliver(id, desk.services);
      expect((await arrivals()).map(idOf)).to.deep.equal([id]);
      await disableWebhook(active.id, desk.services);
      expect(await redeliver(id, desk.services)).to.deep.equal({ status: 'not_found' });
    });
  });

  describe('is set', () => {
    it('once; moved, it keeps its secret, and what waits goes to the new address', async () => {
      await happen();
      expect(await setWebhook(active.id, `${receiver.url}/moved`, desk.services)).to.deep.equal({ status: 'moved' });
      const [arrival] = await arrivals();
      expect(arrival?.path).to.equal('/told/moved');
      expect(arrival && told.verify(arrival)).to.have.property('type');
    });

    it('with a secret of its own, another one after it was disabled', async () => {
      await disableWebhook(active.id, desk.services);
      expect(await disableWebhook(active.id, desk.services)).to.deep.equal({ status: 'no_webhook' });
      expect(await rotateWebhookSecret(active.id, 1, desk.services)).to.deep.equal({ status: 'no_webhook' });
      const again = await setWebhook(active.id, receiver.url, desk.services);
      expect(again).to.have.property('status', 'created');
      expect(again)
        .to.have.property('secret')
        .that.matches(/^whsec_[\w+/]{43}=$/u)
        .and.is.not.equal(told.secret);
    });

    for (const [address, status] of [
      ['no address', 'invalid_url'],
      ['ftp://shop.example/', 'invalid_url'],
      ['https://ada:secret@shop.example/', 'invalid_url'],
      ['http://shop.example/', 'https_required'],
      ['https://127.0.0.1/', 'private_address'],
      ['https://2130706433/', 'private_address'],
      ['https://10.1.2.3/', 'private_address'],
      ['https://172.16.0.1/', 'private_address'],
      ['https://192.168.1.1/', 'private_address'],
      ['https://169.254.169.254/latest/meta-data/', 'private_address'],
      ['https://0.0.0.0/', 'private_address'],
      ['https://[::1]/', 'private_address'],
      ['https://[::ffff:10.0.0.1]/', 'private_address'],
      ['https://[fd00::1]/', 'private_address'],
      ['https://[fe80::1]/', 'private_address'],
      ['https://[64:ff9b::a00:1]/', 'private_address'],
      ['https://[2002:a00:1::1]/', 'private_address'],
    ] as const) {
      it(`in live mode not to ${address}`, async () => {
        expect(await setWebhook(live.id, address, desk.services)).to.deep.equal({ status });
      });
    }

    for (const address of ['https://shop.example/told', 'https://8.8.8.8/', 'https://[2606:4700::1111]/']) {
      it(`in live mode to ${address}`, async () => {
        expect((await setWebhook(live.id, address, desk.services)).status).to.be.oneOf(['created', 'moved']);
      });
    }

    it('for a merchant that exists', async () => {
      const nobody = '00000000-0000-4000-8000-000000000099';
      expect(await setWebhook(nobody, receiver.url, desk.services)).to.deep.equal({ status: 'unknown_merchant' });
    });
  });

  it('in live mode does not even connect to a name that leads into a private network', async () => {
    const url = receiver.url.replace('http://127.0.0.1', 'https://localhost');
    const call = { url, headers: {}, body: '{}', signal: AbortSignal.timeout(5_000) };
    const before = receiver.connections;
    expect(await post({ ...call, mode: 'live' })).to.deep.equal({ outcome: 'failed', reason: 'private_address' });
    expect(receiver.connections).to.equal(before);
    // In test mode it does, and finds no TLS there.
    expect(await post({ ...call, mode: 'test' })).to.deep.equal({ outcome: 'failed', reason: 'unreachable' });
    expect(receiver.connections).to.be.greaterThan(before);
  });

  it('in live mode does not mind a name that leads nowhere', async () => {
    const call = { url: 'https://nowhere.invalid/', headers: {}, body: '{}', signal: AbortSignal.timeout(20_000) };
    expect(await post({ ...call, mode: 'live' })).to.deep.equal({ outcome: 'failed', reason: 'unreachable' });
  });
});

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => void server.close(closed));
  return port;
}
