import { describeInvoice, toEuros, type Order } from './billie-orders.js';

/** What `POST /orders` and `GET /orders/{uuid}` tell: beside what was sent, the company as it was recognised. */
export function describeOrder(order: Order): object {
  const { uuid, externalCode, state, verdict, amount, uncaptured, createdAt, invoices } = order;
  const { debtor, duration, delivery_address: delivery = null } = order.asked as Asked;
  return {
    external_code: externalCode ?? null,
    uuid,
    state,
    decline_reason: verdict.reason ?? null,
    amount: toEuros(amount),
    unshipped_amount: toEuros(uncaptured),
    duration,
    created_at: createdAt,
    delivery_address: delivery,
    debtor: {
      ...recognised(order),
      billing_address: debtor.billing_address ?? null,
      external_data: {
        merchant_customer_id: debtor.merchant_customer_id,
        name: debtor.name,
        address: debtor.company_address,
        industry_sector: debtor.industry_sector ?? null,
      },
    },
    invoices: invoices.map(describeInvoice),
    selected_payment_method: state === 'declined' ? null : 'bank_transfer',
    payment_methods:
      state === 'declined' ? [] : [{ type: 'bank_transfer', data: { ...account, bank_name: 'Sandbox' } }],
  };
}

/** The parts of the request that are told again. */
interface Asked {
  readonly duration: number;
  readonly delivery_address?: unknown;
  readonly debtor: Readonly<Record<string, unknown>>;
}

// Germany's example in the IBAN registry.
const account = { iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' };

function recognised({ verdict: { company } }: Order): object {
  if (!company) return { name: null, company_address: null, bank_account: null };
  const { name, street: line, postcode, city, country } = company;
  const [, street = line, house = null] = /^(.*\S) (\d.*)$/u.exec(line) ?? [];
  return {
    name,
    company_address: { street, house_number: house, postal_code: postcode, city, country },
    bank_account: account,
  };
}
