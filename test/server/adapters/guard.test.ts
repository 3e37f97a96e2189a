import { expect } from 'chai';
import { createGuards, type GuardRules } from '../../../src/server/adapters/guard.js';
import type { UpstreamAnswer } from '../../../src/server/adapters/upstream.js';
import { patience } from './enquiries.js';

const fine: UpstreamAnswer = { outcome: 'answered', status: 200, body: {} };
const down: UpstreamAnswer = { outcome: 'unavailable', reason: 'failing' };
const notSent: UpstreamAnswer = { outcome: 'unavailable', reason: 'not_sent' };
const busy = { outcome: 'unavailable', reason: 'busy' } as const;

/** A guarded source that answers as a test says, and counts how often it is asked. */
function guarded(script: () => UpstreamAnswer | Promise<UpstreamAnswer>, rules?: Partial<GuardRules>) {
  const clock = { time: 0, now: () => clock.time };
  const asked = { times: 0 };
  const guards = createGuards(clock, () => {
    asked.times += 1;
    return Promise.resolve(script());
  });
  const call = guards.guard('vies', rules);
  return { clock, asked, guards, ask: () => call({ address: 'https://vies.example', signal: patience() }) };
}

describe('a guarded source', () => {
  it('is asked, and heard, as long as it answers', async () => {
    const { ask, asked, guards } = guarded(() => fine);
    for (let call = 0; call < 20; call += 1) expect(await ask()).to.equal(fine);
    expect(asked.times).to.equal(20);
    expect(guards.states()).to.deep.equal({ vies: 'closed' });
  });

  it('is left alone after some failures in a row', async () => {
    const { ask, asked, guards } = guarded(() => down, { failures: 3 });
    for (let call = 0; call < 3; call += 1) expect(await ask()).to.equal(down);
    expect(await ask()).to.deep.equal(notSent);
    expect(asked.times).to.equal(3);
    expect(guards.states()).to.deep.equal({ vies: 'open' });
  });

  it('is not left alone for failures with answers between them', async () => {
    const answers = [down, down, fine, down, down, fine];
    const { ask, asked } = guarded(() => answers.shift() ?? fine, { failures: 3 });
    for (let call = 0; call < 8; call += 1) await ask();
    expect(asked.times).to.equal(8);
  });

  it('is tried again after a pause, and trusted once it answers', async () => {
    let answer: UpstreamAnswer = down;
    const { ask, guards } = guarded(() => answer, { failures: 1, pause: 0 });
    await ask();
    answer = fine;
    expect(await ask()).to.equal(fine);
    expect(guards.states()).to.deep.equal({ vies: 'closed' });
  });

  it('is left alone for as long as it asks to be', async () => {
    const answers: UpstreamAnswer[] = [{ outcome: 'unavailable', reason: 'busy', retryAfterSeconds: 30 }];
    const { ask, asked, clock } = guarded(() => answers.shift() ?? fine);
    await ask();
    clock.time = 29_999;
    expect(await ask()).to.deep.equal(busy);
    clock.time = 30_000;
    expect(await ask()).to.equal(fine);
    expect(asked.times).to.equal(2);
  });

  it('is asked only so many things at once', async () => {
    let answer: (value: UpstreamAnswer) => void = () => undefined;
    const { ask, asked } = guarded(() => new Promise((resolve) => (answer = resolve)), { atOnce: 1 });
    const first = ask();
    expect(await ask()).to.deep.equal(busy);
    answer(fine);
    expect(await first).to.equal(fine);
    expect(asked.times).to.equal(1);
  });

  it('has a breaker of its own', async () => {
    const { guards, ask } = guarded(() => down, { failures: 1 });
    guards.guard('brreg');
    await ask();
    expect(guards.states()).to.deep.equal({ vies: 'open', brreg: 'closed' });
  });
});
