#!/usr/bin/env node
import { runCommand } from './commands/run.js';
import { openTools } from './commands/tools.js';

// The operator's command line, on the database of the environment. What is printed to the standard output is the answer and nothing else.
const { exitCode, output, complaint } = await runCommand(process.argv.slice(2), () => openTools(process.env));
if (output) process.stdout.write(`${output}\n`);
if (complaint) process.stderr.write(`${complaint}\n`);
process.exitCode = exitCode;
