import type { Mode } from '../../domain/issue.js';
import { foldActivation, type ActivationFact } from '../../domain/merchant.js';
import {
  addMerchant,
  changeActivation,
  configureMerchant,
  listMerchants,
  rotateKey,
  standardSettings,
} from '../use-cases/administer-merchant.js';
import {
  done,
  reasonedOptions,
  refuse,
  testimonyOf,
  testimonyOptions,
  type Command,
  type CommandGroup,
  type CommandInput,
} from './command.js';
import { readSettings, settingOptions } from './merchant-settings.js';
import { describeActivation, describeChanges, describeEntry, describeFact, toData } from './merchant-words.js';

const shownOnce = 'The secret key is shown this once.';

const add: Command = {
  summary: 'enter a merchant; prints its keys',
  positionals: ['name'],
  options: {
    mode: { type: 'string', value: 'test|live', help: 'which world it lives in, for good', isNeeded: true },
    ...settingOptions,
  },
  async run(input, tools) {
    const mode = input.text('mode');
    if (mode !== 'test' && mode !== 'live') return refuse('value_invalid', '--mode');
    const given = readSettings(input);
    if (given.status === 'refused') return refuse('value_invalid', given.about);
    const [name = ''] = input.positionals;
    const settings = { origins: [], ...standardSettings(mode), ...given.settings, name };
    const outcome = await addMerchant(mode satisfies Mode, settings, tools);
    if (outcome.status === 'refused') return refuse(outcome.because);
    const { id, publishableKey, secretKey } = outcome;
    return done(
      { id, publishableKey, secretKey },
      `Merchant         ${id}`,
      `Publishable key  ${publishableKey}`,
      `Secret key       ${secretKey}`,
      shownOnce,
    );
  },
};

const configure: Command = {
  summary: 'change a merchant’s settings',
  positionals: ['merchant'],
  options: { name: { type: 'string', value: '<name>', help: 'a new name' }, ...settingOptions, ...testimonyOptions },
  async run(input, tools) {
    const given = readSettings(input);
    if (given.status === 'refused') return refuse('value_invalid', given.about);
    if (Object.keys(given.settings).length === 0) return refuse('nothing_to_change');
    const outcome = await configureMerchant(input.positionals[0] ?? '', given.settings, testimonyOf(input), tools);
    if (outcome.status === 'refused') return refuse(outcome.because);
    return outcome.status === 'already'
      ? done(outcome, 'It was so already.')
      : done(outcome, 'Changed.', ...describeChanges(outcome.changes).map((line) => `  ${line}`));
  },
};

/** A command that writes one fact of a merchant's activation down. */
function activation(
  summary: string,
  fact: (input: CommandInput) => ActivationFact,
  more: { readonly product?: true; readonly needsReason?: true } = {},
): Command {
  return {
    summary,
    positionals: more.product ? ['merchant', 'product'] : ['merchant'],
    options: more.needsReason ? reasonedOptions : testimonyOptions,
    async run(input, tools) {
      const [merchant = ''] = input.positionals;
      const outcome = await changeActivation(merchant, { ...fact(input), ...testimonyOf(input) }, tools);
      if (outcome.status === 'refused') return refuse(outcome.because as Parameters<typeof refuse>[0]);
      const status = outcome.status === 'already' ? 'already' : 'recorded';
      const entry = await tools.store.findEntry(merchant);
      const state = entry ? describeActivation(entry) : '';
      return done({ status, activation: entry && foldActivation(entry.activation) }, `${sentenceOf[status]} ${state}`);
    },
  };
}

const sentenceOf = { recorded: 'Recorded. Now', already: 'It was so already:' };

const rotate: Command = {
  summary: 'give a merchant a new key; prints it',
  positionals: ['merchant'],
  options: {
    kind: { type: 'string', value: 'secret|publishable', help: 'secret if absent' },
    'overlap-hours': {
      type: 'string',
      value: '<hours>',
      help: 'how long the old one stays good: 24 if absent, 0: not at all',
    },
    ...testimonyOptions,
  },
  async run(input, tools) {
    const kind = input.text('kind') ?? 'secret';
    if (kind !== 'secret' && kind !== 'publishable') return refuse('value_invalid', '--kind');
    const overlapHours = Number(input.text('overlap-hours') ?? '24');
    const rotation = { kind, overlapHours, ...testimonyOf(input) } as const;
    const outcome = await rotateKey(input.positionals[0] ?? '', rotation, tools);
    if (outcome.status === 'refused') return refuse(outcome.because);
    const { key, earlierUntil } = outcome;
    return done(
      { key, earlierUntil },
      `New key  ${key}`,
      overlapHours > 0 ? `The old one is good until ${earlierUntil.toISOString()}.` : 'The old one is good no more.',
      ...(kind === 'secret' ? [shownOnce] : []),
    );
  },
};

const list: Command = {
  summary: 'show all merchants',
  positionals: [],
  options: {},
  async run(_, tools) {
    const entries = await listMerchants(tools);
    const lines = entries.flatMap((entry) => ['', ...describeEntry(entry, new Date(tools.clock.now()))]);
    return done(entries.map(toData), ...(entries.length > 0 ? lines.slice(1) : ['No merchants yet: `merchant add`.']));
  },
};

const history: Command = {
  summary: 'show all that was done to a merchant: when, what, by whom and why',
  positionals: ['merchant'],
  options: {},
  async run({ positionals }, tools) {
    const entry = await tools.store.findEntry(positionals[0] ?? '');
    if (!entry) return refuse('merchant_unknown');
    const lines = entry.history.flatMap(describeFact);
    return done(entry.history, ...(lines.length > 0 ? lines : ['Nothing yet.']));
  },
};

/** Who the merchants are, and what may be said of them. */
export const merchantCommands: CommandGroup = {
  add,
  configure,
  verify: activation('its account is KYC-verified', () => ({ type: 'kyc_verified' })),
  'revoke-verification': activation('it is verified no more', () => ({ type: 'kyc_revoked' }), { needsReason: true }),
  'approve-product': activation('one of its products may be sold', product('product_approved'), { product: true }),
  'withdraw-product': activation('one may not be sold any more', product('product_withdrawn'), { product: true }),
  activate: activation('switch it on, for the first time or again', () => ({ type: 'switched_on' })),
  suspend: activation('switch it off until it is activated again', () => ({ type: 'suspended' }), {
    needsReason: true,
  }),
  'rotate-key': rotate,
  list,
  history,
};

function product(type: 'product_approved' | 'product_withdrawn'): (input: CommandInput) => ActivationFact {
  return ({ positionals }) => ({ type, product: positionals[1] ?? '' });
}
