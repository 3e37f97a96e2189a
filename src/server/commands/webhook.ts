import {
  disableWebhook,
  listDeliveries,
  redeliver,
  rotateWebhookSecret,
  setWebhook,
} from '../use-cases/administer-webhooks.js';
import { longestOverlap } from '../use-cases/administer-merchant.js';
import { done, refuse, type Command, type CommandEnd, type CommandGroup, type CommandTools } from './command.js';
import { isId } from './review.js';

/** A command about a merchant that is named by its id or publishable key. */
function about(
  summary: string,
  positionals: readonly string[],
  work: (merchantId: string, input: Parameters<Command['run']>[0], tools: CommandTools) => Promise<CommandEnd>,
  options: Command['options'] = {},
): Command {
  return {
    summary,
    positionals: ['merchant', ...positionals],
    options,
    async run(input, tools) {
      const entry = await tools.store.findEntry(input.positionals[0] ?? '');
      return entry ? work(entry.id, input, tools) : refuse('merchant_unknown');
    },
  };
}

const set = about(
  'say where a merchant is told what happens; prints the secret',
  ['address'],
  async (id, input, tools) => {
    const outcome = await setWebhook(id, input.positionals[1] ?? '', tools);
    if (outcome.status === 'moved') return done(outcome, 'Moved. The secret stays.');
    if (outcome.status !== 'created') return refuse('webhook_address_refused', outcome.status);
    return done(outcome, `Secret  ${outcome.secret}`, 'It is shown this once.');
  },
);

const rotate = about(
  'give the webhook a new secret; prints it',
  [],
  async (id, input, tools) => {
    const overlap = Number(input.text('overlap-hours') ?? '24');
    if (!(overlap >= 0 && overlap <= longestOverlap)) return refuse('overlap_out_of_range');
    const outcome = await rotateWebhookSecret(id, overlap, tools);
    if (outcome.status === 'no_webhook') return refuse('webhook_unknown');
    const until = outcome.earlierUntil.toISOString();
    return done(
      outcome,
      `Secret  ${outcome.secret}`,
      'It is shown this once.',
      `The old one signs too until ${until}.`,
    );
  },
  { 'overlap-hours': { type: 'string', value: '<hours>', help: 'how long the old one signs too; 24 if absent' } },
);

const disable = about('tell the merchant nothing any more', [], async (id, _, tools) => {
  const outcome = await disableWebhook(id, tools);
  return outcome.status === 'disabled' ? done(outcome, 'Disabled.') : refuse('webhook_unknown');
});

const list = about('show what was told, newest first', [], async (id, _, tools) => {
  const deliveries = await listDeliveries(id, tools);
  const lines = deliveries.map(({ id: delivery, at, event, status, attempts, lastAnswer }) => {
    const answer = lastAnswer === undefined ? '' : `, last ${lastAnswer}`;
    return `${delivery}  ${at.toISOString()}  ${event.padEnd(24)} ${status} (${attempts} attempts${answer})`;
  });
  return done(deliveries, ...(lines.length > 0 ? lines : ['Nothing was told yet.']));
});

const again: Command = {
  summary: 'send one delivery again, under its id',
  positionals: ['delivery'],
  options: {},
  async run({ positionals: [delivery = ''] }, tools) {
    if (!isId(delivery)) return refuse('value_invalid', delivery);
    const outcome = await redeliver(delivery, tools);
    return outcome.status === 'queued' ? done(outcome, 'It is sent again.') : refuse('delivery_unknown');
  },
};

/** What merchants' servers are told. */
export const webhookCommands: CommandGroup = { set, 'rotate-secret': rotate, disable, list, redeliver: again };
