import type { Testimony } from '../../domain/merchant.js';
import type { Services } from '../services.js';

/**
 * Ends the search for what the provider has decided, because a person has looked there and found no order. A hold that still stands is
 * given back. Should the order turn up all the same, it is cancelled then.
 */
export function voidUnknown(
  authorization: string,
  { by, because }: Testimony,
  { store, clock }: Pick<Services, 'store' | 'clock'>,
): Promise<{ readonly status: 'voided' | 'not_found' | 'not_unknown' }> {
  const now = new Date(clock.now());
  return store.transact(async (ledger) => {
    const opened = await ledger.openAuthorization(authorization);
    if (!opened) return { status: 'not_found' } as const;
    if (!opened.isUnanswered) return { status: 'not_unknown' } as const;
    const fact = opened.status === 'unknown' ? 'released' : 'answered_late';
    const data = { decidedBy: 'person', by, because };
    await ledger.recordOutside({ opened, fact, data }, now);
    return { status: 'voided' } as const;
  });
}
