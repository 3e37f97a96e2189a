import type { PaymentProvider } from '../provider-port.js';
import { readAgain, reconcileOwed, reconcileUndecided, type ReadOutcome } from '../use-cases/reconcile.js';
import { voidUnknown } from '../use-cases/void-unknown.js';
import {
  done,
  reasonedOptions,
  refuse,
  type Command,
  type CommandEnd,
  type CommandGroup,
  type CommandTools,
} from './command.js';
import { describeMoney } from './describe.js';
import { isId } from './review.js';

type WithProvider = CommandTools & { readonly provider: PaymentProvider };

/** A command that asks the provider. */
function asking(
  command: Omit<Command, 'run'> & {
    run(input: Parameters<Command['run']>[0], tools: WithProvider): Promise<CommandEnd>;
  },
): Command {
  return {
    ...command,
    run: (input, tools) => {
      const { provider } = tools;
      return provider ? command.run(input, { ...tools, provider }) : Promise.resolve(refuse('provider_missing'));
    },
  };
}

const list: Command = {
  summary: 'show what is open between us and the payment provider',
  positionals: [],
  options: {},
  async run(_, { store, clock, mode }) {
    const undecided = await store.listUndecided(mode, new Date(clock.now()));
    const failed = await store.listFailedSteps();
    const lines = [
      ...undecided.map(
        ({ authorizationId, amount, status, reference, since, merchant }) =>
          `${authorizationId}  ${describeMoney(amount)}  ${status} since ${since.toISOString()}  ${reference ?? 'no order known'}  ${merchant}`,
      ),
      ...failed.map(
        ({ factId, type, authorizationId, reference, outcome, at }) =>
          `step ${factId}  ${type} of ${authorizationId}  not told since ${at.toISOString()}: ${outcome}  order ${reference}`,
      ),
    ];
    return done({ undecided, failed }, ...(lines.length > 0 ? lines : ['Nothing is open.']));
  },
};

const run = asking({
  summary: 'read everything again that is undecided',
  positionals: [],
  options: { owed: { type: 'boolean', help: 'and what companies still owe: payments are taken over' } },
  async run(input, tools) {
    const undecided = await reconcileUndecided(tools);
    const owed = input.is('owed') ? await reconcileOwed(tools) : undefined;
    const { settled, unchanged, unavailable, unknown } = undecided;
    return done(
      { undecided, owed },
      `${settled} settled, ${unchanged} as before, ${unavailable} not answered, ${unknown.length} of which nobody knows an order`,
      ...unknown.map(({ authorizationId, merchant }) => `${authorizationId}  ${merchant}: look for it at the provider`),
      ...(owed ? [`${owed.unchanged + owed.settled} owed read, ${owed.unavailable} not answered`] : []),
    );
  },
});

const complaintOf = {
  not_found: 'authorization_unknown',
  unknown_order: 'order_unknown',
  unrecognised: 'order_unrecognised',
  unavailable: 'provider_unavailable',
} as const satisfies Partial<Record<ReadOutcome['status'], string>>;

const settle = asking({
  summary: 'read the order again that a person has found at the provider',
  positionals: ['authorization', 'order'],
  options: {},
  async run({ positionals: [authorization = '', order = ''] }, tools) {
    if (!isId(authorization)) return refuse('value_invalid', authorization);
    const outcome = await readAgain(order, tools, authorization);
    const { status } = outcome;
    if (status in complaintOf) return refuse(complaintOf[status as keyof typeof complaintOf]);
    return done(outcome, status === 'ignored' ? 'It says nothing new.' : 'Settled.');
  },
});

const voided: Command = {
  summary: 'a person has looked at the provider, and there is no such order',
  positionals: ['authorization'],
  options: reasonedOptions,
  async run(input, tools) {
    const [authorization = ''] = input.positionals;
    if (!isId(authorization)) return refuse('value_invalid', authorization);
    const [by = '', because = ''] = [input.text('by'), input.text('because')];
    const { status } = await voidUnknown(authorization, { by, because }, tools);
    if (status === 'not_found') return refuse('authorization_unknown');
    return status === 'voided' ? done({ status }, 'Given back.') : refuse(status);
  },
};

const retry: Command = {
  summary: 'tell the provider once more what it had refused',
  positionals: ['step'],
  options: {},
  async run({ positionals: [step = ''] }, { store, clock }) {
    if (!/^\d{1,15}$/u.test(step)) return refuse('value_invalid', step);
    const isThere = await store.retryStep(Number(step), new Date(clock.now()));
    return isThere
      ? done({ status: 'retried' }, 'It is told within a second by a running backend.')
      : refuse('step_unknown');
  },
};

/** What is open between us and the payment provider. */
export const reconcileCommands: CommandGroup = { list, run, settle, void: voided, retry };
