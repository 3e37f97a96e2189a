import fc from 'fast-check';
import type { OrderStep } from '../support/backend.js';
import { expect } from 'chai';
import { merchants, useBackend } from '../support/backend.js';
import { balance } from '../support/balance.js';
import { confirmationOf, freshId, freshVatNumber, orderBy } from '../support/requests.js';

interface Call {
  readonly order: number;
  readonly step: OrderStep;
  readonly body: object;
  readonly key: string;
}

const amount = fc.integer({ min: 1, max: 80_000 });
// Few names, so that the same is told again, with the same content and with other.
const name = fc.constantFrom('1', '2', '3');
const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const day = fc.constantFrom('2026-11-20', '2026-11-24');
const moves: fc.Arbitrary<Pick<Call, 'step' | 'body'>> = fc.oneof(
  fc.record({ step: fc.constant('captures' as const), body: fc.record({ capture: name, amount }) }),
  fc.record({ step: fc.constant('refunds' as const), body: fc.record({ refund: name, amount }) }),
  fc.record({ step: fc.constant('payments' as const), body: fc.record({ payment: name, amount, receivedOn: day }) }),
  fc.record({ step: fc.constant('cancel' as const), body: fc.constant({}) }),
);
const calls: fc.Arbitrary<readonly Call[]> = fc.array(
  fc.tuple(fc.nat(2), moves, key).map(([order, move, name]) => ({ order, ...move, key: name })),
  { minLength: 1, maxLength: 30 },
);

describe('Any lives of orders', () => {
  const desk = useBackend();

  it('leave a book that balances, whatever comes twice, late or at the same moment', async function () {
    this.timeout(60_000);
    const run = fc.asyncProperty(calls, fc.integer({ min: 1, max: 8 }), async (given, atOnce) => {
      const vatNumber = freshVatNumber();
      const prefix = freshId();
      const orders = await Promise.all(
        [60_000, 90_000, 124_900].map(async (gross) => {
          const token = await desk.tokenOf(orderBy({ vatNumber, gross }));
          return (await desk.confirm(confirmationOf(token, { gross }))).id;
        }),
      );
      for (let start = 0; start < given.length; start += atOnce) {
        const group = given.slice(start, start + atOnce);
        const answers = await Promise.all(
          group.map((call) =>
            desk.postMove(orders[call.order] ?? '', call.step, call.body, { idempotencyKey: prefix + call.key }),
          ),
        );
        for (const { status, body } of answers) expect([201, 409], JSON.stringify(body)).to.include(status);
      }
      await balance(desk.store.database);
    });
    await fc.assert(run, { numRuns: 25 });
    expect(desk.errors).to.deep.equal([]);
  });

  it('are told the same again under the same key', async () => {
    const { id } = await desk.confirm(confirmationOf(await desk.tokenOf(orderBy())));
    const shown = { key: merchants.active.secretKey, idempotencyKey: freshId() };
    const body = { capture: '1', amount: 1_000 };
    const first = await desk.postMove(id, 'captures', body, shown);
    await desk.move(id, 'cancel', {});
    expect((await desk.postMove(id, 'captures', body, shown)).body).to.deep.equal(first.body);
  });
});
