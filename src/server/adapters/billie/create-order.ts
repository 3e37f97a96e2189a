import type { Basket, BasketLine, Delivery } from '../../../domain/basket.js';
import type { Company } from '../../../domain/company.js';
import { splitStreet } from '../../../domain/address.js';
import { countryPacks } from '../../../domain/countries/index.js';
import type { CountryCode } from '../../../domain/country.js';
import type { MinorUnits } from '../../../domain/money.js';
import type { ProviderOrder } from '../../provider-port.js';
import { present } from '../wire.js';
import { toWireAmount, type WireAmount } from './wire-amount.js';

/** The body of `POST /orders`, or what is missing for one. */
export type CreateOrder =
  | { readonly status: 'ready'; readonly body: object }
  | {
      readonly status: 'lacking';
      readonly because: 'basket_amount' | 'basket_lines' | 'basket_delivery' | 'payment_term';
    };

/** Days. What contracts with Billie allow lies between. */
const [shortestTerm, longestTerm] = [7, 120];

/**
 * Puts an order the way `POST /orders` wants it (docs.billie.io, order_create_v2). The merchant's order number is told later, since Billie
 * takes only one; until then our authorization id is what finds the order, as `merchant_customer_id`, which every reading returns.
 *
 * @param legalForm Billie's code
 */
export function createOrder(order: ProviderOrder, legalForm: string): CreateOrder {
  const { buyer, basket, paymentTermDays, authorization } = order;
  const amount = readAmount(basket);
  if (!amount) return { status: 'lacking', because: 'basket_amount' };
  if (paymentTermDays < shortestTerm || paymentTermDays > longestTerm) {
    return { status: 'lacking', because: 'payment_term' };
  }
  // Lines that cost nothing have no amount that Billie would take.
  const lines = (basket.lines ?? []).filter(({ gross }) => gross > 0);
  if (lines.length === 0) return { status: 'lacking', because: 'basket_lines' };
  if (basket.delivery && !/^[A-Za-z]{2}$/u.test(basket.delivery.country)) {
    return { status: 'lacking', because: 'basket_delivery' };
  }
  const body = present({
    amount: toWireAmount(amount),
    duration: paymentTermDays,
    comment: authorization,
    debtor: debtorOf(buyer.company, legalForm, authorization),
    debtor_person: personOf(buyer.contact),
    delivery_address: basket.delivery && addressOf(basket.delivery),
    additional_billing_emails: buyer.invoiceEmail === undefined ? undefined : [buyer.invoiceEmail],
    line_items: lines.map((line) => lineOf(line, amount)),
  });
  return { status: 'ready', body };
}

type FullAmount = Readonly<Record<keyof WireAmount, MinorUnits>>;

/** Net and gross must not be zero, and a tax that we were not told is not made up. */
function readAmount({ amount: { gross, net, tax } }: Basket): FullAmount | undefined {
  return net === undefined || tax === undefined || net === 0 || net + tax !== gross ? undefined : { gross, net, tax };
}

function debtorOf(company: Company, legalForm: string, authorization: string): object {
  const { name, vatNumber, registration, derived, address } = company;
  return present({
    merchant_customer_id: authorization,
    name: cut(name),
    legal_form: legalForm,
    company_address: addressOf(address),
    // A derived one is a supposition.
    tax_id: derived === 'vatNumber' ? undefined : vatNumber,
    registration_number: registration && writtenOut(registration),
    registration_court: registration?.court === undefined ? undefined : cut(registration.court),
  });
}

/** "HRB934855" as courts write it: "HRB 934855"; with letters behind, "HRB 87447 B". */
function writtenOut({ register, number }: NonNullable<Company['registration']>): string {
  if (!number.startsWith(register)) return number;
  return `${register} ${number.slice(register.length).replace(/(\d)([A-Z])/u, '$1 $2')}`;
}

// No salutation: Billie knows "m" and "f", and we do not ask.
function personOf({ firstName, lastName, email, phone = '' }: ProviderOrder['buyer']['contact']): object {
  return present({
    first_name: cut(firstName),
    last_name: cut(lastName),
    email,
    phone_number: takenPhone.test(phone) && phone.length <= 20 ? phone : undefined,
  });
}

const takenPhone = /^[+\d(][ \-/0-9()]{5,}$/u;

/** A line that cannot be split stays whole in `street`. */
function addressOf({ street: line, postcode, city, country }: Delivery): object {
  const code = country.toUpperCase();
  const { street, houseNumber } = isOurs(code) ? splitStreet(line, countryPacks[code].address) : { street: line };
  return present({
    street: cut(street),
    house_number: houseNumber === undefined ? undefined : cut(houseNumber),
    postal_code: cut(postcode),
    city: cut(city),
    country: code,
  });
}

function isOurs(country: string): country is CountryCode {
  return Object.hasOwn(countryPacks, country);
}

/** Baskets tell no tax by line, so each has the share that its gross total has in the basket's. */
function lineOf({ id, title, quantity, gross }: BasketLine, total: FullAmount): object {
  const net = Math.max(1, shareOf(gross, total));
  return {
    external_id: cut(id),
    title: cut(title),
    quantity,
    amount: toWireAmount({ gross, net, tax: gross - net }),
  };
}

/** Rounded half up. BigInt, because the product of two amounts may leave the range in which doubles are exact. */
function shareOf(gross: MinorUnits, total: FullAmount): MinorUnits {
  const whole = BigInt(total.gross);
  return Number((2n * BigInt(gross) * BigInt(total.net) + whole) / (2n * whole));
}

/** Billie's texts have at most 255 characters. */
function cut(text: string): string {
  return Array.from(text).slice(0, 255).join('');
}
