#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { countryCodes } from '../domain/country.js';
import { createBillie } from './adapters/billie/billie.js';
import { createGuards } from './adapters/guard.js';
import { describeConfigProblem } from './config-problems.js';
import { readConfig, type ServerConfig } from './config.js';
import { createBackend, WrongMasterKey, type Backend } from './index.js';
import { createLog, type Log } from './log.js';
import { serveMetrics } from './metrics.js';
import { serve, type Server } from './serve.js';
import { createVerifiers } from './verifiers.js';

/*
 * The backend as a process: docs/operations.md. Ends with 0 when all it had begun was finished, with 1 when it could not start or had
 * to cut something off, and with 128 and the signal's number when it was told twice, or before it listened.
 */

type StopSignal = 'SIGTERM' | 'SIGINT';
const signalNumbers: Readonly<Record<StopSignal, number>> = { SIGINT: 2, SIGTERM: 15 };

/** Milliseconds for jobs and database once the last call has ended. */
const tidyPatience = 5_000;

/** The folder of the published package, which knows its version and carries the script-tag files. */
const home = join(dirname(fileURLToPath(import.meta.url)), '..');
const packaged = { manifest: join(home, 'package.json'), sdk: join(home, 'sdk') };

function readVersion(): string {
  if (!existsSync(packaged.manifest)) return 'unreleased';
  return (JSON.parse(readFileSync(packaged.manifest, 'utf8')) as { version: string }).version;
}

/** The first signal asks us to end, a second one means at once. */
function nextSignal(): Promise<StopSignal> {
  return new Promise((told) => {
    let isTold = false;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        if (isTold) process.exit(128 + signalNumbers[signal]);
        isTold = true;
        told(signal);
      });
    }
  });
}

interface Running {
  readonly backend: Backend;
  readonly server: Server;
  readonly metrics: Server | undefined;
}

async function start(config: ServerConfig, log: Log): Promise<Running> {
  const version = readVersion();
  const guards = createGuards(Date);
  // Each call to Billie counts: no guard holds one back.
  const provider = config.billie && createBillie(config.billie, Date);
  const backend = await createBackend({
    ...config,
    version,
    log,
    verifiers: createVerifiers(config.upstreams, Date, guards),
    provider,
    breakers: guards.states,
    sdkFolder: config.sdkFolder ?? (existsSync(packaged.sdk) ? packaged.sdk : undefined),
  });
  const { host, port, mode, proxies } = config;
  const options = { isPortFixed: true };
  const metrics =
    config.metrics &&
    (await serve(serveMetrics(backend.metrics), config.metrics.port, { ...options, host: config.metrics.host }));
  const server = await serve((request, caller) => backend.fetch(request, caller), port, { ...options, host, proxies });
  backend.metrics.watchProcess();
  if (provider) {
    const financed = countryCodes.filter((country) => provider.supports(country, 'EUR'));
    log.info({ provider: provider.name, countries: financed.join(' '), currency: 'EUR' }, 'provider finances');
  }
  // Their shops show nothing, which somebody should know.
  for (const { id, ...merchant } of provider ? [] : await backend.store.listMerchants()) {
    if (merchant.provider === 'billie' && merchant.mode === mode) log.error({ merchant: id }, 'provider missing');
  }
  log.info({ mode, version, port: server.port, metricsPort: metrics?.port }, 'listening');
  return { backend, server, metrics };
}

/** Ends in the order that loses nothing: no new calls, then those that run, then jobs, then the database. */
async function stop(
  { backend, server, metrics }: Running,
  { drainTime, stopPatience }: ServerConfig,
  log: Log,
): Promise<number> {
  backend.leave();
  await wait(drainTime);
  let cut = 0;
  await server.close(stopPatience, (requests) => (cut = requests));
  const tidied = backend.close().then(() => true);
  const isTidy = await Promise.race([tidied, wait(tidyPatience, false)]);
  await metrics?.close();
  log.info({ cut }, 'stopped');
  return isTidy && cut === 0 ? 0 : 1;
}

async function run(config: ServerConfig): Promise<number> {
  const log = createLog(config.logLevel);
  process.on('uncaughtException', (error) => {
    log.error({ error }, 'crashed');
    process.exit(1);
  });
  const signalled = nextSignal();
  const started = await Promise.race([signalled, start(config, log).catch((error: unknown) => ({ error }))]);
  // Nobody has been served yet, and the database takes back what was not finished.
  if (typeof started === 'string') return 128 + signalNumbers[started];
  if ('error' in started && started.error instanceof WrongMasterKey) {
    console.error(describeConfigProblem({ variable: 'BILLIE_INVOICE_MASTER_KEY', code: 'wrong_key' }));
    return 1;
  }
  if ('error' in started) {
    log.error(started, 'start failed');
    return 1;
  }
  const signal = await signalled;
  log.info({ signal }, 'stopping');
  return stop(started, config, log);
}

const reading = readConfig(process.env);
if (reading.status === 'invalid') {
  for (const problem of reading.problems) console.error(describeConfigProblem(problem));
  process.exitCode = 1;
} else process.exit(await run(reading.config));
