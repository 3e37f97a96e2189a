import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Testimony } from '../../domain/merchant.js';
import type { Services } from '../services.js';
import type { MasterKeys } from '../use-cases/unlock.js';
import type { Complaint } from './complaints.js';

/** What commands work with. */
export interface CommandTools extends Pick<Services, 'store' | 'vault' | 'clock' | 'provider' | 'mode'> {
  /** For the commands that change the master key. */
  readonly masterKeys: MasterKeys;
}

/** What was typed, read by the command's own description. */
export interface CommandInput {
  readonly positionals: readonly string[];
  text(name: string): string | undefined;
  list(name: string): readonly string[] | undefined;
  is(name: string): boolean;
}

/** How a command ended. `lines` are for people, `data` for `--json`. */
export type CommandEnd =
  { readonly status: 'done'; readonly lines: readonly string[]; readonly data: unknown } | Refusal;

export interface Refusal {
  readonly status: 'refused';
  readonly because: Complaint;
  readonly about?: string;
}

export interface CommandOption {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** Placeholder of its value in the help, such as `<name>`. */
  readonly value?: string;
  readonly help: string;
  readonly isNeeded?: boolean;
}

/** One command: everything that its help, its reading and its work need. */
export interface Command {
  readonly summary: string;
  /** Names of what stands without a dash, all needed: `['merchant', 'product']`. */
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, CommandOption>>;
  run(input: CommandInput, tools: CommandTools): Promise<CommandEnd>;
}

/** Commands of one kind, by name. */
export type CommandGroup = Readonly<Record<string, Command>>;

export function done(data: unknown, ...lines: readonly string[]): CommandEnd {
  return { status: 'done', lines, data };
}

export function refuse(because: Complaint, about?: string): Refusal {
  return { status: 'refused', because, ...(about !== undefined && { about }) };
}

/** Who writes a fact down is never guessed. */
export const testimonyOptions = {
  by: { type: 'string', value: '<name>', help: 'who does it; goes into the ledger', isNeeded: true },
  because: { type: 'string', value: '<reason>', help: 'why; goes into the ledger' },
} as const satisfies Readonly<Record<string, CommandOption>>;

/** The same, where it is not done without a reason. */
export const reasonedOptions = {
  ...testimonyOptions,
  because: { ...testimonyOptions.because, isNeeded: true },
} as const satisfies Readonly<Record<string, CommandOption>>;

/** Who does it and why, as typed. */
export function testimonyOf(input: CommandInput): Testimony {
  const because = input.text('because');
  return { by: input.text('by') ?? '', ...(because !== undefined && { because }) };
}

export type InputReading =
  | { readonly status: 'read'; readonly input: CommandInput }
  | { readonly status: 'help' }
  | { readonly status: 'refused'; readonly because: Complaint; readonly about: string };

/** Reads what was typed after a command's name. */
export function readInput({ options, positionals: wanted }: Command, args: readonly string[]): InputReading {
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...args], options: parserOptions(options), allowPositionals: true });
  } catch (error) {
    return { status: 'refused', because: 'option_unknown', about: (error as Error).message };
  }
  const { values, positionals } = parsed;
  if (values['help'] === true) return { status: 'help' };
  const missing = wanted.find((_, index) => isEmpty(positionals[index]));
  if (missing !== undefined) return { status: 'refused', because: 'argument_missing', about: missing };
  const extra = positionals[wanted.length];
  if (extra !== undefined) return { status: 'refused', because: 'argument_unknown', about: extra };
  const lacking = Object.entries(options).find(([name, { isNeeded }]) => isNeeded && isEmpty(values[name]));
  if (lacking) return { status: 'refused', because: 'option_missing', about: `--${lacking[0]}` };
  // A shell's unset variable is not meant as zero or nothing.
  const empty = Object.entries(values).find(([, value]) => isEmpty(value));
  if (empty) return { status: 'refused', because: 'value_invalid', about: `--${empty[0]}` };
  const input: CommandInput = {
    positionals,
    text: (name) => values[name] as string | undefined,
    list: (name) => values[name] as string[] | undefined,
    is: (name) => values[name] === true,
  };
  return { status: 'read', input };
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0 || value.some(isEmpty);
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}

function parserOptions(options: Command['options']): NonNullable<ParseArgsConfig['options']> {
  const own = Object.entries(options).map(([name, { type, multiple = false }]) => [name, { type, multiple }] as const);
  return { ...Object.fromEntries(own), help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } };
}
