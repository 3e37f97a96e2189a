import { createBackend } from '../../src/server/index.js';
import { createLog } from '../../src/server/log.js';
import { serve } from '../../src/server/serve.js';
import { legal } from './legal.js';
import { createEvidence, createGate } from './evidence.js';

// A backend in a process of its own, so that it can be killed. Its sources know every company, as those of all suites do.

const { DATABASE_URL = '', MASTER_KEY = '', CLOCK_AHEAD = '0' } = process.env;
/** Later than it is: what waits for a dead process's lease need not be waited for. */
const clock = { now: () => Date.now() + Number(CLOCK_AHEAD) };
const backend = await createBackend({
  databaseUrl: DATABASE_URL,
  masterKey: Buffer.from(MASTER_KEY, 'hex'),
  verifiers: createEvidence(clock, createGate()),
  legal: { test: legal, live: undefined },
  log: createLog('silent'),
  version: '1.2.3',
  clock,
  rates: {},
});
const { port } = await serve((request, caller) => backend.fetch(request, caller), 0);
process.stdout.write(`listening ${port}\n`);
