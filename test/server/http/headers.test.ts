import { expect } from 'chai';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { createBackend, type Backend } from '../../../src/server/index.js';
import { createLog } from '../../../src/server/log.js';
import { openDatabase, shopOrigin } from '../../support/backend.js';
import { legal } from '../../support/legal.js';

describe('Every answer', () => {
  let folder: string;
  let backend: Backend;
  before(async function () {
    this.timeout(60_000);
    folder = await mkdtemp(join(tmpdir(), 'billie-invoice-sdk-'));
    await mkdir(join(folder, '1.2.3'));
    await writeFile(join(folder, '1.2.3', 'element.js'), 'export {};');
    backend = await createBackend({
      databaseUrl: await openDatabase(),
      masterKey: randomBytes(32),
      verifiers: { vatRegistries: [], companyRegistries: [], creditBureaus: [] },
      legal: { test: legal, live: undefined },
      log: createLog('silent'),
      version: '1.2.3',
      sdkFolder: folder,
      runsJobs: false,
    });
  });
  after(async () => {
    await backend.close();
    await rm(folder, { recursive: true });
  });

  const ask = (path: string, method = 'GET', headers: Record<string, string> = {}): Promise<Response> =>
    backend.fetch(new Request(`https://backend.example${path}`, { method, headers }));
  const preflight = (path: string): Promise<Response> =>
    ask(path, 'OPTIONS', {
      Origin: shopOrigin,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type,idempotency-key',
    });

  const answers: Readonly<Record<string, () => Promise<Response>>> = {
    'to a probe': () => ask('/health'),
    'with the script': () => ask('/sdk/1.2.3/element.js'),
    'that refuses': () => ask('/v1/orders'),
    'that finds nothing': () => ask('/nothing'),
    'to a preflight': () => preflight('/v1/authorizations'),
    'with the contract': () => ask('/v1/openapi.json'),
  };
  for (const [title, get] of Object.entries(answers)) {
    it(`${title} is safe to be opened in a browser, and can be used by pages of other origins`, async () => {
      const { headers } = await get();
      const read = (name: string): string | null => headers.get(name);
      expect(read('Content-Security-Policy')).to.equal("default-src 'none'; frame-ancestors 'none'");
      expect(read('X-Content-Type-Options')).to.equal('nosniff');
      expect(read('X-Frame-Options')).to.equal('DENY');
      expect(read('Referrer-Policy')).to.equal('no-referrer');
      expect(read('Cross-Origin-Resource-Policy')).to.equal('cross-origin');
      // Without subdomains: the handler may be mounted on a shop's own domain.
      expect(read('Strict-Transport-Security')).to.equal('max-age=31536000');
      expect(read('X-Powered-By')).to.equal(null);
      expect(read('X-Request-Id')).to.match(/^[\da-f-]{36}$/u);
    });
  }

  it('to a preflight allows what the element sends, and no credentials', async () => {
    const { status, headers } = await preflight('/v1/authorizations');
    expect(status).to.equal(204);
    expect(headers.get('Access-Control-Allow-Origin')).to.equal('*');
    expect(headers.get('Access-Control-Allow-Methods')).to.equal('GET,POST');
    expect(headers.get('Access-Control-Allow-Headers')?.toLowerCase().split(',')).to.have.members([
      'authorization',
      'content-type',
      'idempotency-key',
    ]);
    expect(headers.get('Access-Control-Allow-Credentials')).to.equal(null);
  });

  it('can be read by pages where they call, and nowhere else', async () => {
    const originFor = async (path: string): Promise<string | null> =>
      (await ask(path, 'GET', { Origin: shopOrigin })).headers.get('Access-Control-Allow-Origin');
    expect(await originFor('/v1/offer')).to.equal('*');
    expect(await originFor('/sdk/1.2.3/element.js')).to.equal('*');
    for (const path of ['/health', '/ready', '/nothing']) expect(await originFor(path), path).to.equal(null);
  });
});
