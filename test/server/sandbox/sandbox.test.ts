import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server.js';

const names = [
  ...['vies', 'evatr'],
  ...['brreg', 'prh', 'annuaire', 'gleif', 'bolagsverket', 'kvk', 'cvr', 'firmenbuch'],
  ...['creditsafe', 'crif', 'buergel'],
  'billie',
];

describe('the sandbox', () => {
  const running: Sandbox[] = [];
  const start = async (options?: Parameters<typeof startSandbox>[0]): Promise<Sandbox> => {
    const sandbox = await startSandbox(options);
    running.push(sandbox);
    return sandbox;
  };
  afterEach(async () => {
    await Promise.all(running.splice(0).map((sandbox) => sandbox.close()));
  });

  const askVies = ({ urls }: Sandbox, signal?: AbortSignal) =>
    fetch(`${urls.vies}/check-vat-number`, {
      method: 'POST',
      body: JSON.stringify({ countryCode: 'DE', vatNumber: '812345678' }),
      ...(signal && { signal }),
    });

  it('has every upstream under one port, each under its own path', async () => {
    const { urls } = await start();
    const { origin } = new URL(urls.vies);
    expect(urls).to.deep.equal(Object.fromEntries(names.map((name) => [name, `${origin}/${name}`])));
    expect((await fetch(`${origin}/schufa`)).status).to.equal(404);
  });

  it('takes another port when its own is busy', async () => {
    const first = await start();
    const port = Number(new URL(first.urls.vies).port);
    const second = await start({ port });
    expect(Number(new URL(second.urls.vies).port)).to.not.equal(port);
    expect((await askVies(second)).status).to.equal(200);
  });

  it('breaks and mends one upstream at a time', async () => {
    const sandbox = await start();
    sandbox.setFault('vies', 'down');
    expect((await askVies(sandbox)).status).to.equal(503);
    expect((await fetch(`${sandbox.urls.brreg}/enheter/312345676`)).status).to.equal(200);
    sandbox.setFault('vies', 'garbage');
    const garbage = await askVies(sandbox);
    expect(garbage.status).to.equal(200);
    expect(await garbage.text()).to.match(/^<html>/u);
    sandbox.setFault('vies', undefined);
    expect(await (await askVies(sandbox)).json()).to.include({ valid: true });
  });

  it('keeps who asks a slow upstream waiting, until it closes', async () => {
    const sandbox = await start();
    sandbox.setFault('vies', 'slow');
    const answer = askVies(sandbox).then(
      () => 'answered',
      () => 'cut off',
    );
    // Asked later and answered: so the slow one had its chance.
    expect((await fetch(`${sandbox.urls.brreg}/enheter/312345676`)).status).to.equal(200);
    await sandbox.close();
    running.splice(0);
    expect(await answer).to.equal('cut off');
  });

  describe('speaks as the real ones do', () => {
    const brreg = async (number: string) => {
      const { urls } = await start();
      const response = await fetch(`${urls.brreg}/enheter/${number}`);
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };

    it('brreg: 404 for the unknown, 410 for the removed, few fields for the deleted', async () => {
      expect((await brreg('312345749')).status).to.equal(404);
      expect((await brreg('312345730')).status).to.equal(410);
      const deleted = await brreg('312345722');
      expect(deleted.status).to.equal(200);
      expect(deleted.body).to.have.property('slettedato');
      expect(deleted.body).to.not.have.property('forretningsadresse');
      expect((await brreg('312345714')).body).to.include({ konkurs: true });
    });

    it('VIES: an error without `valid` for what it does not know, Norway included', async () => {
      const { urls } = await start();
      const body = JSON.stringify({ countryCode: 'NO', vatNumber: '312345676MVA' });
      const response = await fetch(`${urls.vies}/check-vat-number`, { method: 'POST', body });
      expect(response.status).to.equal(400);
      expect(await response.json()).to.deep.equal({
        actionSucceed: false,
        errorWrappers: [{ error: 'INVALID_INPUT' }],
      });
    });

    it('Creditsafe: no report without token, no German one without reason', async () => {
      const { urls } = await start();
      const address = `${urls.creditsafe}/companies/DE001-0-HRB934855`;
      expect((await fetch(address)).status).to.equal(401);
      const headers = { Authorization: 'Bearer sandbox-token' };
      expect((await fetch(address, { headers })).status).to.equal(400);
      expect((await fetch(`${address}?customData=de_reason_code::1`, { headers })).status).to.equal(200);
    });

    it('CRIF and Bürgel: nothing without the key', async () => {
      const { urls } = await start();
      for (const url of [urls.crif, urls.buergel]) {
        expect((await fetch(`${url}/enquiries`, { method: 'POST', body: '{}' })).status).to.equal(401);
      }
    });

    it('CRIF and Bürgel: a number is one of its country', async () => {
      const { urls } = await start();
      const ask = async (country: string): Promise<unknown> => {
        const company = { registrationNumber: '12345678', address: { country } };
        const headers = { 'X-Api-Key': 'sandbox' };
        const body = JSON.stringify({ company });
        return (await fetch(`${urls.crif}/enquiries`, { method: 'POST', headers, body })).json();
      };
      expect(await ask('DK')).to.include({ status: 'rated' });
      expect(await ask('NL')).to.deep.equal({ status: 'not_found' });
    });

    it('nobody falls over what is no JSON', async () => {
      const { urls } = await start();
      const broken = { method: 'POST', body: '{"', headers: { 'X-Api-Key': 'sandbox' } };
      expect((await fetch(`${urls.vies}/check-vat-number`, broken)).status).to.equal(400);
      expect(await (await fetch(`${urls.crif}/enquiries`, broken)).json()).to.deep.equal({ status: 'not_found' });
    });
  });

  it('shares nothing with the adapters that are tried against it', () => {
    const room = new URL('../../../src/sandbox/', import.meta.url);
    const sources = readdirSync(room).filter((name) => name.endsWith('.ts'));
    expect(sources).to.include.members(['vies.ts', 'brreg.ts', 'creditsafe.ts', 'contract-bureau.ts']);
    for (const source of sources) {
      const text = readFileSync(new URL(source, room), 'utf8');
      expect(text, source).to.not.match(/from '[^']*\/server\//u);
    }
  });

  describe('as a program', function () {
    this.timeout(20_000);
    const program = fileURLToPath(new URL('../../../src/sandbox/main.ts', import.meta.url));
    const run = (...args: string[]) =>
      spawn(process.execPath, ['--import', 'tsx', program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });

    it('prints its addresses, says when it had to move, and ends on a signal', async () => {
      const { urls } = await start();
      const busy = new URL(urls.vies).port;
      const child = run(busy);
      const lines: string[] = [];
      for await (const line of createInterface({ input: child.stdout })) {
        lines.push(line);
        if (line.startsWith('billie')) child.kill('SIGTERM');
      }
      expect(lines[0]).to.equal(`Port ${busy} is busy, so the sandbox took another one.`);
      expect(lines.slice(1).map((line) => line.split(/\s+/u)[0])).to.deep.equal(names);
      const [code] = child.exitCode === null ? ((await once(child, 'exit')) as [number | null]) : [child.exitCode];
      expect(code).to.equal(0);
    });

    it('explains itself when it does not understand', async () => {
      for (const args of [['--port'], ['70000'], ['1', '2']]) {
        const child = run(...args);
        const [code] = (await once(child, 'exit')) as [number];
        expect(code, args.join(' ')).to.equal(2);
      }
    });
  });
});
