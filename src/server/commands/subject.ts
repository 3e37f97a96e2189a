import { modes, type Mode } from '../../domain/issue.js';
import type { SubjectChoice } from '../ledger-port.js';
import { eraseSubjects, exportSubjects } from '../use-cases/personal-data.js';
import { done, refuse, testimonyOptions, type Command, type CommandGroup, type CommandInput } from './command.js';
import { isId } from './review.js';

const choiceOptions: Command['options'] = {
  authorization: { type: 'string', value: '<id>', help: 'that of one authorization' },
  company: {
    type: 'string',
    value: '<name>',
    help: 'or all of a company, by its name in the ledger: vat:DE812345678, registration:NO:923609016',
  },
  mode: { type: 'string', value: 'test|live', help: 'of the company: live if absent' },
};

const exporting: Command = {
  summary: 'print the personal data that is kept, as JSON',
  positionals: [],
  options: choiceOptions,
  async run(input, tools) {
    const choice = readChoice(input);
    if (typeof choice === 'string') return refuse('value_invalid', choice);
    const records = await exportSubjects(choice, tools);
    return done(records, JSON.stringify(records, undefined, 2));
  },
};

const erase: Command = {
  summary: 'destroy personal data for good; refused while money is owed',
  positionals: [],
  options: { ...choiceOptions, by: testimonyOptions.by },
  async run(input, tools) {
    const choice = readChoice(input);
    if (typeof choice === 'string') return refuse('value_invalid', choice);
    const outcome = await eraseSubjects(choice, input.text('by') ?? '', tools);
    if (outcome.status === 'money_owed') return refuse('money_owed', outcome.authorizations.join(', '));
    return done(outcome, `Erased: the personal data of ${outcome.authorizations.length} authorizations.`);
  },
};

/** Personal data: for the person who asks for it. */
export const subjectCommands: CommandGroup = { export: exporting, erase };

/** What is meant, or the option that says it wrongly. */
function readChoice(input: CommandInput): SubjectChoice | string {
  const [authorization, companyKey, mode = 'live'] = ['authorization', 'company', 'mode'].map((name) =>
    input.text(name),
  );
  if ((authorization === undefined) === (companyKey === undefined)) return '--authorization, or --company';
  if (!(modes as readonly string[]).includes(mode)) return '--mode';
  if (authorization !== undefined) return isId(authorization) ? { authorization } : '--authorization';
  return { mode: mode as Mode, companyKey: companyKey ?? '' };
}
