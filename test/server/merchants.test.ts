import { expect } from 'chai';
import { sql } from 'kysely';
import type { ActivationFact } from '../../src/domain/merchant.js';
import type { MerchantEntry, MerchantSettings } from '../../src/server/merchant-port.js';
import {
  addMerchant,
  changeActivation,
  configureMerchant,
  rotateKey,
  standardSettings,
  type KeyPair,
} from '../../src/server/use-cases/administer-merchant.js';
import { shopOrigin, useBackend, type Answer } from '../support/backend.js';
import { expectProblem } from '../support/problems.js';
import { orderBy } from '../support/requests.js';

type Added = KeyPair & { readonly id: string };

const by = 'Ada at support';
const verified: ActivationFact = { type: 'kyc_verified' };
const approved = (product: string): ActivationFact => ({ type: 'product_approved', product });
const withdrawn = (product: string): ActivationFact => ({ type: 'product_withdrawn', product });
const switchedOn: ActivationFact = { type: 'switched_on' };
const suspended: ActivationFact = { type: 'suspended' };

describe('The operator’s book of merchants', () => {
  const desk = useBackend();

  const add = async (mode: 'test' | 'live' = 'test', more: Partial<MerchantSettings> = {}): Promise<Added> => {
    const settings = { ...standardSettings(mode), name: 'Papier GmbH', origins: [shopOrigin], ...more };
    const outcome = await addMerchant(mode, settings, desk.services);
    return outcome.status === 'added' ? outcome : expect.fail(outcome.because);
  };
  const change = async ({ id }: Added, ...facts: readonly ActivationFact[]): Promise<string> => {
    let last = 'nothing';
    for (const fact of facts) {
      const outcome = await changeActivation(id, { ...fact, by }, desk.services);
      last = outcome.status === 'refused' ? outcome.because : outcome.status;
    }
    return last;
  };
  const addActive = async (more: Partial<MerchantSettings> = {}): Promise<Added> => {
    const merchant = await add('test', more);
    expect(await change(merchant, verified, approved('paper'), switchedOn)).to.equal('lawful');
    return merchant;
  };
  const entryOf = async (name: string): Promise<MerchantEntry> =>
    (await desk.store.findEntry(name)) ?? expect.fail(`No merchant ${name}`);
  const rotate = async ({ id }: Added, kind: 'publishable' | 'secret', hours: number): Promise<string> => {
    const outcome = await rotateKey(id, { kind, overlapHours: hours, by }, desk.services);
    return outcome.status === 'rotated' ? outcome.key : expect.fail(outcome.because);
  };

  /** Does two things so that neither has seen what the other does: both begin while nothing can be written about the merchant. */
  const atOnce = async <Done>({ id }: Added, work: () => Promise<Done>): Promise<readonly Done[]> => {
    const { database } = desk.store;
    const waiting = sql<{ count: number }>`select count(*) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    const both = await database.transaction().execute(async (transaction) => {
      await sql`select from merchant where id = ${id} for update`.execute(transaction);
      const begun = [work(), work()];
      while ((await waiting.execute(database)).rows[0]?.count !== begun.length);
      return { begun };
    });
    return Promise.all(both.begun);
  };

  /** What a page is told with this key. */
  const readOffer = (key: string): Promise<Answer> => desk.call(`/v1/offer?merchant=${key}`, { origin: shopOrigin });
  /** What a merchant's server is told with this key. */
  const readOrders = (key: string): Promise<Answer> => desk.call('/v1/orders', { key });
  const authorize = (key: string, basket: object = {}): Promise<Answer> => {
    const request = orderBy();
    return desk.post('/v1/authorizations', { ...request, basket: { ...request.basket, ...basket } }, { key });
  };

  describe('a new merchant', () => {
    it('has keys that name its mode, and open its routes', async () => {
      const { publishableKey, secretKey } = await add();
      expect(publishableKey).to.match(/^pk_test_[\w-]{32}$/u);
      expect(secretKey).to.match(/^sk_test_[\w-]{32}$/u);
      expect(await readOffer(publishableKey)).to.include({ status: 200 });
      expect(await readOrders(secretKey)).to.include({ status: 200 });
      const live = await add('live');
      expect([live.publishableKey.slice(0, 8), live.secretKey.slice(0, 8)]).to.deep.equal(['pk_live_', 'sk_live_']);
    });

    it('may offer nothing yet, and a page is not told why', async () => {
      const { publishableKey } = await add();
      expect((await readOffer(publishableKey)).body).to.deep.equal({ status: 'inactive' });
      expectProblem(await authorize(publishableKey), 403, 'merchant_inactive');
    });

    it('has a secret key that the database does not know', async () => {
      const { id, secretKey } = await add();
      const { rows } = await sql`select * from merchant_key where merchant_id = ${id}`.execute(desk.store.database);
      expect(rows).to.have.length(2);
      expect(JSON.stringify(rows)).to.not.contain(secretKey.slice('sk_test_'.length));
      const { keys } = await entryOf(id);
      expect(keys.find(({ kind }) => kind === 'secret')?.shown).to.equal(secretKey.slice(-4));
    });

    it('must sign its baskets in live mode, unless it is told otherwise', async () => {
      expect(await entryOf((await add('live')).id)).to.include({ basketToken: 'required', paymentTermDays: 30 });
      expect(await entryOf((await add('test')).id)).to.include({ basketToken: 'optional' });
    });

    const mistaken: readonly [string, 'test' | 'live', Partial<MerchantSettings>, string][] = [
      ['without a name', 'test', { name: ' ' }, 'name_missing'],
      ['with a page as its origin', 'test', { origins: [`${shopOrigin}/checkout`] }, 'origin_invalid'],
      ['with a host as its origin', 'test', { origins: ['shop.example'] }, 'origin_invalid'],
      ['with one bad origin among good ones', 'test', { origins: [shopOrigin, 'null'] }, 'origin_invalid'],
      ['in live mode without https', 'live', { origins: ['http://shop.example'] }, 'origin_not_secure'],
      ['that wants its money in 6 days', 'test', { paymentTermDays: 6 }, 'payment_term_out_of_range'],
      ['that gives 121 days', 'test', { paymentTermDays: 121 }, 'payment_term_out_of_range'],
      ['that gives half a day', 'test', { paymentTermDays: 7.5 }, 'payment_term_out_of_range'],
    ];
    for (const [who, mode, mistake, because] of mistaken) {
      it(`is refused ${who}`, async () => {
        const before = await desk.store.listMerchants();
        const settings = { ...standardSettings(mode), name: 'Papier GmbH', origins: [shopOrigin], ...mistake };
        expect(await addMerchant(mode, settings, desk.services)).to.deep.equal({ status: 'refused', because });
        expect(await desk.store.listMerchants()).to.deep.equal(before);
      });
    }
  });

  describe('activation', () => {
    it('comes from verification, an approved product and the switch', async () => {
      const merchant = await add();
      const offered = async () => ((await readOffer(merchant.publishableKey)).body as { status: string }).status;
      for (const fact of [verified, approved('paper')]) {
        expect(await change(merchant, fact)).to.equal('lawful');
        expect(await offered()).to.equal('inactive');
      }
      expect(await change(merchant, switchedOn)).to.equal('lawful');
      expect(await offered()).to.equal('active');
    });

    it('is not switched on before', async () => {
      const merchant = await add();
      expect(await change(merchant, switchedOn)).to.equal('kyc_pending');
      expect(await change(merchant, verified, switchedOn)).to.equal('no_approved_product');
      expect((await entryOf(merchant.id)).activation.map(({ type }) => type)).to.deep.equal(['kyc_verified']);
    });

    it('ends with a suspension, for pages at once, and comes again with the switch', async () => {
      const merchant = await addActive();
      expect(await authorize(merchant.publishableKey)).to.include({ status: 200 });
      await change(merchant, suspended);
      expectProblem(await authorize(merchant.publishableKey), 403, 'merchant_inactive');
      expect((await readOffer(merchant.publishableKey)).body).to.deep.equal({ status: 'inactive' });
      await change(merchant, switchedOn);
      expect(await authorize(merchant.publishableKey)).to.include({ status: 200 });
    });

    it('ends with the last product', async () => {
      const merchant = await addActive();
      await change(merchant, approved('pens'), withdrawn('paper'));
      expect(await authorize(merchant.publishableKey)).to.include({ status: 200 });
      await change(merchant, withdrawn('pens'));
      expectProblem(await authorize(merchant.publishableKey), 403, 'merchant_inactive');
    });

    it('does not keep a merchant’s server from the orders it has', async () => {
      const merchant = await addActive();
      await change(merchant, suspended);
      expect(await readOrders(merchant.secretKey)).to.include({ status: 200 });
    });

    it('keeps who did what, when and why', async () => {
      const merchant = await add();
      const at = new Date(desk.now());
      await change(merchant, verified);
      await changeActivation(merchant.publishableKey, { ...suspended, by, because: 'complaints' }, desk.services);
      expect((await entryOf(merchant.id)).activation).to.deep.equal([
        { type: 'kyc_verified', by, at },
        { type: 'suspended', by, because: 'complaints', at },
      ]);
    });

    it('writes nothing down a second time, not even when asked twice at once', async () => {
      const merchant = await add();
      const outcomes = await atOnce(merchant, () => change(merchant, verified));
      expect([...outcomes].sort()).to.deep.equal(['already', 'lawful']);
      expect(await change(merchant, verified)).to.equal('already');
      expect(await change(merchant, withdrawn('paper'))).to.equal('already');
      expect((await entryOf(merchant.id)).activation).to.have.length(1);
    });

    it('is a merchant’s own', async () => {
      const [one, other] = [await addActive(), await addActive()];
      await change(one, suspended);
      expect(await authorize(other.publishableKey)).to.include({ status: 200 });
    });

    it('needs a merchant', async () => {
      for (const name of ['00000000-0000-4000-8000-00000000ffff', 'pk_test_nobody_at_all', '']) {
        expect(await changeActivation(name, { ...verified, by }, desk.services), name).to.deep.equal({
          status: 'refused',
          because: 'merchant_unknown',
        });
      }
    });
  });

  describe('a key', () => {
    const kinds = [
      { kind: 'secret', old: ({ secretKey }: Added) => secretKey, use: readOrders },
      { kind: 'publishable', old: ({ publishableKey }: Added) => publishableKey, use: readOffer },
    ] as const;
    for (const { kind, old, use } of kinds) {
      describe(`that is ${kind}`, () => {
        it('stays good beside its successor for the given hours, and not a moment longer', async () => {
          const merchant = await add();
          const next = await rotate(merchant, kind, 24);
          desk.passMinutes(24 * 60 - 1);
          expect(await use(old(merchant))).to.include({ status: 200 });
          expect(await use(next)).to.include({ status: 200 });
          desk.passMinutes(1);
          expectProblem(await use(old(merchant)), 401, 'unknown_key');
          expect(await use(next)).to.include({ status: 200 });
        });

        it('ends at once if it is to overlap for no time', async () => {
          const merchant = await add();
          const next = await rotate(merchant, kind, 0);
          expectProblem(await use(old(merchant)), 401, 'unknown_key');
          expect(await use(next)).to.include({ status: 200 });
        });

        it('ends at once with all before it, however long they were given', async () => {
          const merchant = await add();
          const second = await rotate(merchant, kind, 48);
          const third = await rotate(merchant, kind, 0);
          for (const key of [old(merchant), second]) expectProblem(await use(key), 401, 'unknown_key');
          expect(await use(third)).to.include({ status: 200 });
        });

        it('is given no more time by a later rotation', async () => {
          const merchant = await add();
          await rotate(merchant, kind, 1);
          await rotate(merchant, kind, 48);
          desk.passMinutes(60);
          expectProblem(await use(old(merchant)), 401, 'unknown_key');
        });

        it('is the only one without an end, even when two are made at once', async () => {
          const merchant = await add();
          const keys = await atOnce(merchant, () => rotate(merchant, kind, 1));
          desk.passMinutes(60);
          const statuses = await Promise.all([old(merchant), ...keys].map(async (key) => (await use(key)).status));
          expect(statuses.sort()).to.deep.equal([200, 401, 401]);
        });
      });
    }

    it('leaves the one of the other kind alone, and everybody else’s', async () => {
      const [merchant, other] = [await add(), await add()];
      await rotate(merchant, 'secret', 0);
      expect(await readOffer(merchant.publishableKey)).to.include({ status: 200 });
      expect(await readOrders(other.secretKey)).to.include({ status: 200 });
    });

    it('overlaps for a month at most, and never backwards', async () => {
      const { id } = await add();
      const because = 'overlap_out_of_range';
      for (const overlapHours of [-1, 745, Number.NaN, Number.POSITIVE_INFINITY]) {
        const outcome = await rotateKey(id, { kind: 'secret', overlapHours, by }, desk.services);
        expect(outcome).to.deep.equal({ status: 'refused', because });
      }
      expect(await entryOf(id))
        .to.have.property('keys')
        .with.length(2);
      expect((await entryOf(id)).history).to.deep.equal([]);
    });
  });

  describe('settings', () => {
    it('change as named, and nothing else does', async () => {
      const { id, publishableKey } = await add();
      const before = await entryOf(id);
      const changes = { name: 'Papier AG', origins: ['https://papier.example'], paymentTermDays: 14 };
      const outcome = await configureMerchant(publishableKey, changes, { by }, desk.services);
      expect(outcome).to.have.property('status', 'configured');
      const { history, ...after } = await entryOf(id);
      expect({ ...after, history: [] }).to.deep.equal({ ...before, ...changes });
      expect(history).to.have.length(1);
      expectProblem(await readOffer(publishableKey), 403, 'origin_not_allowed');
    });

    it('obey the merchant’s mode', async () => {
      const { id } = await add('live');
      const outcome = await configureMerchant(id, { origins: ['http://shop.example'] }, { by }, desk.services);
      expect(outcome).to.deep.equal({ status: 'refused', because: 'origin_not_secure' });
      expect((await entryOf(id)).history).to.deep.equal([]);
    });
  });

  describe('the history of a merchant', () => {
    const because = 'asked by telephone';

    it('says which settings were changed, from what to what, by whom, when and why', async () => {
      const { id } = await add();
      const changes = { origins: ['https://papier.example'], paymentTermDays: 14, suggestsSmaller: false };
      await configureMerchant(id, changes, { by, because }, desk.services);
      expect((await entryOf(id)).history).to.deep.equal([
        {
          type: 'settings_changed',
          changes: {
            origins: { from: [shopOrigin], to: ['https://papier.example'] },
            paymentTermDays: { from: 30, to: 14 },
          },
          ...{ by, because },
          at: new Date(desk.now()),
        },
      ]);
    });

    it('says nothing of settings that were so already, not even when they are made twice at once', async () => {
      const merchant = await add();
      const configure = () => configureMerchant(merchant.id, { paymentTermDays: 14 }, { by }, desk.services);
      const outcomes = await atOnce(merchant, configure);
      expect(outcomes.map(({ status }) => status).sort()).to.deep.equal(['already', 'configured']);
      expect(await configure()).to.deep.equal({ status: 'already' });
      expect((await entryOf(merchant.id)).history).to.have.length(1);
    });

    it('says which key was replaced, and never a key', async () => {
      const { id, publishableKey, secretKey } = await add();
      const now = desk.now();
      const keys: string[] = [publishableKey, secretKey];
      for (const [kind, overlapHours] of [
        ['secret', 24],
        ['publishable', 0],
      ] as const) {
        const outcome = await rotateKey(id, { kind, overlapHours, by, because }, desk.services);
        keys.push(outcome.status === 'rotated' ? outcome.key : expect.fail(outcome.because));
      }
      const ends = keys.map((key) => key.slice(-4));
      const { history } = await entryOf(id);
      const at = new Date(now);
      const told = { type: 'key_replaced', by, because, at };
      expect(history).to.deep.equal([
        { ...told, kind: 'secret', hint: ends[2], earlierUntil: new Date(now + 24 * 3_600_000).toISOString() },
        { ...told, kind: 'publishable', hint: ends[3], earlierUntil: at.toISOString() },
      ]);
      const facts = sql`select * from fact where merchant_id = ${id}`;
      const written = JSON.stringify((await facts.execute(desk.store.database)).rows);
      for (const key of keys) expect(written).to.not.contain(key.slice('pk_test_'.length, -4));
    });

    it('has its activation in its place, which nothing else touches', async () => {
      const merchant = await add();
      await change(merchant, verified, approved('paper'));
      await configureMerchant(merchant.id, { name: 'Papier AG' }, { by }, desk.services);
      await change(merchant, switchedOn);
      await rotate(merchant, 'secret', 1);
      const types = (await entryOf(merchant.id)).history.map(({ type }) => type);
      expect(types).to.deep.equal([
        ...['kyc_verified', 'product_approved', 'settings_changed'],
        ...['switched_on', 'key_replaced'],
      ]);
      expect((await readOffer(merchant.publishableKey)).body).to.include({ status: 'active' });
      expect((await entryOf(merchant.id)).activation.map(({ type }) => type)).to.deep.equal([
        ...['kyc_verified', 'product_approved', 'switched_on'],
      ]);
    });
  });

  describe('a merchant that sells approved products only', () => {
    const line = (id: string) => ({ id, title: 'A4', quantity: 1, gross: 124_900 });
    let key: string;
    let merchant: Added;
    before(async () => {
      merchant = await addActive({ restrictsProducts: true });
      await change(merchant, approved('pens'));
      key = merchant.publishableKey;
    });

    it('sells baskets all of whose lines name one', async () => {
      expect(await authorize(key, { lines: [line('paper'), line('pens')] })).to.include({ status: 200 });
    });

    it('is told which lines do not', async () => {
      const answer = await authorize(key, { lines: [line('paper'), line('wine'), line('Paper')] });
      expectProblem(answer, 422, 'not_eligible', [
        'basket.lines.1.id: product_not_approved',
        'basket.lines.2.id: product_not_approved',
      ]);
    });

    it('sells no basket that says nothing of what is in it', async () => {
      for (const lines of [undefined, []]) {
        const answer = await authorize(key, { lines });
        expectProblem(answer, 422, 'not_eligible', ['basket.lines: product_not_approved']);
      }
    });

    it('sells a withdrawn product no more', async () => {
      await change(merchant, withdrawn('pens'));
      const answer = await authorize(key, { lines: [line('pens')] });
      expectProblem(answer, 422, 'not_eligible', ['basket.lines.0.id: product_not_approved']);
    });

    it('sells anything once that is lifted', async () => {
      await configureMerchant(merchant.id, { restrictsProducts: false }, { by }, desk.services);
      expect(await authorize(key, { lines: [line('wine')] })).to.include({ status: 200 });
    });
  });
});
