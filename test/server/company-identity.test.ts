import { expect } from 'chai';
import type { AuthorizationRequest } from '../../src/contract/schemas.js';
import { useBackend } from '../support/backend.js';
import { balance } from '../support/balance.js';
import { advisedLimit } from '../support/evidence.js';
import { confirmationOf, freshVatNumber, orderBy, type Wish } from '../support/requests.js';

let registers = 0;

describe('A company in the ledger', () => {
  const desk = useBackend();
  let vatNumber: string;
  /** In a register whose court is named: "HRB 7, Freiburg". */
  let registrationNumber: string;

  beforeEach(() => {
    vatNumber = freshVatNumber();
    registrationNumber = `HRB ${(registers += 1)}, Freiburg`;
  });
  afterEach(async () => {
    expect(desk.errors).to.deep.equal([]);
    await balance(desk.store.database);
  });

  const order = (wish: Wish = {}): AuthorizationRequest => orderBy({ vatNumber, ...wish });
  const creditOf = (key: string) => desk.store.readCompanyCredit('test', key, 'EUR');
  const byRegister = () =>
    creditOf(`registration:DE:${registrationNumber.replace(', Freiburg', '').replace(' ', '')}@freiburg`);
  const byVatNumber = () => creditOf(`vat:${vatNumber}`);
  const outcomeOf = async (request: AuthorizationRequest): Promise<string> => {
    const answer = await desk.authorize(request);
    return answer.status === 'decided' ? answer.decision.outcome : answer.status;
  };

  it('is one under four spellings, even at the same moment', async () => {
    const digits = vatNumber.slice(2);
    const spellings: Wish[] = [
      { vatNumber, companyName: 'Zeta Electronics Gold GmbH' },
      { vatNumber: `de ${digits}`, companyName: 'ZETA ELECTRONICS GOLD GMBH' },
      { vatNumber: digits, companyName: 'Zeta Electronics Gold Gesellschaft mit beschränkter Haftung' },
      { vatNumber: `DE-${digits.slice(0, 3)}.${digits.slice(3)}`, companyName: 'Zeta  Electronics Gold G.m.b.H.' },
    ];
    const gross = advisedLimit / 5;
    const requests = [...spellings, ...spellings, ...spellings].map((wish) => order({ ...wish, gross }));
    const outcomes = await Promise.all(requests.map(outcomeOf));
    expect(outcomes.filter((outcome) => outcome === 'authorized')).to.have.length(5);
    expect(await byVatNumber()).to.include({ exposure: advisedLimit });
  });

  it('is known by its register first, and not by a VAT number that nobody has confirmed as its own', async () => {
    await desk.tokenOf(order({ registrationNumber, gross: 60_000 }));
    expect(await byRegister()).to.include({ exposure: 60_000 });
    expect(await byVatNumber()).to.equal(undefined);
  });

  it('gains its second name when a register tells both', async () => {
    await desk.tokenOf(order({ registrationNumber, gross: 60_000, tag: 'linked' }));
    expect(await byVatNumber()).to.deep.equal(await byRegister());
    await desk.tokenOf(order({ gross: 50_000 }));
    expect(await byRegister()).to.include({ exposure: 110_000 });
  });

  describe('that has been taken for two', () => {
    beforeEach(async () => {
      await desk.confirm(confirmationOf(await desk.tokenOf(order({ registrationNumber }))));
      await desk.confirm(confirmationOf(await desk.tokenOf(order())));
      expect([await byRegister(), await byVatNumber()].map((credit) => credit?.exposure)).to.deep.equal([
        124_900, 124_900,
      ]);
    });

    it('is made one, and owes the sum', async () => {
      await desk.tokenOf(order({ registrationNumber, gross: 60_000, tag: 'linked' }));
      expect(await byRegister()).to.include({ exposure: 309_800 });
      expect(await byVatNumber()).to.deep.equal(await byRegister());
    });

    it('is made one although both are decided on at the same moment', async () => {
      const linked = { registrationNumber, gross: 60_000, tag: 'linked' };
      const requests = [linked, { gross: 60_000 }, linked, { gross: 60_000, registrationNumber }, linked].map(order);
      const outcomes = await Promise.all(requests.map(outcomeOf));
      expect(outcomes).to.deep.equal(requests.map(() => 'authorized'));
      expect(await byVatNumber()).to.include({ exposure: 249_800 + 5 * 60_000 });
    });

    it('goes on with its orders', async () => {
      const { id } = await desk.confirm(confirmationOf(await desk.tokenOf(order())));
      await desk.tokenOf(order({ registrationNumber, tag: 'linked' }));
      const before = (await byRegister())?.exposure ?? 0;
      await desk.move(id, 'cancel', {});
      expect(await byRegister()).to.include({ exposure: before - 124_900 });
    });
  });
});
