import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { build } from './build.js';

/** Takes new pictures of how the element looks, for a person to look at and to commit: `npm run looks:accept`. */
await build();
rmSync('test/e2e/looks', { recursive: true, force: true });
const program = ['node_modules/mocha/bin/mocha.js', '--config', '.mocharc.json', '--timeout', '60000'];
const { status } = spawnSync(process.execPath, [...program, 'test/e2e/looks.test.ts'], {
  env: { ...process.env, LOOKS: 'accept' },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
