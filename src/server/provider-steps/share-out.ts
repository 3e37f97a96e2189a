import type { MinorUnits } from '../../domain/money.js';
import type { ProviderInvoice, ProviderMove } from '../provider-port.js';
import { invoiceUnclear } from '../provider-store-port.js';
import type { Work } from './carry-out.js';
import { sharesOfLast, type InvoiceShare } from './shares.js';

/** Tells one part of a refund or payment, the `index`-th. */
export type TellShare = (invoice: string, share: InvoiceShare, index: number, work: Work) => Promise<ProviderMove>;

/**
 * Tells a refund or payment part by part, each on its invoice; the first that cannot be told ends it. Providers list invoices, not what
 * has lowered them, and the company pays meanwhile: so what an invoice claims is written down before it is told, and whatever cannot be
 * told apart from a payment afterwards is left to a person.
 */
export async function shareOut(work: Work, tellShare: TellShare): Promise<ProviderMove> {
  const { step, note } = work;
  let { told } = step;
  for (const [index, share] of sharesOfLast(step.facts).entries()) {
    const { capture } = share;
    if (told[capture] === 'done') continue;
    const invoice = invoiceOf(work, capture);
    if (!invoice) return { outcome: 'refused', code: 'invoice_missing' };
    const standing = step.isInsisted ? 'untold' : standingOf(share, told[capture], invoice.outstanding);
    if (standing === 'unclear') return { outcome: 'refused', code: invoiceUnclear };
    if (standing === 'untold') {
      if (!(await note({ ...told, [capture]: invoice.outstanding }))) return { outcome: 'unavailable' };
      const move = await tellShare(invoice.reference, share, index, work);
      if (move.outcome === 'unknown') return move;
      if (move.outcome !== 'done') {
        await note(told);
        return move;
      }
    }
    told = { ...told, [capture]: 'done' };
    await note(told);
  }
  return { outcome: 'done' };
}

function invoiceOf({ step, seen }: Work, capture: string): ProviderInvoice | undefined {
  return seen?.invoices.find(({ reference, number }) => reference === step.invoices[capture] || number === capture);
}

/**
 * Whether a part has been told, by what its invoice claims. Never begun, it was not, unless our own books are older than what was done,
 * as after a restore: then the invoice stands where it would lead to.
 *
 * @param begunAt what the invoice claimed when an earlier attempt began, of which nobody knows the end
 */
function standingOf(
  { amount, claimed, outstanding }: InvoiceShare,
  begunAt: MinorUnits | undefined,
  shown: MinorUnits,
): 'told' | 'untold' | 'unclear' {
  if (begunAt === undefined) return claimed !== outstanding && shown === outstanding ? 'unclear' : 'untold';
  // A refund of what is paid lowers nothing that could be seen.
  if (begunAt < amount) return 'unclear';
  if (shown === begunAt) return 'untold';
  return shown === begunAt - amount ? 'told' : 'unclear';
}
