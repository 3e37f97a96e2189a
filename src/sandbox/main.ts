#!/usr/bin/env node
import { startSandbox } from './server.js';

const usage = `Starts the sandbox: a pretend world behind the upstreams' own wire formats.

  sandbox [port]    any free port if none is given or that one is busy

Scenarios: docs/sandbox.md`;

const [wanted = '0', ...rest] = process.argv.slice(2);
if (rest.length > 0 || !/^\d{1,5}$/u.test(wanted) || Number(wanted) > 65_535) {
  console.error(usage);
  process.exit(2);
}

const sandbox = await startSandbox({ port: Number(wanted) });
// Before anything is said: whoever has read the addresses may end it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close());
}
if (wanted !== '0' && new URL(sandbox.urls.vies).port !== wanted) {
  console.log(`Port ${wanted} is busy, so the sandbox took another one.`);
}
for (const [name, url] of Object.entries(sandbox.urls)) console.log(`${name.padEnd(14)}${url}`);
