import { readFile } from 'node:fs/promises';
import { runAdmin } from '../src/server/commands/admin.js';
import { runningFile } from './system.js';

// The operator's command line as it is packaged, but for one thing: without a database in the environment it is about the running demo.

async function environment(): Promise<NodeJS.ProcessEnv> {
  if (process.env['DATABASE_URL'] !== undefined) return process.env;
  const running = await readFile(runningFile, 'utf8').catch(() => undefined);
  return running === undefined ? process.env : (JSON.parse(running) as NodeJS.ProcessEnv);
}

const end = await runAdmin(process.argv.slice(2), await environment());
if (end.output) console.log(end.output);
if (end.complaint) console.error(end.complaint);
process.exitCode = end.exitCode;
