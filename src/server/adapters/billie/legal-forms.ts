import type { Company } from '../../../domain/company.js';
import { countryPacks } from '../../../domain/countries/index.js';
import { findLegalForm, plainWords } from '../../../domain/legal-form.js';
import type { Clock } from '../../ports.js';
import { memberOf, textOf } from '../wire.js';
import type { BillieClient } from './client.js';

/** "Sonstige": for every form that Billie has no code for, the European company among them. */
const other = '99999';

/**
 * Billie's codes by ELF code. From the tables that Billie's own plugins carried from 2019 to 2023 (`assets/legal-forms.json` and `.csv`);
 * a gGmbH is a GmbH, an eGbR a GbR, and a partnership one with or without limited liability.
 */
const codes: Readonly<Record<string, string>> = {
  '2HBR': '10001',
  SCE1: '10001',
  '63KS': '10201',
  '8Z6G': '8001',
  FR3V: '4001',
  PDNU: '4001',
  '6QQB': '11001',
  '40DB': '7001',
  '8CM0': '4501',
  '2YZO': '4501',
  T0YJ: '14001',
  AZFE: '12001',
  QZ3L: '13001',
  V2YH: '18001',
  SQKS: '17001',
  XLWA: '19001',
};

/** A sole trader in the commercial register, and one who is not. */
const soleTrader = { form: 'OL20', registered: '6001', notRegistered: '6022' } as const;

/** Partnerships limited by shares or not, by the company that is the general partner in them: Billie has codes of their own for these. */
const generalPartners: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '8Z6G': {
    gmbh: '90001',
    mbh: '90001',
    ug: '91201',
    ag: '90101',
    eg: '90201',
    ev: '90301',
    gbr: '90401',
    ohg: '90701',
    ltd: '91001',
    limited: '91001',
    kg: '14401',
  },
  T0YJ: { gmbh: '14201', mbh: '14201', kg: '14401', ug: '91301' },
};
const generalPartner =
  / (?<form>gmbh|mbh|ug|ag|eg|ev|gbr|ohg|ltd|limited|kg) (?:haftungsbeschrankt )?(?:und )?co (?:kg|kgaa) /u;

/** One of Billie's forms, as `GET /legal-forms` lists them. */
export interface ListedForm {
  readonly code: string;
  readonly name: string;
}

/**
 * The code of a company's legal form. One that is not, or no longer, on Billie's list is looked for there by its name.
 *
 * @param listed what Billie lists now; undefined where that is not known
 */
export function legalFormCode(company: Company, listed?: readonly ListedForm[]): string {
  const wanted = [partnershipCode(company), plainCode(company)].filter((code) => code !== undefined);
  if (!listed) return wanted[0] ?? other;
  return wanted.find((code) => listed.some((form) => form.code === code)) ?? namedCode(company, listed) ?? other;
}

function partnershipCode({ legalForm, name }: Company): string | undefined {
  const form = generalPartner.exec(` ${plainWords(name)} `)?.groups?.['form'];
  return form === undefined ? undefined : generalPartners[legalForm]?.[form];
}

function plainCode({ legalForm, registration }: Company): string | undefined {
  if (legalForm !== soleTrader.form) return codes[legalForm];
  return registration ? soleTrader.registered : soleTrader.notRegistered;
}

/** Billie's names hold the abbreviation, the full name or both: "GmbH (Gesellschaft mit beschränkter Haftung)". */
function namedCode({ legalForm, address }: Company, listed: readonly ListedForm[]): string | undefined {
  const form = findLegalForm(countryPacks[address.country], legalForm);
  return listed.find(({ name }) =>
    [name, ...name.split(/[()]/u)].some((part) => form?.spellings.includes(plainWords(part))),
  )?.code;
}

/** Milliseconds: a list is good for a day; one that could not be had is not asked for again at once, nor waited for long. */
const [goodFor, pause, patience] = [86_400_000, 300_000, 1_500];

/** Billie's codes for legal forms, by its own list as long as there is one. */
export interface LegalForms {
  codeOf(company: Company): Promise<string>;
}

export function createLegalForms(client: BillieClient, clock: Clock): LegalForms {
  let listed: Promise<readonly ListedForm[] | undefined> = Promise.resolve(undefined);
  let askAgainAt = 0;
  const list = async (): Promise<readonly ListedForm[] | undefined> => {
    const answer = await client.send({ path: '/legal-forms' }, AbortSignal.timeout(patience));
    const forms = answer.outcome === 'answered' && answer.status === 200 ? readForms(answer.body) : undefined;
    if (!forms) askAgainAt = clock.now() + pause;
    return forms;
  };
  return {
    async codeOf(company) {
      if (clock.now() >= askAgainAt) {
        askAgainAt = clock.now() + goodFor;
        listed = list();
      }
      return legalFormCode(company, await listed);
    },
  };
}

function readForms(body: unknown): readonly ListedForm[] | undefined {
  const items = memberOf(body, 'items');
  if (!Array.isArray(items)) return undefined;
  const forms = items.flatMap((item: unknown) => {
    const code = memberOf(item, 'code');
    const name = textOf(item, 'name');
    return (typeof code === 'number' || typeof code === 'string') && name !== undefined
      ? [{ code: String(code), name }]
      : [];
  });
  return forms.length > 0 ? forms : undefined;
}
