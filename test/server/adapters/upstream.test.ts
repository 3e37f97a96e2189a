import { expect } from 'chai';
import { callUpstream } from '../../../src/server/adapters/upstream.js';
import { patience } from './enquiries.js';
import { startUpstream, stopUpstreams, type ScriptedAnswer } from './scripted-upstream.js';

describe('a call to an upstream', () => {
  afterEach(stopUpstreams);

  const call = async (answer: ScriptedAnswer) => {
    const { url } = await startUpstream(() => answer);
    return callUpstream({ address: url, signal: patience() });
  };

  it('brings status and JSON, also with a status that refuses', async () => {
    expect(await call({ json: { a: 1 } })).to.deep.equal({ outcome: 'answered', status: 200, body: { a: 1 } });
    expect(await call({ status: 404, json: { b: 2 } })).to.deep.equal({
      outcome: 'answered',
      status: 404,
      body: { b: 2 },
    });
    expect(await call({ status: 410 })).to.deep.equal({ outcome: 'answered', status: 410, body: undefined });
  });

  it('says who asks, and sends JSON by POST only if there is any', async () => {
    const upstream = await startUpstream(() => ({ json: {} }));
    await callUpstream({ address: `${upstream.url}/a`, signal: patience(), headers: { 'X-Api-Key': 'k' } });
    await callUpstream({ address: `${upstream.url}/b`, signal: patience(), json: { company: 'Zeta' } });
    const [get, post] = upstream.calls;
    expect(get).to.deep.include({ method: 'GET', path: '/a', body: undefined });
    expect(get?.headers).to.include({ 'x-api-key': 'k', 'user-agent': 'billie-invoice', accept: 'application/json' });
    expect(post).to.deep.include({ method: 'POST', path: '/b', body: { company: 'Zeta' } });
    expect(post?.headers['content-type']).to.equal('application/json');
  });

  it('sends a form or an envelope, by another method where told, and reads texts', async () => {
    const upstream = await startUpstream(() => ({ text: '<a/>', headers: { 'Content-Type': 'application/soap+xml' } }));
    const { url: address } = upstream;
    await callUpstream({ address, signal: patience(), form: { grant_type: 'client_credentials' } });
    await callUpstream({ address, signal: patience(), method: 'PUT', json: {} });
    await callUpstream({ address, signal: patience(), method: 'DELETE' });
    const answer = await callUpstream({ address, signal: patience(), xml: '<q/>', reads: 'text' });
    expect(answer).to.deep.equal({ outcome: 'answered', status: 200, body: '<a/>' });
    const sent = upstream.calls.map(({ method, headers, body }) => [method, headers['content-type'], body]);
    expect(sent).to.deep.equal([
      ['POST', 'application/x-www-form-urlencoded', 'grant_type=client_credentials'],
      ['PUT', 'application/json', {}],
      ['DELETE', undefined, undefined],
      ['POST', 'application/soap+xml; charset=utf-8', '<q/>'],
    ]);
  });

  it('tells how long a busy source asks to be left alone', async () => {
    const busy = await call({ status: 429, headers: { 'Retry-After': '30' } });
    expect(busy).to.deep.equal({ outcome: 'unavailable', reason: 'busy', retryAfterSeconds: 30 });
    const soon = await call({ status: 503, headers: { 'Retry-After': 'soon' } });
    expect(soon).to.deep.equal({ outcome: 'unavailable', reason: 'failing' });
  });

  const faults: readonly (readonly [string, ScriptedAnswer, string])[] = [
    ['too many requests', { status: 429, json: { valid: false } }, 'busy'],
    ['an error of the server, even with a readable body', { status: 500, json: { valid: false } }, 'failing'],
    ['a page of HTML', { text: '<html>maintenance</html>' }, 'unreadable'],
    ['a page of HTML behind a 404', { status: 404, text: '<html>no such page</html>' }, 'unreadable'],
    ['half a document', { text: '{"valid": tr' }, 'unreadable'],
    ['more than a megabyte', { json: 'x'.repeat(1_000_001) }, 'unreadable'],
    ['a broken connection', 'reset', 'unreachable'],
  ];
  for (const [fault, answer, reason] of faults) {
    it(`counts ${fault} as unavailable`, async () => {
      expect(await call(answer)).to.deep.equal({ outcome: 'unavailable', reason });
    });
  }

  it('follows no redirect', async () => {
    const elsewhere = await startUpstream(() => ({ json: { valid: true } }));
    const answer = await call({ status: 307, headers: { Location: elsewhere.url } });
    expect(answer).to.deep.equal({ outcome: 'unavailable', reason: 'unreachable' });
    expect(elsewhere.calls).to.have.length(0);
  });

  it('is not sent when nobody listens', async () => {
    const gone = await startUpstream(() => 'silence');
    await gone.close();
    const answer = await callUpstream({ address: gone.url, signal: patience() });
    expect(answer).to.deep.equal({ outcome: 'unavailable', reason: 'not_sent' });
  });

  it('ends with its signal, before and while waiting for an answer', async () => {
    const deadline = new AbortController();
    const { url } = await startUpstream(() => {
      deadline.abort();
      return 'silence';
    });
    expect(await callUpstream({ address: url, signal: deadline.signal })).to.include({ outcome: 'unavailable' });
    expect(await callUpstream({ address: url, signal: AbortSignal.abort() })).to.include({ outcome: 'unavailable' });
  });
});
