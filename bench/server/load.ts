import { Agent, request } from 'node:http';
import { freshId, freshVatNumber, orderBy } from '../../test/support/requests.js';

/*
 * The load, in a process of its own. Told by its only argument, answers with one line of JSON. Closed: so many callers, each over and
 * over. Open: so many calls a second, whether or not the earlier ones are answered; a call's time then begins when it was due.
 */

/** What is to be called, and how. */
export interface Load {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Each call about another company, or all about one. */
  readonly companies: 'many' | 'one';
  readonly seconds: number;
  readonly pace: { readonly callers: number } | { readonly perSecond: number };
}

/** What came of it. */
export interface LoadResult {
  readonly answered: number;
  readonly authorized: number;
  readonly failed: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
}

const load = JSON.parse(process.argv[2] ?? '') as Load;
const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const hot = { vatNumber: freshVatNumber(), checkouts: [freshId(), freshId()] };
const times: number[] = [];
const counts = { authorized: 0, failed: 0, sent: 0 };

function bodyOfNext(): string {
  counts.sent += 1;
  // One company's open holds are bounded, unsigned ones to two: each call gives back what the one before in its checkout has held.
  const checkout = hot.checkouts[counts.sent % hot.checkouts.length];
  const wish = load.companies === 'one' ? { vatNumber: hot.vatNumber, ...(checkout && { checkout }) } : {};
  return JSON.stringify(orderBy({ gross: 5_000, ...wish }));
}

function call(since: number): Promise<void> {
  const body = bodyOfNext();
  const headers = { ...load.headers, 'Idempotency-Key': freshId(), 'Content-Length': Buffer.byteLength(body) };
  return new Promise((ended) => {
    const asked = request(load.url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => {
        times.push(performance.now() - since);
        if (response.statusCode !== 200) counts.failed += 1;
        else if (text.includes('"authorized"')) counts.authorized += 1;
        ended();
      });
    });
    asked.on('error', () => {
      counts.failed += 1;
      ended();
    });
    asked.end(body);
  });
}

async function callOverAndOver(until: number): Promise<void> {
  while (performance.now() < until) await call(performance.now());
}

/** Calls when they are due; those that are late are made at once, and have waited already. */
async function callOnTime(start: number, until: number, perSecond: number): Promise<void> {
  const calls: Promise<void>[] = [];
  for (let due = start; due < until; due += 1_000 / perSecond) {
    const wait = due - performance.now();
    if (wait > 0) await new Promise((passed) => setTimeout(passed, wait));
    calls.push(call(due));
  }
  await Promise.all(calls);
}

const start = performance.now();
const until = start + load.seconds * 1_000;
if ('callers' in load.pace) await Promise.all(Array.from({ length: load.pace.callers }, () => callOverAndOver(until)));
else await callOnTime(start, until, load.pace.perSecond);
const sorted = times.sort((one, other) => one - other);
const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
const result: LoadResult = {
  answered: times.length,
  authorized: counts.authorized,
  failed: counts.failed,
  perSecond: times.length / ((performance.now() - start) / 1_000),
  median: at(0.5),
  p99: at(0.99),
};
console.log(JSON.stringify(result));
agent.destroy();
