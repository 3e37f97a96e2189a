import type { Testimony } from '../../domain/merchant.js';
import type { Services } from '../services.js';

/**
 * Ends an authorization of which nobody knows what the provider has decided, because a person has looked there and found no order. Its
 * hold is given back. Should the order turn up all the same, it is cancelled then.
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
    if (opened.status !== 'unknown') return { status: 'not_unknown' } as const;
    const data = { decidedBy: 'person', by, because };
    await ledger.recordOutside({ opened, fact: 'released', data }, now);
    return { status: 'voided' } as const;
  });
}
