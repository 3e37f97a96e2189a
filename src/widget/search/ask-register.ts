import { routes } from '../../contract/paths.js';
import { within, type Access } from '../offer-request.js';
import { readProposals, type Proposal } from './proposal.js';

// The server gives a register two seconds.
const patience = 4_000;

/** Asks the server for companies; nothing returned means that nobody answers. Never throws. */
export async function askRegister(
  { endpoint, merchant }: Access,
  country: string,
  query: string,
  signal: AbortSignal,
): Promise<readonly Proposal[] | undefined> {
  const asked = new URLSearchParams({ merchant, country, query });
  try {
    const response = await fetch(`${endpoint}${routes.companies.path}?${asked.toString()}`, {
      signal: within(patience, signal),
      credentials: 'omit',
    });
    return response.ok ? readProposals(await response.json()) : undefined;
  } catch {
    return undefined;
  }
}
