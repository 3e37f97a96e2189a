import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

// Every measurement in bench/, one after the other, so that they do not measure each other. Those that can write the report do.
let hasFailed = false;
for (const file of readdirSync('bench').filter((name) => name.endsWith('.ts') && name !== 'report.ts')) {
  console.log(`\n── ${file}`);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', join('bench', file), '--write'], {
    stdio: 'inherit',
  });
  hasFailed ||= status !== 0;
}
process.exitCode = hasFailed ? 1 : 0;
