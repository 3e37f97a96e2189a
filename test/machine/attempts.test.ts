import { expect } from 'chai';
import { authorized, Checkout, decided, first, page, second, typed } from './checkout.js';

const refused = (code: 'not_found' | 'idempotency_key_busy' | 'unavailable' | 'invalid_buyer', retryable: boolean) =>
  ({ type: 'refused', attempt: first, code, retryable }) as const;

describe('An attempt', () => {
  it('is remembered before it is sent', () => {
    expect(Checkout.asking().effects).to.deep.equal([
      { type: 'remember', attempt: first },
      { type: 'send', attempt: first },
    ]);
  });

  it('is not made of an entry with issues: these are told, at the first one', () => {
    const checkout = Checkout.open().tell({ type: 'submitted', attempt: first, isValid: false });
    expect(checkout.state).to.equal('editing');
    expect(checkout.model.submitted).to.equal(true);
    expect(checkout.effects).to.deep.equal([{ type: 'focus', on: 'issue' }]);
  });

  it('is not made twice by two presses', () => {
    const checkout = Checkout.asking().tell({ type: 'submitted', attempt: second, isValid: true });
    expect(checkout.effects).to.deep.equal([]);
    expect(checkout.model.state).to.deep.equal({ name: 'authorizing', attempt: first });
  });

  it('cannot be changed while it is on its way', () => {
    const checkout = Checkout.asking().tell({ type: 'edited', entry: { 'company.name': 'Other' } });
    expect(checkout.model.entry['company.name']).to.equal('Muster GmbH');
  });

  it('ends authorized, with a time after which that is over', () => {
    const checkout = Checkout.after(authorized);
    expect(checkout.state).to.equal('authorized');
    expect(checkout.asked).to.deep.equal(['tellDecision', 'expireAt', 'focus']);
    checkout.tell({ type: 'expired', attempt: first });
    expect(checkout.state).to.equal('editing');
    expect(checkout.model.notice).to.equal('authorization_expired');
    expect(checkout.model.entry).to.deep.equal(typed);
  });

  it('does not end by the time of another', () => {
    expect(Checkout.after(authorized).tell({ type: 'expired', attempt: second }).state).to.equal('authorized');
  });

  for (const [advice, focus] of [
    ['fix_address', 'issue'],
    ['fix_identity', 'issue'],
    ['try_smaller', 'outcome'],
    ['other_method', 'outcome'],
  ] as const) {
    it(`ends declined with the advice ${advice}, keeps the entry and is forgotten`, () => {
      const checkout = Checkout.after({ outcome: 'declined', advice, paths: [] });
      expect(checkout.model.state).to.deep.equal({ name: 'declined', advice, paths: [] });
      expect(checkout.effects.at(-1)).to.deep.equal({ type: 'focus', on: focus });
      expect(checkout.effects).to.deep.include({ type: 'remember', attempt: undefined });
      expect(checkout.model.entry).to.deep.equal(typed);
    });
  }

  it('is made anew once the register’s version is accepted', () => {
    const checkout = Checkout.after({ outcome: 'correction', company: { 'company.address.city': 'Haslach' } });
    expect(checkout.state).to.equal('correcting');
    const entry = { 'company.address.city': 'Haslach' };
    checkout.tell({ type: 'correctionAccepted', attempt: second, entry });
    expect(checkout.model.entry).to.deep.equal({ ...typed, ...entry });
    expect(checkout.effects).to.deep.include({ type: 'send', attempt: second });
  });

  it('leaves the form as it was when the register’s version is not', () => {
    const checkout = Checkout.after({ outcome: 'correction', company: { 'company.address.city': 'Haslach' } });
    checkout.tell({ type: 'editRequested' });
    expect(checkout.state).to.equal('editing');
    expect(checkout.model.entry).to.deep.equal(typed);
  });

  it('is in review until somebody has looked, and can be asked about', () => {
    const checkout = Checkout.after({ outcome: 'review', until: '2026-11-28T12:00:00.000Z' });
    expect(checkout.state).to.equal('inReview');
    checkout.tell({ type: 'retried', attempt: second });
    expect(checkout.effects).to.deep.equal([{ type: 'ask', attempt: first }]);
    expect(checkout.tell(decided(first, authorized)).state).to.equal('authorized');
  });

  it('whose answer was lost is asked about, never sent again', () => {
    const checkout = Checkout.asking().tell({ type: 'lost', attempt: first });
    expect(checkout.model.state).to.deep.equal({ name: 'unknown', attempt: first, isAsking: true });
    expect(checkout.effects).to.deep.equal([{ type: 'ask', attempt: first }]);
    checkout.tell({ type: 'unresolved', attempt: first });
    expect(checkout.model.state).to.deep.equal({ name: 'unknown', attempt: first, isAsking: false });
    checkout.tell({ type: 'retried', attempt: second });
    expect(checkout.effects).to.deep.equal([{ type: 'ask', attempt: first }]);
    expect(checkout.tell(decided(first, authorized)).state).to.equal('authorized');
  });

  it('that never arrived is sent again as the same', () => {
    const checkout = Checkout.asking().tell({ type: 'lost', attempt: first }).tell(refused('not_found', false));
    expect(checkout.model.state).to.deep.equal({ name: 'failed', attempt: first, recovery: 'send' });
    checkout.tell({ type: 'retried', attempt: second });
    expect(checkout.effects).to.deep.include({ type: 'send', attempt: first });
  });

  it('that is still running is asked about', () => {
    const checkout = Checkout.asking().tell(refused('idempotency_key_busy', true));
    expect(checkout.effects).to.deep.equal([{ type: 'ask', attempt: first }]);
  });

  it('that the server could not take for now keeps its name when tried again', () => {
    const checkout = Checkout.asking().tell(refused('unavailable', true));
    expect(checkout.tell({ type: 'retried', attempt: second }).effects).to.deep.include({
      type: 'send',
      attempt: first,
    });
  });

  it('that the server refused as it stands gets another name when tried again', () => {
    const checkout = Checkout.asking().tell(refused('invalid_buyer', false));
    expect(checkout.tell({ type: 'retried', attempt: second }).effects).to.deep.include({
      type: 'send',
      attempt: second,
    });
  });

  it('whose asking fails is asked about once more', () => {
    const checkout = Checkout.asking().tell({ type: 'lost', attempt: first }).tell(refused('unavailable', true));
    expect(checkout.model.state).to.deep.equal({ name: 'failed', attempt: first, recovery: 'ask' });
    expect(checkout.tell({ type: 'retried', attempt: second }).effects).to.deep.equal([
      { type: 'ask', attempt: first },
    ]);
  });

  for (const status of ['released', 'expired', 'confirmed'] as const) {
    it(`that turns out ${status} is over for this page`, () => {
      const checkout = Checkout.asking().tell({ type: 'lost', attempt: first });
      checkout.tell({ type: 'answered', answer: { status, attempt: first } });
      expect(checkout.model.state).to.deep.equal({ name: 'failed', attempt: first, recovery: 'edit' });
    });
  }

  it('of before changes nothing when its answer is late', () => {
    const checkout = Checkout.asking();
    const { model } = checkout;
    for (const message of [
      decided(second, authorized),
      { type: 'lost', attempt: second } as const,
      { ...refused('unavailable', true), attempt: second },
      { type: 'unresolved', attempt: second } as const,
    ]) {
      expect(checkout.tell(message).model).to.equal(model);
      expect(checkout.effects).to.deep.equal([]);
    }
  });
});

describe('A change of the page under an attempt', () => {
  it('gives an authorization back, and keeps the company for one more press', () => {
    const checkout = Checkout.after(authorized).configure({ ...page, amount: 125_900 });
    expect(checkout.state).to.equal('editing');
    expect(checkout.model.notice).to.equal('basket_changed');
    expect(checkout.model.entry).to.deep.equal(typed);
    expect(checkout.effects).to.deep.equal([
      { type: 'release', attempt: first },
      { type: 'remember', attempt: undefined },
    ]);
    expect(checkout.tell({ type: 'submitted', attempt: second, isValid: true }).model.notice).to.equal(undefined);
  });

  it('gives back what it is still waiting for, and drops the answer when it comes', () => {
    const checkout = Checkout.asking().configure({ ...page, amount: 125_900 });
    expect(checkout.asked).to.deep.equal(['release', 'remember']);
    expect(checkout.tell(decided(first, authorized)).state).to.equal('editing');
  });

  it('leaves the authorization standing when nothing that it is bound to has changed', () => {
    const checkout = Checkout.after(authorized).configure({ ...page, buyer: { contact: { lastName: 'Eins' } } });
    expect(checkout.state).to.equal('authorized');
    expect(checkout.effects).to.deep.equal([]);
  });

  for (const [what, raw] of [
    ['is not eligible any more', { ...page, amount: 4_999 }],
    ['cannot be read any more', { ...page, country: '' }],
  ] as const) {
    it(`gives the authorization back when the basket ${what}, and hides the method`, () => {
      const checkout = Checkout.after(authorized).configure(raw);
      expect(['ineligible', 'dormant']).to.include(checkout.state);
      expect(checkout.asked).to.deep.equal(['release', 'remember']);
      expect(checkout.configure(page).model.entry).to.deep.equal(typed);
    });
  }

  it('keeps the authorization while another method is looked at', () => {
    const checkout = Checkout.after(authorized).tell({ type: 'selectionChanged', selected: false });
    expect(checkout.state).to.equal('authorized');
    expect(checkout.effects).to.deep.equal([]);
  });

  it('by reset gives it back and forgets what was typed, but not what the shop knows', () => {
    const raw = { ...page, buyer: { contact: { lastName: 'Eins' } } };
    const checkout = Checkout.open({ raw }).tell({ type: 'edited', entry: typed });
    checkout.tell({ type: 'submitted', attempt: first, isValid: true }).tell(decided(first, authorized));
    checkout.tell({ type: 'reset' });
    expect(checkout.asked).to.deep.equal(['release', 'remember']);
    expect(checkout.state).to.equal('editing');
    expect(checkout.model.entry).to.deep.equal({ 'contact.lastName': 'Eins' });
  });

  it('tells the page when the buyer wants another method', () => {
    const checkout = Checkout.after({ outcome: 'declined', advice: 'other_method', paths: [] });
    checkout.tell({ type: 'otherMethodRequested' });
    expect(checkout.model.selected).to.equal(false);
    expect(checkout.effects).to.deep.equal([{ type: 'tellOtherMethod' }]);
  });

  it('is not needed when asking could not even begin: the form stays, and says so', () => {
    const checkout = Checkout.open().tell({ type: 'edited', entry: typed }).tell({ type: 'checkUnreachable' });
    expect(checkout.state).to.equal('editing');
    expect(checkout.model.notice).to.equal('check_unreachable');
    expect(checkout.model.entry).to.deep.equal(typed);
  });
});
