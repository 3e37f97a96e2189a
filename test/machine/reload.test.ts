import { expect } from 'chai';
import { authorized, Checkout, decided, first } from './checkout.js';

/** A page that has been loaded again, with the attempt that it had before. */
function reloaded(): Checkout {
  return Checkout.open({ selected: false }).tell({ type: 'remembered', attempt: first });
}

const forgotten = { type: 'remember', attempt: undefined } as const;

describe('After a reload', () => {
  it('the server is asked what became of the attempt', () => {
    expect(reloaded().effects).to.deep.equal([{ type: 'ask', attempt: first }]);
  });

  it('an authorization that still fits the basket is taken up again', () => {
    expect(reloaded().tell(decided(first, authorized)).state).to.equal('authorized');
  });

  it('so is a review', () => {
    const checkout = reloaded().tell(decided(first, { outcome: 'review', until: '2026-11-28T12:00:00.000Z' }));
    expect(checkout.state).to.equal('inReview');
  });

  it('an authorization for another amount is given back', () => {
    const checkout = reloaded().tell(decided(first, authorized, 99_900));
    expect(checkout.state).to.equal('offered');
    expect(checkout.effects).to.deep.equal([{ type: 'release', attempt: first }, forgotten]);
  });

  for (const decision of [
    { outcome: 'declined', advice: 'other_method', paths: [] },
    { outcome: 'correction', company: {} },
  ] as const) {
    it(`"${decision.outcome}" is not told a second time`, () => {
      const checkout = reloaded().tell(decided(first, decision));
      expect(checkout.state).to.equal('offered');
      expect(checkout.effects).to.deep.equal([forgotten]);
    });
  }

  it('an attempt still running is asked about when the buyer wants', () => {
    const checkout = reloaded().tell({ type: 'answered', answer: { status: 'running', attempt: first } });
    expect(checkout.model.state).to.deep.equal({ name: 'unknown', attempt: first, isAsking: false });
  });

  it('one that is over is forgotten', () => {
    const checkout = reloaded().tell({ type: 'answered', answer: { status: 'confirmed', attempt: first } });
    expect(checkout.effects).to.deep.equal([forgotten]);
  });

  it('one that the server does not know is forgotten', () => {
    const checkout = reloaded().tell({ type: 'refused', attempt: first, code: 'not_found', retryable: false });
    expect(checkout.effects).to.deep.equal([forgotten]);
  });

  it('one that cannot be asked about now is kept for the next time', () => {
    const checkout = reloaded().tell({ type: 'unresolved', attempt: first });
    expect(checkout.state).to.equal('offered');
    expect(checkout.effects).to.deep.equal([]);
  });

  it('an answer that comes after a new attempt was made changes nothing', () => {
    const checkout = reloaded().tell({ type: 'selectionChanged', selected: true });
    checkout.tell({ type: 'submitted', attempt: '9'.repeat(32), isValid: true });
    expect(checkout.tell(decided(first, authorized)).state).to.equal('authorizing');
  });
});
