import { expect } from 'chai';
import type { CountryCode } from '../../../src/domain/country.js';
import type { IdentityEvidence, SolvencyEvidence } from '../../../src/domain/evidence.js';
import type { CompanyRegistry, CreditBureau, Verifiers } from '../../../src/server/ports.js';
import { createVerifiers } from '../../../src/server/verifiers.js';
import { createVerifier } from '../../../src/server/verify.js';
import { checkedAt, clock, enquiryAbout, fjordlys, zeta } from './enquiries.js';
import { startUpstream, stopUpstreams } from './scripted-upstream.js';

type Answer<Evidence> = (signal: AbortSignal) => Promise<Evidence>;

const identity = (source: string): IdentityEvidence => ({
  kind: 'identity',
  source,
  by: 'name',
  outcome: 'found',
  checkedAt,
});
const solvency = (source: string): SolvencyEvidence => ({ kind: 'solvency', source, outcome: 'not_rated', checkedAt });

const registry = (
  name: string,
  answer: Answer<IdentityEvidence> = () => Promise.resolve(identity(name)),
  countries: CountryCode[] = ['DE', 'NO'],
): CompanyRegistry => ({
  name,
  countries,
  ask: (_, signal) => answer(signal),
});
const bureau = (
  name: string,
  answer: Answer<SolvencyEvidence> = () => Promise.resolve(solvency(name)),
): CreditBureau => ({
  name,
  countries: ['DE', 'NO'],
  ask: (_, signal) => answer(signal),
});
const verifiersOf = (
  vatRegistries: CompanyRegistry[],
  companyRegistries: CompanyRegistry[],
  creditBureaus: CreditBureau[],
): Verifiers => ({
  vatRegistries,
  companyRegistries,
  creditBureaus,
});

/** Longer than any test may take, so that what passes did not wait for it; short enough for a failing run to end by itself. */
const never = 10_000;

describe('verification', () => {
  afterEach(stopUpstreams);

  const outcomesOf = async (verifiers: Verifiers, deadline = never) => {
    const evidence = await createVerifier(verifiers, clock, deadline).verify(enquiryAbout(zeta));
    return evidence.map(({ source, outcome }) => `${source} ${outcome}`);
  };

  it('asks everybody at once, and keeps the order of the sources', async () => {
    const started: string[] = [];
    const all = ['vies', 'brreg', 'crif'];
    let open = (): void => undefined;
    const everybodyIsAsked = new Promise<void>((resolve) => (open = resolve));
    // The first to be asked answers last: nobody would answer if they were asked in turn.
    const join = async <Evidence>(name: string, evidence: Evidence): Promise<Evidence> => {
      started.push(name);
      if (started.length === all.length) open();
      await everybodyIsAsked;
      if (name === 'vies') await new Promise((resolve) => setImmediate(resolve));
      return evidence;
    };
    const verifiers = verifiersOf(
      [registry('vies', () => join('vies', identity('vies')))],
      [registry('brreg', () => join('brreg', identity('brreg')))],
      [bureau('crif', () => join('crif', solvency('crif')))],
    );
    expect(await outcomesOf(verifiers)).to.deep.equal(['vies found', 'brreg found', 'crif not_rated']);
    expect(started).to.deep.equal(all);
  });

  it('leaves out who does not know the country', async () => {
    expect(await outcomesOf(verifiersOf([registry('vies')], [registry('brreg', undefined, ['NO'])], []))).to.deep.equal(
      ['vies found'],
    );
  });

  it('turns a source that fails into evidence that it was unavailable', async () => {
    const verifiers = verifiersOf(
      [registry('rejecting', () => Promise.reject(new Error('broken')))],
      [
        registry('throwing', () => {
          throw new Error('broken');
        }),
        registry('sound'),
      ],
      [bureau('rejecting', () => Promise.reject(new Error('broken')))],
    );
    const evidence = await createVerifier(verifiers, clock, never).verify(enquiryAbout(zeta));
    expect(evidence).to.deep.equal([
      { kind: 'identity', source: 'rejecting', by: 'name', outcome: 'unavailable', checkedAt },
      { kind: 'identity', source: 'throwing', by: 'name', outcome: 'unavailable', checkedAt },
      identity('sound'),
      { kind: 'solvency', source: 'rejecting', outcome: 'unavailable', checkedAt },
    ]);
  });

  it('ends who is late by the signal, and keeps what the others said', async () => {
    let isEnded = false;
    const late = registry('late', (signal) => {
      signal.addEventListener('abort', () => (isEnded = true));
      return new Promise(() => undefined);
    });
    expect(await outcomesOf(verifiersOf([late], [registry('sound')], []), 1)).to.deep.equal([
      'late unavailable',
      'sound found',
    ]);
    expect(isEnded).to.equal(true);
  });

  it('does without a source that does not even mind the signal', async () => {
    const deaf = bureau('deaf', () => new Promise(() => undefined));
    expect(await outcomesOf(verifiersOf([], [registry('sound')], [deaf]), 1)).to.deep.equal([
      'sound found',
      'deaf unavailable',
    ]);
  });

  it('leaves no timer behind', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    await Promise.resolve(); // Until then the test runner has not set its own.
    const before = timers();
    await outcomesOf(
      verifiersOf([registry('sound')], [], [bureau('broken', () => Promise.reject(new Error('broken')))]),
    );
    expect(timers()).to.equal(before);
  });

  it('is content without any source', async () => {
    expect(await outcomesOf(verifiersOf([], [], []))).to.deep.equal([]);
  });

  it('hangs up on real upstreams that do not answer', async () => {
    const { url } = await startUpstream(() => 'silence');
    const access = { baseUrl: url, username: 'u', password: 'p' };
    const bureaus = { crif: { baseUrl: url, apiKey: 'k' }, buergel: { baseUrl: url, apiKey: 'k' } };
    const verifiers = createVerifiers({ vies: { baseUrl: url }, brreg: url, creditsafe: access, ...bureaus }, clock);
    const evidence = await createVerifier(verifiers, clock, 50).verify(enquiryAbout(fjordlys));
    expect(evidence.map(({ source, outcome }) => `${source} ${outcome}`)).to.deep.equal([
      'brreg unavailable',
      'creditsafe unavailable',
      'creditsafe unavailable',
      'crif unavailable',
      'buergel unavailable',
    ]);
  });

  it('asks only those who are configured', () => {
    const { vatRegistries, companyRegistries, creditBureaus } = createVerifiers(
      { crif: { baseUrl: 'http://crif.example', apiKey: 'k' } },
      clock,
    );
    expect([...vatRegistries, ...companyRegistries, ...creditBureaus].map(({ name }) => name)).to.deep.equal(['crif']);
  });
});
