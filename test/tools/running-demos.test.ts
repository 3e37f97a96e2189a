import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { announceDemo, chooseDemo, findDemos, type RunningDemo } from '../../scripts/running.js';

/** A process that has ended, whose number is nobody's by now. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--eval', '']);
  await once(child, 'exit');
  return child.pid ?? expect.fail('It was not started.');
}

describe('Demos that run in one folder', () => {
  let home: string;
  let folder: string;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'running-demos-'));
    folder = join(home, '.state', 'running');
  });
  afterEach(() => rmSync(home, { recursive: true }));

  // Nobody listens on port 1, so that a command that has chosen says that the database is away.
  const demo = (port: number, database = 'one'): RunningDemo => ({
    port,
    process: process.pid,
    environment: {
      DATABASE_URL: `postgres://127.0.0.1:1/${database}`,
      BILLIE_INVOICE_MASTER_KEY: Buffer.from('of a demo: thirty-two bytes long').toString('base64'),
    },
  });
  const ports = (): readonly number[] => findDemos(folder).map(({ port }) => port);

  it('are none before one has been started', () => {
    expect(findDemos(folder)).to.deep.equal([]);
    expect(chooseDemo([], undefined)).to.deep.equal({ status: 'none' });
  });

  it('are found as they said, and are for their owner only', () => {
    announceDemo(demo(4301), folder);
    expect(findDemos(folder)).to.deep.equal([demo(4301)]);
    const [file = ''] = readdirSync(folder);
    expect(statSync(join(folder, file)).mode & 0o077).to.equal(0);
  });

  it('leave each other alone, in coming and in going', () => {
    const endFirst = announceDemo(demo(4301, 'first'), folder);
    const endSecond = announceDemo(demo(4303, 'second'), folder);
    expect(findDemos(folder)).to.deep.equal([demo(4301, 'first'), demo(4303, 'second')]);
    endFirst();
    expect(findDemos(folder)).to.deep.equal([demo(4303, 'second')]);
    endSecond();
    expect(ports()).to.deep.equal([]);
  });

  it('are not those that were killed', async () => {
    announceDemo({ ...demo(4301), process: await endedProcess() }, folder);
    announceDemo(demo(4303), folder);
    expect(ports()).to.deep.equal([4303]);
    // The next one there takes its place.
    announceDemo(demo(4301, 'next'), folder);
    expect(findDemos(folder)).to.deep.equal([demo(4301, 'next'), demo(4303)]);
  });

  it('are not what cannot be read', () => {
    announceDemo(demo(4303), folder);
    writeFileSync(join(folder, '4301.json'), '{"port": 43');
    writeFileSync(join(folder, 'notes.txt'), 'Not a demo.');
    expect(ports()).to.deep.equal([4303]);
  });

  it('have to be told apart by who means one of them', () => {
    const [one, other] = [demo(4301, 'one'), demo(4303, 'other')];
    expect(chooseDemo([one], undefined)).to.deep.equal({ status: 'found', demo: one });
    expect(chooseDemo([one, other], undefined)).to.deep.equal({ status: 'several' });
    expect(chooseDemo([one, other], '4303')).to.deep.equal({ status: 'found', demo: other });
    expect(chooseDemo([one, other], '4305')).to.deep.equal({ status: 'missing' });
  });

  describe('and a command', function () {
    // Three processes, each of which has to compile itself.
    this.timeout(30_000);
    const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

    /** Runs it in the demos' folder, with nothing of this process's environment but what Node needs. */
    const run = async (more: Readonly<Record<string, string>> = {}) => {
      const { PATH = '' } = process.env;
      const script = resolve('scripts/admin.ts');
      const child = spawn(process.execPath, ['--import', loader, script, 'merchant', 'list'], {
        cwd: home,
        env: { PATH, ...more },
      });
      let complaint = '';
      child.stderr.on('data', (chunk) => (complaint += String(chunk)));
      const [exitCode] = (await once(child, 'close')) as [number];
      return { exitCode, complaint };
    };

    it('is not about any of two, as long as nobody says which', async () => {
      announceDemo(demo(4301), folder);
      announceDemo(demo(4303), folder);
      const { exitCode, complaint } = await run();
      expect(exitCode).to.equal(2);
      expect(complaint).to.contain('4301, 4303').and.to.contain('DEMO_PORT=4301');
      expect(await run({ DEMO_PORT: '4305' })).to.have.property('exitCode', 2);
      // It has gone to the database, which is not there.
      const named = await run({ DEMO_PORT: '4303' });
      expect(named.complaint).to.contain('The database did not answer');
      expect(named.exitCode).to.equal(1);
    });
  });
});
