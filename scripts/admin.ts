import { readFile } from 'node:fs/promises';
import { runCommand } from '../src/server/commands/run.js';
import { openTools } from '../src/server/commands/tools.js';
import { demoMasterKey, runningFile } from './system.js';

// The operator's command line as it is packaged, but for one thing: without a database in the environment it is about the running demo.

async function environment(): Promise<NodeJS.ProcessEnv> {
  if (process.env['DATABASE_URL'] !== undefined) return process.env;
  const running = await readFile(runningFile, 'utf8').catch(() => undefined);
  if (running === undefined) return process.env;
  const { databaseUrl } = JSON.parse(running) as { databaseUrl: string };
  return { DATABASE_URL: databaseUrl, BILLIE_INVOICE_MASTER_KEY: demoMasterKey.toString('base64') };
}

const end = await runCommand(process.argv.slice(2), async () => openTools(await environment()));
if (end.output) console.log(end.output);
if (end.complaint) console.error(end.complaint);
process.exitCode = end.exitCode;
