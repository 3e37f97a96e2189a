import { StoreUnavailable } from '../failure.js';
import {
  readInput,
  refuse,
  type Command,
  type CommandEnd,
  type CommandGroup,
  type CommandInput,
  type CommandTools,
  type Refusal,
} from './command.js';
import { sentences, type Complaint } from './complaints.js';
import { explainCommands } from './explain.js';
import { masterKeyCommands } from './master-key.js';
import { merchantCommands } from './merchant.js';
import { reconcileCommands } from './reconcile.js';
import { reviewCommands } from './review.js';
import { subjectCommands } from './subject.js';
import { webhookCommands } from './webhook.js';

const groups: Readonly<Record<string, CommandGroup>> = {
  merchant: merchantCommands,
  review: reviewCommands,
  explain: explainCommands,
  subject: subjectCommands,
  webhook: webhookCommands,
  reconcile: reconcileCommands,
  'master-key': masterKeyCommands,
};

/** What a run came to: 0 done, 1 refused, 2 not understood. */
export interface RunEnd {
  readonly exitCode: 0 | 1 | 2;
  readonly output: string;
  readonly complaint: string;
}

type OpenTools = () => Promise<{ readonly tools: CommandTools; close(): Promise<void> } | Refusal>;

/**
 * Runs one command of the operator.
 *
 * @param args what was typed: group, command, arguments
 * @param open opens the database; only called once the rest is understood. A refusal says why it could not
 */
export async function runCommand(args: readonly string[], open: OpenTools): Promise<RunEnd> {
  const [groupName = '', ...rest] = args;
  if (groupName === '' || isHelp(groupName)) return told(describeGroups());
  const group = Object.hasOwn(groups, groupName) ? groups[groupName] : undefined;
  if (!group) return misunderstood('command_unknown', groupName, describeGroups());
  const [name, command, given] = findCommand(group, rest);
  if (isHelp(name)) return told(describeGroup(groupName, group));
  if (!command) return misunderstood('command_unknown', `${groupName} ${name}`, describeGroup(groupName, group));
  const reading = readInput(command, given);
  if (reading.status === 'help') return told(describeCommand(groupName, name, command));
  if (reading.status === 'refused')
    return misunderstood(reading.because, reading.about, describeCommand(groupName, name, command));
  const end = await runOn(command, reading.input, open);
  const data = JSON.stringify(end.status === 'done' ? end.data : end, undefined, 2);
  if (end.status === 'done') return told(reading.input.is('json') ? data : end.lines.join('\n'));
  return { ...refused(end.because, end.about), output: reading.input.is('json') ? data : '' };
}

async function runOn(command: Command, input: CommandInput, open: OpenTools): Promise<CommandEnd> {
  const opened = await open();
  if ('because' in opened) return opened;
  try {
    return await command.run(input, opened.tools);
  } catch (error) {
    if (error instanceof StoreUnavailable) return refuse('database_unavailable');
    throw error;
  } finally {
    await opened.close();
  }
}

/** A group of one command needs no name for it: `explain <authorization>`. */
function findCommand(group: CommandGroup, rest: readonly string[]): [string, Command | undefined, readonly string[]] {
  const [only, ...others] = Object.entries(group);
  const [name = '--help', ...given] = rest;
  if (only && others.length === 0 && name !== only[0] && !isHelp(name)) return [only[0], only[1], rest];
  return [name, Object.hasOwn(group, name) ? group[name] : undefined, given];
}

function isHelp(text: string): boolean {
  return text === '--help' || text === '-h' || text === 'help';
}

function told(output: string): RunEnd {
  return { exitCode: 0, output, complaint: '' };
}

function refused(because: Complaint, about?: string): RunEnd {
  return { exitCode: 1, output: '', complaint: complain(because, about) };
}

function misunderstood(because: Complaint, about: string, help: string): RunEnd {
  return { exitCode: 2, output: '', complaint: `${complain(because, about)}\n\n${help}` };
}

function complain(because: Complaint, about?: string): string {
  return about === undefined ? sentences[because] : `${sentences[because]} ${about}`;
}

function describeGroups(): string {
  const names = Object.keys(groups).join(' | ');
  return `Usage: ${names}, and --help behind any of them.`;
}

function describeGroup(groupName: string, group: CommandGroup): string {
  const lines = Object.entries(group).map(([name, { summary, positionals }]) => {
    const usage = [name, ...positionals.map((one) => `<${one}>`)].join(' ');
    return `  ${groupName} ${usage.padEnd(38)} ${summary}`;
  });
  return [...lines, '', '--help behind a command says more; --json prints its answer for programs.'].join('\n');
}

function describeCommand(groupName: string, name: string, { summary, positionals, options }: Command): string {
  const lines = Object.entries(options).map(([option, { value = '', help, isNeeded, multiple }]) => {
    const notes = [isNeeded ? 'needed' : '', multiple ? 'any number' : ''].filter(Boolean).join(', ');
    return `  ${`--${option} ${value}`.padEnd(36)} ${help}${notes && ` (${notes})`}`;
  });
  const usage = [groupName, name, ...positionals.map((one) => `<${one}>`)].join(' ');
  return [`${usage}: ${summary}`, ...lines, `  ${'--json'.padEnd(36)} print the answer for programs`].join('\n');
}
