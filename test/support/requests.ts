import { randomBytes } from 'node:crypto';
import type { ConfirmRequest } from '../../src/contract/order-schemas.js';
import type { AuthorizationRequest } from '../../src/contract/schemas.js';

/** An attempt or checkout of its own: 128 random bits. */
export function freshId(): string {
  return randomBytes(16).toString('hex');
}

let companies = 0;

/** The number of a company that nobody has met. */
export function freshVatNumber(): string {
  companies += 1;
  return `DE${812_000_000 + companies}`;
}

/** What tests vary in a request. */
export interface Wish {
  readonly checkout?: string;
  /** Minor units. */
  readonly gross?: number;
  readonly reference?: string | undefined;
  /** Distinguishes companies; absent: one that owes nothing yet. */
  readonly vatNumber?: string;
  /** As typed; absent: one without a court, which names nobody for certain. */
  readonly registrationNumber?: string;
  readonly companyName?: string;
  /** Tag in the e-mail address: what the sources know. */
  readonly tag?: string;
}

/** A valid request with the data of Zeta, Billie's published sandbox buyer (docs.billie.io, "Sandbox testing platform"). */
export function orderBy(wish: Wish = {}): AuthorizationRequest {
  const { checkout = freshId(), gross = 124_900, vatNumber = freshVatNumber(), tag } = wish;
  const { registrationNumber = 'HRB 934855', companyName = 'Zeta Electronics Gold GmbH' } = wish;
  const reference = 'reference' in wish ? wish.reference : 'ORDER-1';
  return {
    checkout,
    country: 'DE',
    buyerType: 'business',
    basket: { amount: { gross }, currency: 'EUR', trial: false, ...(reference !== undefined && { reference }) },
    buyer: {
      company: {
        name: companyName,
        legalForm: '2HBR',
        vatNumber,
        registrationNumber,
        address: { street: 'Tannenweg 4', postcode: '77716', city: 'Haslach im Kinzigtal' },
      },
      contact: {
        firstName: 'Uno',
        lastName: 'Eins',
        email: `uno.eins${tag === undefined ? '' : `+${tag}`}@zeta.example`,
      },
    },
    consent: { version: '2026-11', language: 'de' },
  };
}

/** The confirmation that belongs to `orderBy()`. */
export function confirmationOf(token: string, wish: Wish = {}): ConfirmRequest {
  const { gross = 124_900, reference = 'ORDER-1' } = wish;
  return { token, amount: { amount: gross, currency: 'EUR' }, reference };
}
