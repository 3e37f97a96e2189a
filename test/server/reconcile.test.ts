import { expect } from 'chai';
import { runCommand, type RunEnd } from '../../src/server/commands/run.js';
import { merchants } from '../support/backend.js';
import { balance } from '../support/balance.js';
import { fullOrderBy, useFinancedBackend } from '../support/financed.js';
import { freshId } from '../support/requests.js';

const lost = () => fullOrderBy({ vatNumber: 'DE812345678', tag: 'lost' });
const testimony = ['--by', 'Kim', '--because', 'looked in the portal'];

describe('What an operator does about orders that nobody knows', () => {
  const shop = useFinancedBackend();
  const { desk } = shop;
  const run = (...args: string[]): Promise<RunEnd> =>
    runCommand(args, () =>
      Promise.resolve({ tools: { ...desk.services, provider: shop.provider }, close: () => Promise.resolve() }),
    );
  /** An order whose answer was lost, and that nobody waits for any more. */
  const lose = async (): Promise<{ attempt: string; authorization: string; order: string }> => {
    const attempt = freshId();
    await shop.authorize(lost(), attempt);
    desk.passMinutes(1);
    const [order] = await shop.orders();
    return { attempt, authorization: order?.merchant_customer_id ?? '', order: order?.uuid ?? '' };
  };

  it('sees them, and that reading again does not help', async () => {
    const { authorization } = await lose();
    expect((await run('reconcile', 'list')).output).to.match(new RegExp(`^${authorization} .* unknown since `, 'mu'));
    const { output, exitCode } = await run('reconcile', 'run', '--owed');
    expect(exitCode).to.equal(0);
    expect(output).to.include(`${authorization}  financed: look for it at the provider`);
  });

  it('names the order that was found at Billie', async () => {
    const { attempt, authorization, order } = await lose();
    const other = await lose();
    expect(await run('reconcile', 'settle', authorization, other.order)).to.include({ exitCode: 1 });
    expect(await shop.readAttempt(attempt)).to.include({ status: 'unknown' });
    expect((await run('reconcile', 'settle', authorization, order)).output).to.equal('Settled.');
    expect(await shop.readAttempt(attempt)).to.have.nested.property('decision.outcome', 'authorized');
    expect((await run('reconcile', 'settle', authorization, order)).output).to.equal('It says nothing new.');
  });

  it('gives back what Billie has not got, and an order that turns up later is cancelled there', async () => {
    const { attempt, authorization, order } = await lose();
    expect((await run('reconcile', 'void', authorization, ...testimony)).output).to.equal('Given back.');
    expect(await shop.readAttempt(attempt)).to.deep.equal({ status: 'released', attempt });
    expect((await run('reconcile', 'void', authorization, ...testimony)).complaint).to.include('It is known');
    await balance(desk.store.database);
    await shop.hint({ order_uuid: order });
    await shop.tell();
    expect(await shop.readAtBillie(order)).to.have.nested.property('order.state', 'cancelled');
  });

  it('sees those, too, that the buyer has given up: Billie may have an order all the same', async () => {
    const { attempt, authorization } = await lose();
    await desk.releaseAttempt(attempt, { key: merchants.financed.publishableKey });
    expect((await run('reconcile', 'list')).output).to.include(`${authorization} `);
    expect((await run('reconcile', 'void', authorization, ...testimony)).output).to.equal('Given back.');
    expect((await run('reconcile', 'list')).output).not.to.include(`${authorization} `);
    await balance(desk.store.database);
  });

  it('need not look for what Billie has refused meanwhile, however often it says so', async () => {
    const attempt = freshId();
    await shop.authorize(fullOrderBy({ vatNumber: 'DE812345678', tag: 'decline+risk+lost' }), attempt);
    const [order] = await shop.orders();
    await desk.releaseAttempt(attempt, { key: merchants.financed.publishableKey });
    for (let time = 0; time < 2; time += 1) expect((await shop.hint({ order_uuid: order?.uuid })).status).to.equal(200);
    expect((await run('reconcile', 'list')).output).not.to.include(order?.merchant_customer_id);
    const facts = (await desk.store.readTrail(order?.merchant_customer_id ?? ''))?.facts.map(({ type }) => type);
    expect(facts).to.deep.equal(['asked', 'released', 'answered_late']);
    // There is nothing to cancel.
    expect(await shop.tell()).to.include({ given_up: 0 });
  });

  it('has a refused step told once more', async () => {
    await shop.confirm({ vatNumber: 'DE812345678', reference: 'ORDER-R' });
    const [order] = await shop.orders();
    await shop.provider.cancel(order?.uuid ?? '', AbortSignal.timeout(5_000));
    await shop.tell();
    const { output } = await run('reconcile', 'list');
    const step = /^step (?<step>\d+) {2}confirmed /mu.exec(output)?.groups?.['step'] ?? '';
    expect((await run('reconcile', 'retry', step)).exitCode).to.equal(0);
    expect((await run('reconcile', 'retry', step)).complaint).to.include('no such step');
  });

  it('is told what is missing', async () => {
    const end = await runCommand(['reconcile', 'run'], () =>
      Promise.resolve({ tools: { ...desk.services, provider: undefined }, close: () => Promise.resolve() }),
    );
    expect(end.complaint).to.include('BILLIE_INVOICE_BILLIE_URL');
    expect(await run('reconcile', 'settle', 'none', 'none')).to.include({ exitCode: 1 });
    expect(await run('reconcile', 'void', freshId(), ...testimony)).to.include({ exitCode: 1 });
    shop.sandbox.setFault('billie', 'down');
    const { authorization, order } = { authorization: '00000000-0000-4000-8000-00000000000a', order: freshId() };
    expect((await run('reconcile', 'settle', authorization, order)).complaint).to.include('did not answer');
  });
});
