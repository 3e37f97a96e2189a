import { expect } from 'chai';
import { listDeliveries, redeliver } from '../../src/server/use-cases/administer-webhooks.js';
import { forgetOutdated, houseRetention, type Forgotten } from '../../src/server/use-cases/personal-data.js';
import { merchants, useBackend } from '../support/backend.js';
import { orderBy } from '../support/requests.js';
import { useWebhook } from '../support/webhooks.js';

describe('That a webhook has arrived', () => {
  const desk = useBackend();
  const told = useWebhook(desk);
  const { receiver } = told;

  const passDays = (days: number): void => desk.passMinutes(days * 24 * 60);
  const forget = (): Promise<Forgotten> => forgetOutdated(houseRetention, desk.services);
  const statuses = async () =>
    (await listDeliveries(merchants.active.id, desk.services, 50)).map(({ status }) => status);

  beforeEach(async () => {
    // What earlier specifications left behind.
    await desk.store.database.deleteFrom('webhook_delivery').execute();
  });

  it('is known for thirty days after it did, and then forgotten', async () => {
    await desk.tokenOf(orderBy());
    // Long after it happened: it is the arrival that counts.
    receiver.reply = { status: 503 };
    await told.deliver();
    passDays(1);
    receiver.reply = { status: 200 };
    await told.deliver();
    passDays(30);
    expect(await forget()).to.include({ deliveries: 0 });
    expect(await statuses()).to.deep.equal(['delivered']);
    desk.passMinutes(1);
    expect(await forget()).to.include({ deliveries: 1 });
    expect(await statuses()).to.deep.equal([]);
  });

  it('does not make it be sent once more', async () => {
    await desk.tokenOf(orderBy());
    expect(await told.events()).to.have.length(1);
    passDays(31);
    await forget();
    expect(await told.events()).to.deep.equal([]);
  });

  it('is known as long as the operator has said', async () => {
    await desk.tokenOf(orderBy());
    await told.deliver();
    passDays(2);
    expect(await forgetOutdated({ ...houseRetention, deliveries: 1 }, desk.services)).to.include({ deliveries: 1 });
  });

  it('never makes one be forgotten that waits', async () => {
    await desk.tokenOf(orderBy());
    passDays(4_000);
    expect(await forget()).to.include({ deliveries: 0 });
    expect(await statuses()).to.deep.equal(['waiting']);
    expect(await told.events()).to.have.length(1);
  });

  it('nor one that was given up', async () => {
    receiver.reply = { status: 410 };
    await desk.tokenOf(orderBy());
    await told.deliver();
    passDays(4_000);
    expect(await forget()).to.include({ deliveries: 0 });
    expect(await statuses()).to.deep.equal(['given_up']);
  });

  it('is forgotten of none that is to be sent again', async () => {
    await desk.tokenOf(orderBy());
    expect(await told.events()).to.have.length(1);
    passDays(40);
    const [delivery] = await listDeliveries(merchants.active.id, desk.services, 1);
    expect(await redeliver(delivery?.id ?? '', desk.services)).to.deep.equal({ status: 'queued' });
    expect(await forget()).to.include({ deliveries: 0 });
    expect(await told.events()).to.have.length(1);
    passDays(31);
    expect(await forget()).to.include({ deliveries: 1 });
  });
});
