import { countryCodes } from '../../../domain/country.js';
import type { SolvencyEvidence, SolvencyReport } from '../../../domain/evidence.js';
import { isCurrency, isMinorUnits, type Money } from '../../../domain/money.js';
import type { Clock, CreditBureau, Enquiry } from '../../ports.js';
import { memberOf, numberOf, postJson, textOf } from '../upstream.js';

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
export function createContractBureau({ name, baseUrl, apiKey }: ContractBureauAccess, clock: Clock): CreditBureau {
  return {
    name,
    countries: countryCodes,
    async ask(enquiry, signal): Promise<SolvencyEvidence> {
      const base = { kind: 'solvency', source: name, checkedAt: new Date(clock.now()).toISOString() } as const;
      const { status, body } = await postJson(`${baseUrl}/enquiries`, requestOf(enquiry), signal, { 'X-Api-Key': apiKey });
      const outcome = memberOf(body, 'status');
      const reference = textOf(body, 'reference');
      const proof = { ...base, ...(reference !== undefined && { reference }) };
      if (status === 200 && (outcome === 'not_found' || outcome === 'not_rated')) return { ...proof, outcome };
      const report = status === 200 && outcome === 'rated' ? reportOf(body) : undefined;
      return report ? { ...proof, outcome: 'rated', report } : { ...proof, outcome: 'unavailable' };
    },
  };
}

function requestOf({ company, contactEmail, amount }: Enquiry): unknown {
  const { name, legalForm, vatNumber, registration, address } = company;
  return {
    company: { name, legalForm, vatNumber, registrationNumber: registration?.number, court: registration?.court, address },
    contact: { email: contactEmail },
    amount,
  };
}

function reportOf(body: unknown): SolvencyReport | undefined {
  const score = numberOf(body, 'score');
  const collectionEntries = numberOf(body, 'collectionEntries');
  if (score === undefined || score < 0 || score > 100 || collectionEntries === undefined) return undefined;
  const onTimeShare = numberOf(body, 'paymentHistory', 'onTimeShare');
  const averageDaysLate = numberOf(body, 'paymentHistory', 'averageDaysLate');
  const limit = moneyOf(memberOf(body, 'recommendedLimit'));
  const sector = textOf(body, 'sector');
  const foundedOn = textOf(body, 'foundedOn');
  const employees = numberOf(body, 'employees');
  return {
    score,
    collectionEntries,
    ...(onTimeShare !== undefined && averageDaysLate !== undefined && { paymentHistory: { onTimeShare, averageDaysLate } }),
    ...(limit && { recommendedLimit: limit }),
    ...(sector !== undefined && { sector }),
    ...(foundedOn !== undefined && { foundedOn }),
    ...(employees !== undefined && { employees }),
  };
}

function moneyOf(value: unknown): Money | undefined {
  const [amount, currency] = [memberOf(value, 'amount'), memberOf(value, 'currency')];
  return isMinorUnits(amount) && isCurrency(currency) ? { amount, currency } : undefined;
}
