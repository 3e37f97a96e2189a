import type { MerchantSettings } from '../merchant-port.js';
import type { Command, CommandInput } from './command.js';

/** Everything that can be set for a merchant. */
export const settingOptions: Command['options'] = {
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

type SettingsReading =
  | { readonly status: 'read'; readonly settings: Partial<MerchantSettings> }
  | { readonly status: 'refused'; readonly about: string };

/** What was typed, as settings. Whether they are lawful is asked later. */
export function readSettings(input: CommandInput): SettingsReading {
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
