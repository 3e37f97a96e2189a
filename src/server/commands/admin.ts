import type { Environment } from '../config.js';
import { examine, type Finding } from '../doctor.js';
import { runCommand, type RunEnd } from './run.js';
import { openTools } from './tools.js';

/** The operator's command line: all commands, and the doctor, who looks before anything can be opened. */
export function runAdmin(args: readonly string[], environment: Environment): Promise<RunEnd> {
  const [name, ...rest] = args;
  return name === 'doctor' ? runDoctor(rest, environment) : runCommand(args, () => openTools(environment));
}

const help = `doctor: check configuration, database, sources, payment provider and merchants; changes nothing
  --json                               print the answer for programs`;

const marks: Readonly<Record<Finding['level'], string>> = { good: 'good  ', note: 'note  ', wrong: 'WRONG ' };

async function runDoctor(args: readonly string[], environment: Environment): Promise<RunEnd> {
  const isJson = args.length === 1 && args[0] === '--json';
  if (args.length > 0 && !isJson) {
    const isHelp = args.some((arg) => ['--help', '-h', 'help'].includes(arg));
    return isHelp ? { exitCode: 0, output: help, complaint: '' } : { exitCode: 2, output: '', complaint: help };
  }
  const findings = await examine(environment);
  const wrong = findings.filter(({ level }) => level === 'wrong').length;
  const lines = findings.map(({ level, about, sentence }) => `${marks[level]} ${about.padEnd(14)} ${sentence}`);
  return {
    exitCode: wrong > 0 ? 1 : 0,
    output: isJson ? JSON.stringify(findings, undefined, 2) : lines.join('\n'),
    complaint: wrong > 0 ? `${wrong} to be put right.` : '',
  };
}
