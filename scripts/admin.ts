import { runAdmin } from '../src/server/commands/admin.js';
import type { Environment } from '../src/server/config.js';
import { chooseDemo, findDemos } from './running.js';

// The operator's command line as it is packaged, but for one thing: without a database in the environment it is about the running demo,
// which has to be named by its backend's port if several run.

/** What was wrong with the choice of a demo, or the environment to work with. */
function findEnvironment(): Environment | string {
  if (process.env['DATABASE_URL'] !== undefined) return process.env;
  const demos = findDemos();
  const named = process.env['DEMO_PORT'];
  const choice = chooseDemo(demos, named);
  if (choice.status === 'found') return choice.demo.environment;
  if (choice.status === 'none') return process.env;
  const ports = demos.map(({ port }) => port).join(', ');
  return choice.status === 'several'
    ? `Several demos are running; their backends listen on the ports ${ports}. Name one: DEMO_PORT=${demos[0]?.port}`
    : `No demo's backend listens on port ${named}. Running: ${ports || 'none'}.`;
}

const environment = findEnvironment();
if (typeof environment === 'string') {
  console.error(environment);
  process.exitCode = 2;
} else {
  const end = await runAdmin(process.argv.slice(2), environment);
  if (end.output) console.log(end.output);
  if (end.complaint) console.error(end.complaint);
  process.exitCode = end.exitCode;
}
