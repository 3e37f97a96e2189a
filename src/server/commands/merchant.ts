import type { Mode } from '../../domain/issue.js';
import { approvedProducts, foldActivation, type ActivationFact } from '../../domain/merchant.js';
import type { MerchantEntry, MerchantKey, MerchantSettings } from '../merchant-port.js';
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
  testimonyOptions,
  type Command,
  type CommandGroup,
  type CommandInput,
} from './command.js';

const settingOptions: Command['options'] = {
  origin: { type: 'string', multiple: true, value: '<origin>', help: 'where its pages are; as often as needed' },
  'term-days': { type: 'string', value: '<days>', help: 'payment term, 7 to 120; 30 for a new merchant' },
  'basket-token': {
    type: 'string',
    value: 'required|optional',
    help: 'must its server sign baskets? A new merchant: required in live mode',
  },
  'restrict-products': {
    type: 'string',
    value: 'yes|no',
    help: 'yes: every line of a basket must name an approved product; no for a new merchant',
  },
  provider: {
    type: 'string',
    value: 'house|billie',
    help: 'who decides on its orders and finances them; house for a new merchant',
  },
  'suggest-smaller': { type: 'string', value: 'yes|no', help: 'may a refusal suggest a smaller order?' },
};

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
  options: { name: { type: 'string', value: '<name>', help: 'a new name' }, ...settingOptions },
  async run(input, tools) {
    const given = readSettings(input);
    if (given.status === 'refused') return refuse('value_invalid', given.about);
    if (Object.keys(given.settings).length === 0) return refuse('nothing_to_change');
    const outcome = await configureMerchant(input.positionals[0] ?? '', given.settings, tools);
    return outcome.status === 'refused' ? refuse(outcome.because) : done({ status: 'configured' }, 'Changed.');
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
      const because = input.text('because');
      const [merchant = ''] = input.positionals;
      const testimony = { by: input.text('by') ?? '', ...(because !== undefined && { because }) };
      const outcome = await changeActivation(merchant, { ...fact(input), ...testimony }, tools);
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
  },
  async run(input, tools) {
    const kind = input.text('kind') ?? 'secret';
    if (kind !== 'secret' && kind !== 'publishable') return refuse('value_invalid', '--kind');
    const overlap = Number(input.text('overlap-hours') ?? '24');
    const outcome = await rotateKey(input.positionals[0] ?? '', kind, overlap, tools);
    if (outcome.status === 'refused') return refuse(outcome.because);
    const { key, earlierUntil } = outcome;
    return done(
      { key, earlierUntil },
      `New key  ${key}`,
      overlap > 0 ? `The old one is good until ${earlierUntil.toISOString()}.` : 'The old one is good no more.',
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
};

function product(type: 'product_approved' | 'product_withdrawn'): (input: CommandInput) => ActivationFact {
  return ({ positionals }) => ({ type, product: positionals[1] ?? '' });
}

type SettingsReading =
  | { readonly status: 'read'; readonly settings: Partial<MerchantSettings> }
  | { readonly status: 'refused'; readonly about: string };

function readSettings(input: CommandInput): SettingsReading {
  const [name, origins, days] = [input.text('name'), input.list('origin'), input.text('term-days')];
  const [basketToken, restricts, smaller] = ['basket-token', 'restrict-products', 'suggest-smaller'].map((one) =>
    input.text(one),
  );
  if (basketToken !== undefined && basketToken !== 'required' && basketToken !== 'optional')
    return { status: 'refused', about: '--basket-token' };
  const provider = input.text('provider');
  if (provider !== undefined && provider !== 'house' && provider !== 'billie')
    return { status: 'refused', about: '--provider' };
  for (const [option, value] of [
    ['--restrict-products', restricts],
    ['--suggest-smaller', smaller],
  ] as const)
    if (value !== undefined && value !== 'yes' && value !== 'no') return { status: 'refused', about: option };
  return {
    status: 'read',
    settings: {
      ...(name !== undefined && { name }),
      ...(origins && { origins }),
      ...(days !== undefined && { paymentTermDays: Number(days) }),
      ...(basketToken && { basketToken }),
      ...(restricts && { restrictsProducts: restricts === 'yes' }),
      ...(provider && { provider }),
      ...(smaller && { suggestsSmaller: smaller === 'yes' }),
    },
  };
}

/** A merchant for programs: what its activation comes to, and how it came to that. */
function toData({ activation: history, ...entry }: MerchantEntry): object {
  return { ...entry, activation: foldActivation(history), products: approvedProducts(history), history };
}

function describeEntry(entry: MerchantEntry, now: Date): string[] {
  const keys = entry.keys.filter(({ validUntil }) => validUntil === null || validUntil > now);
  return [
    `${entry.name} (${entry.mode})`,
    `  id           ${entry.id}`,
    `  state        ${describeActivation(entry)}`,
    ...keys.map((key) => `  ${key.kind.padEnd(12)} ${describeKey(key)}`),
    `  products     ${approvedProducts(entry.activation).join(', ') || 'none'}${entry.restrictsProducts ? ', and no others' : ''}`,
    `  origins      ${entry.origins.join(', ') || 'none: browsers may not call for it'}`,
    `  terms        ${entry.paymentTermDays} days, basket token ${entry.basketToken}, financed by ${entry.provider === 'house' ? 'the house' : 'Billie'}`,
  ];
}

function describeKey({ kind, shown, validUntil }: MerchantKey): string {
  const name = kind === 'secret' ? `…${shown}` : shown;
  return validUntil ? `${name} until ${validUntil.toISOString()}` : name;
}

function describeActivation({ activation: facts }: MerchantEntry): string {
  const state = foldActivation(facts);
  const last = facts.at(-1);
  const told = last ? ` (${last.type}${before(' by ', last.by)}${before(': ', last.because)})` : '';
  return (state.status === 'active' ? 'active' : `inactive: ${state.reasons.join(', ')}`) + told;
}

function before(mark: string, text: string | undefined): string {
  return text === undefined ? '' : mark + text;
}
