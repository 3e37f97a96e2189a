import { countryPacks } from '../domain/countries/index.js';
import { countryCodes, type CountryCode } from '../domain/country.js';
import type { Company } from '../domain/company.js';
import { legalFormsOf } from '../domain/legal-form.js';
import { foldActivation } from '../domain/merchant.js';
import { createBillie } from './adapters/billie/billie.js';
import { describeConfigProblem } from './config-problems.js';
import { readConfig, type Environment, type ServerConfig } from './config.js';
import type { MerchantEntry } from './merchant-port.js';
import type { Clock, Enquiry, Source } from './ports.js';
import type { Evidence } from '../domain/evidence.js';
import { readDatabase, type DatabaseState } from './store/state.js';
import { wouldOpen, type MasterKeys } from './use-cases/unlock.js';
import { createVerifiers } from './verifiers.js';

/** One thing that was looked at. `wrong`: it will not work like this. `note`: it works, and somebody may have meant otherwise. */
export interface Finding {
  readonly level: 'good' | 'note' | 'wrong';
  readonly about: string;
  readonly sentence: string;
}

/** Milliseconds for each source. */
const patience = 8_000;

/**
 * Looks at everything that has to be right before the first order: configuration, database, sources, the account at the payment provider,
 * and each merchant's three conditions. Changes nothing anywhere.
 */
export async function examine(environment: Environment, clock: Clock = Date): Promise<readonly Finding[]> {
  const reading = readConfig(environment);
  if (reading.status === 'invalid') {
    return reading.problems.map((problem) => wrong('configuration', describeConfigProblem(problem)));
  }
  const { config } = reading;
  const [database, sources, provider] = await Promise.all([
    readDatabase(config.databaseUrl, config.mode),
    examineSources(config, clock),
    examineProvider(config, clock),
  ]);
  return [
    good('configuration', `complete, for ${config.mode} mode`),
    ...examineDatabase(database, config),
    ...sources,
    ...provider,
    ...('merchants' in database ? examineMerchants(database.merchants, config) : []),
  ];
}

const good = (about: string, sentence: string): Finding => ({ level: 'good', about, sentence });
const note = (about: string, sentence: string): Finding => ({ level: 'note', about, sentence });
const wrong = (about: string, sentence: string): Finding => ({ level: 'wrong', about, sentence });

function examineDatabase(state: DatabaseState, keys: MasterKeys): readonly Finding[] {
  switch (state.status) {
    case 'unreachable':
      return [wrong('database', `does not answer: ${state.reason}`)];
    case 'too_old':
      return [wrong('database', `is PostgreSQL ${state.version}; 15 is the oldest that will do`)];
    case 'behind':
      return [note('database', `PostgreSQL ${state.version}; the next start brings its tables up to date`)];
    case 'ready':
      return [
        good('database', `PostgreSQL ${state.version}, up to date`),
        wouldOpen(keys, state.dataKey)
          ? good('master key', 'opens the database')
          : wrong('master key', 'does not open the database, which was sealed by another one'),
      ];
  }
}

/** A made-up company of a country, by the examples that the form shows: registers may well not know it, but they must say so. */
function exampleOf(country: CountryCode): Company {
  const pack = countryPacks[country];
  const [rule] = pack.registrations;
  const number = rule?.example.replace(/[\s.-]/gu, '');
  return {
    name: 'Example',
    legalForm: legalFormsOf(pack)[0]?.code ?? '',
    vatNumber: pack.vat.example.replace(/[\s.-]/gu, ''),
    ...(rule && number !== undefined && { registration: { register: rule.register, number } }),
    address: { street: 'Example 1', postcode: pack.address.postcode.example, city: 'Example', country },
  };
}

async function examineSources({ upstreams, mode }: ServerConfig, clock: Clock): Promise<readonly Finding[]> {
  const { vatRegistries, companyRegistries, creditBureaus } = createVerifiers(upstreams, clock);
  const registries = [...vatRegistries, ...companyRegistries];
  const findings = await Promise.all(
    [...registries, ...creditBureaus].map((source: Source<Evidence>) => examineSource(source, mode)),
  );
  const silent = countryCodes.filter((country) => !registries.some(({ countries }) => countries.includes(country)));
  return [
    ...findings,
    ...(silent.length > 0 ? [note('sources', `nobody tells who a company is in ${silent.join(', ')}`)] : []),
    ...(creditBureaus.length === 0 ? [note('sources', 'no bureau: the house leaves every order to a person')] : []),
  ];
}

async function examineSource(source: Source<Evidence>, mode: Enquiry['mode']): Promise<Finding> {
  // Foreign numbers are what eVatR is for: a country of its own would not be asked.
  const country = source.countries.find((one) => one !== 'DE') ?? source.countries[0] ?? 'DE';
  const enquiry: Enquiry = {
    mode,
    company: exampleOf(country),
    contactEmail: 'doctor@billie-invoice.example',
    amount: { amount: 5_000, currency: 'EUR' },
  };
  const { outcome } = await source
    .ask(enquiry, AbortSignal.timeout(patience))
    .catch(() => ({ outcome: 'unavailable' as const }));
  if (outcome === 'unavailable')
    return wrong(source.name, `gave no answer about ${country}: address, credentials or network`);
  return outcome === 'not_supported'
    ? note(source.name, 'is configured, and has nothing to say about our example')
    : good(source.name, `answers about ${country}`);
}

async function examineProvider({ billie, providerWebhook }: ServerConfig, clock: Clock): Promise<readonly Finding[]> {
  if (!billie) return [];
  const provider = createBillie(billie, clock);
  const state = await provider.check(AbortSignal.timeout(patience));
  const countries = countryCodes.filter((country) => provider.supports(country, 'EUR'));
  return [
    {
      ok: good('billie', 'takes our credentials'),
      refused: wrong('billie', 'refuses our credentials'),
      unavailable: wrong('billie', 'does not answer: address or network'),
    }[state],
    note('billie', `finances orders in EUR of buyers in ${countries.join(', ')}, and no others`),
    providerWebhook
      ? good('billie', 'its webhooks can be told from others')
      : note('billie', 'no webhooks: what it decides later is asked for every five minutes'),
  ];
}

const reasons = {
  kyc_pending: 'is not KYC-verified: `merchant verify`',
  no_approved_product: 'has no approved product: `merchant approve-product`',
  not_switched_on: 'has not been switched on by support: `merchant activate`',
  suspended: 'is suspended: `merchant activate` ends it',
} as const;

function examineMerchants(merchants: readonly MerchantEntry[], config: ServerConfig): readonly Finding[] {
  if (merchants.length === 0) return [wrong('merchants', 'there are none in this mode: `merchant add`')];
  return merchants.flatMap((merchant) => examineMerchant(merchant, config));
}

function examineMerchant(merchant: MerchantEntry, { billie, legal, mode }: ServerConfig): readonly Finding[] {
  const { name, provider, origins, activation } = merchant;
  const state = foldActivation(activation);
  const findings = [
    ...(state.status === 'inactive' ? state.reasons.map((reason) => wrong(name, reasons[reason])) : []),
    ...(provider === 'billie' && !billie ? [wrong(name, 'has chosen Billie, and there is no account at Billie')] : []),
    ...(provider === 'house' && !legal[mode]
      ? [wrong(name, 'is financed by the house, which is not switched on: BILLIE_INVOICE_HOUSE_LIVE')]
      : []),
    ...(origins.length === 0 ? [wrong(name, 'names no origin, so that no page may call: `merchant configure`')] : []),
  ];
  return findings.length > 0
    ? findings
    : [good(name, `may sell, financed by ${provider === 'house' ? 'the house' : 'Billie'}`)];
}
