import { expect } from 'chai';
import fc from 'fast-check';
import type { Decision } from '../../src/domain/decision.js';
import { readConfiguration } from '../../src/widget/configuration.js';
import type { Message } from '../../src/widget/machine.js';
import { attemptOf, isOnOffer, type Effect } from '../../src/widget/state.js';
import { attempts, authorized, Checkout, decided, offer, page } from './checkout.js';

const attempt = fc.constantFrom(...attempts);
const decision: fc.Arbitrary<Decision> = fc.constantFrom<Decision>(
  authorized,
  { outcome: 'declined', advice: 'fix_address', paths: ['company.address.city'] },
  { outcome: 'declined', advice: 'other_method', paths: [] },
  { outcome: 'correction', company: { 'company.address.city': 'Haslach' } },
  { outcome: 'review', until: '2026-11-28T12:00:00.000Z' },
);
const raw = fc.constantFrom(page, { ...page, amount: 4_999 }, { ...page, amount: 99_900 }, { ...page, country: '' });

/** Everything that can happen, but a reset. */
const message: fc.Arbitrary<Message> = fc.oneof(
  fc.record({
    type: fc.constant('offerRead' as const),
    offer: fc.constantFrom(offer, { status: 'inactive' } as const),
  }),
  raw.map((given): Message => ({ type: 'configured', reading: readConfiguration(given) })),
  fc.record({ type: fc.constant('selectionChanged' as const), selected: fc.boolean() }),
  fc.string({ maxLength: 4 }).map((name): Message => ({ type: 'edited', entry: { 'company.name': name } })),
  fc.record({ type: fc.constant('submitted' as const), attempt, isValid: fc.boolean() }),
  fc.constantFrom<Message>(
    { type: 'left', path: 'company.name' },
    { type: 'opened', group: 'company' },
    { type: 'filled', entry: { 'company.legalForm': '2HBR' } },
    { type: 'insisted', path: 'company.vatNumber' },
    { type: 'editRequested' },
    { type: 'otherMethodRequested' },
    { type: 'checkUnreachable' },
  ),
  attempt.map((id): Message => ({
    type: 'correctionAccepted',
    attempt: id,
    entry: { 'company.address.city': 'Haslach' },
  })),
  fc.record({ type: fc.constantFrom('retried' as const, 'expired' as const, 'remembered' as const), attempt }),
  fc.record({ type: fc.constantFrom('lost' as const, 'unresolved' as const), attempt }),
  fc.record({
    type: fc.constant('refused' as const),
    attempt,
    code: fc.constantFrom('not_found' as const, 'unavailable' as const, 'idempotency_key_busy' as const),
    retryable: fc.boolean(),
  }),
  fc.tuple(attempt, decision).map(([id, made]) => decided(id, made)),
);

/** Plays a checkout and looks at it after every message. */
function inAnyOrder(look: (checkout: Checkout, told: Message, before: Checkout['model']) => void): void {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 40 }), (messages) => {
      const checkout = Checkout.open();
      for (const told of messages) {
        const before = checkout.model;
        look(checkout.tell(told), told, before);
      }
    }),
    { numRuns: 500 },
  );
}

const sent = (effects: readonly Effect[]): readonly Effect[] => effects.filter(({ type }) => type === 'send');

describe('In whatever order things happen', () => {
  it('nothing that was typed is lost', () => {
    inAnyOrder(({ model }, told, before) => {
      const isTaken = told.type === 'edited' && model.dirty.length > 0;
      const name = isTaken && model.entry !== before.entry ? told.entry['company.name'] : before.entry['company.name'];
      expect(model.entry['company.name']).to.equal(name);
    });
  });

  it('only a person sends: neither the page nor an answer ever does', () => {
    inAnyOrder(({ effects }, told) => {
      if (sent(effects).length > 0) expect(['submitted', 'correctionAccepted', 'retried']).to.include(told.type);
      expect(sent(effects)).to.have.length.below(2);
    });
  });

  it('no second attempt is made while one is on its way, in review or authorized', () => {
    inAnyOrder(({ effects, model }, _, before) => {
      const [other] = sent(effects);
      if (!other) return;
      expect(['authorizing', 'unknown', 'inReview', 'authorized']).not.to.include(before.state.name);
      expect(attemptOf(model.state)).to.equal('attempt' in other ? other.attempt : '');
    });
  });

  it('an authorization that is left is given back', () => {
    inAnyOrder(({ effects, model }, _, before) => {
      if (before.state.name !== 'authorized' || model.state.name === 'authorized') return;
      expect(effects).to.deep.include({ type: 'release', attempt: before.state.attempt });
    });
  });

  it('an approval belongs to the attempt that was asked for', () => {
    inAnyOrder(({ model }, told, before) => {
      if (model.state.name !== 'authorized' || before.state.name === 'authorized') return;
      expect(told.type).to.equal('answered');
      expect([attemptOf(before.state), before.recovering]).to.include(model.state.attempt);
    });
  });

  it('a method that is hidden has no attempt', () => {
    inAnyOrder(({ model }) => {
      if (!isOnOffer(model.state)) expect(attemptOf(model.state)).to.equal(undefined);
    });
  });
});
