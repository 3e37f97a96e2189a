#!/usr/bin/env node
import { runAdmin } from './commands/admin.js';

// The operator's command line, on the database of the environment. What is printed to the standard output is the answer and nothing else.
const { exitCode, output, complaint } = await runAdmin(process.argv.slice(2), process.env);
if (output) process.stdout.write(`${output}\n`);
if (complaint) process.stderr.write(`${complaint}\n`);
process.exitCode = exitCode;
