import { expect } from 'chai';
import { attemptAnswerSchema } from '../../src/contract/schemas.js';
import { postTo, type Reply, type ServerProcess } from './processes.js';
import { confirmationOf, freshId, orderBy } from './requests.js';

/** One call that a shop's page or server has sent, and what it was told, if it was told anything. */
interface Sent {
  readonly path: string;
  readonly body: unknown;
  readonly key: string;
  readonly reply: Reply | undefined;
}

/**
 * A shop under way: buyers authorize, its server confirms and captures. It remembers what it sent and what was acknowledged, as shops do,
 * so that after a crash everything can be asked again.
 */
export class Load {
  private readonly sent: Sent[] = [];
  private acknowledged = 0;
  private wake: (() => void) | undefined;
  private wanted = Infinity;

  constructor(private readonly vatNumbers: readonly string[]) {}

  /** Ends when so many calls have been acknowledged. */
  acknowledgedCalls(count: number): Promise<void> {
    this.wanted = this.acknowledged + count;
    return new Promise((settle) => (this.wake = settle));
  }

  /** Lets so many buyers order at once, each over and over, until `isOver`. */
  async run(server: ServerProcess, buyers: number, isOver: () => boolean): Promise<void> {
    await Promise.all(
      Array.from({ length: buyers }, async (_, buyer) => {
        while (!isOver()) await this.order(server, this.vatNumbers[buyer % this.vatNumbers.length] ?? '');
      }),
    );
  }

  private async order(server: ServerProcess, vatNumber: string): Promise<void> {
    const gross = 5_000;
    const reply = await this.send(server, '/v1/authorizations', orderBy({ vatNumber, gross }), freshId());
    const token = tokenIn(reply);
    if (token === undefined) return;
    const confirmed = await this.send(server, '/v1/orders', confirmationOf(token, { gross }), freshId());
    if (confirmed?.status !== 201) return;
    const { id } = confirmed.body as { id: string };
    await this.send(server, `/v1/orders/${id}/captures`, { capture: 'INV-1', amount: gross }, freshId());
    await this.send(server, `/v1/orders/${id}/cancel`, {}, freshId());
    const payment = { payment: 'BANK-1', amount: gross, receivedOn: '2026-11-01' };
    await this.send(server, `/v1/orders/${id}/payments`, payment, freshId());
  }

  private async send(server: ServerProcess, path: string, body: unknown, key: string): Promise<Reply | undefined> {
    const place = this.sent.push({ path, body, key, reply: undefined }) - 1;
    const reply = await postTo(server, path, body, key);
    this.sent[place] = { path, body, key, reply };
    if (reply && reply.status < 500) this.acknowledged += 1;
    if (this.acknowledged >= this.wanted) this.wake?.();
    return reply;
  }

  /** Asks for everything again: what was acknowledged is as it was, and what was not is settled now. Returns how many of each. */
  async settle(server: ServerProcess): Promise<{ readonly kept: number; readonly resolved: number }> {
    const counts = { kept: 0, resolved: 0 };
    for (const { path, body, key, reply } of this.sent) {
      const again = await postTo(server, path, body, key);
      expect(again, `${path} again`).not.to.equal(undefined);
      if (reply === undefined || reply.status >= 500) {
        expect(again?.status, `${path}, half-way before`).to.be.oneOf([200, 201, 409, 410]);
        expect(again?.body, `${path}, half-way before`).not.to.have.property('code', 'idempotency_key_busy');
        counts.resolved += 1;
      } else {
        // What was refused has changed nothing, and may be refused for another reason by now.
        if (reply.status < 400) expect(again, `${path}, acknowledged before`).to.deep.equal(reply);
        else expect(again?.status, `${path}, refused before`).to.equal(reply.status);
        counts.kept += 1;
      }
    }
    return counts;
  }
}

function tokenIn(reply: Reply | undefined): string | undefined {
  if (reply?.status !== 200) return undefined;
  const answer = attemptAnswerSchema.parse(reply.body);
  const decision = answer.status === 'decided' ? answer.decision : undefined;
  return decision?.outcome === 'authorized' ? decision.token : undefined;
}
