import { countryCodes } from '../../../domain/country.js';
import type { SolvencyEvidence, SolvencyReport } from '../../../domain/evidence.js';
import { isCurrency, isMinorUnits, type Money } from '../../../domain/money.js';
import type { Clock, CreditBureau, Enquiry } from '../../ports.js';
import { callUpstream, type CallUpstream } from '../upstream.js';
import { dateOf, memberOf, present, textOf } from '../wire.js';

export interface ContractBureauAccess {
  /** The bureau behind the contract: it names the evidence. */
  readonly name: 'crif' | 'buergel';
  readonly baseUrl: string;
  readonly apiKey: string;
}

/**
 * A bureau without a public specification, asked over our documented contract (docs/bureau-contract.md), which a customer maps to what
 * they have agreed with the bureau.
 */
export function createContractBureau(
  { name, baseUrl, apiKey }: ContractBureauAccess,
  clock: Clock,
  call: CallUpstream = callUpstream,
): CreditBureau {
  return {
    name,
    countries: countryCodes,
    async ask(enquiry, signal): Promise<SolvencyEvidence> {
      const base = { kind: 'solvency', source: name, checkedAt: new Date(clock.now()).toISOString() } as const;
      const answer = await call({
        address: `${baseUrl}/enquiries`,
        json: describe(enquiry),
        headers: { 'X-Api-Key': apiKey },
        signal,
      });
      if (answer.outcome === 'unavailable' || answer.status !== 200) return { ...base, outcome: 'unavailable' };
      const { body } = answer;
      const proof = { ...base, ...present({ reference: textOf(body, 'reference') }) };
      const outcome = memberOf(body, 'status');
      if (outcome === 'not_found' || outcome === 'not_rated') return { ...proof, outcome };
      const report = outcome === 'rated' ? readReport(body) : undefined;
      return report ? { ...proof, outcome: 'rated', report } : { ...proof, outcome: 'unavailable' };
    },
  };
}

function describe({ company, contactEmail, amount }: Enquiry): unknown {
  const { name, legalForm, vatNumber, registration, address } = company;
  return {
    company: {
      name,
      legalForm,
      vatNumber,
      registrationNumber: registration?.number,
      court: registration?.court,
      address,
    },
    contact: { email: contactEmail },
    amount,
  };
}

/** Nothing returned means that something in it is not as agreed: what is left out of an answer might have been the worse half. */
function readReport(body: unknown): SolvencyReport | undefined {
  const [score, collectionEntries] = [memberOf(body, 'score'), memberOf(body, 'collectionEntries')];
  const paymentHistory = optional(memberOf(body, 'paymentHistory'), readPaymentHistory);
  const recommendedLimit = optional(memberOf(body, 'recommendedLimit'), readMoney);
  const sector = optional(memberOf(body, 'sector'), (value) => textOf({ value }, 'value'));
  const foundedOn = optional(memberOf(body, 'foundedOn'), (value) => dateOf({ value }, 'value'));
  const employees = optional(memberOf(body, 'employees'), (value) => (isCount(value) ? value : undefined));
  if (!isBetween(score, 0, 100) || !isCount(collectionEntries)) return undefined;
  if (!paymentHistory || !recommendedLimit || !sector || !foundedOn || !employees) return undefined;
  return {
    score,
    collectionEntries,
    ...present({
      paymentHistory: paymentHistory.value,
      recommendedLimit: recommendedLimit.value,
      sector: sector.value,
      foundedOn: foundedOn.value,
      employees: employees.value,
    }),
  };
}

/** What may be missing or null. Nothing returned means that it is there and wrong. */
function optional<Value>(
  value: unknown,
  read: (value: unknown) => Value | undefined,
): { readonly value: Value | undefined } | undefined {
  if (value === undefined || value === null) return { value: undefined };
  const told = read(value);
  return told === undefined ? undefined : { value: told };
}

function readPaymentHistory(value: unknown): SolvencyReport['paymentHistory'] {
  const [onTimeShare, averageDaysLate] = [memberOf(value, 'onTimeShare'), memberOf(value, 'averageDaysLate')];
  const isAsAgreed = isBetween(onTimeShare, 0, 1) && isBetween(averageDaysLate, 0, Number.MAX_SAFE_INTEGER);
  return isAsAgreed ? { onTimeShare, averageDaysLate } : undefined;
}

function readMoney(value: unknown): Money | undefined {
  const [amount, currency] = [memberOf(value, 'amount'), memberOf(value, 'currency')];
  return isMinorUnits(amount) && isCurrency(currency) ? { amount, currency } : undefined;
}

function isBetween(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
