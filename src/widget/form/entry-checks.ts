import type { checkEntry, EntryCheck, tidy } from '../../domain/check-entry.js';
import { askAgain } from '../second-try.js';
import type { paste } from './pasting.js';
import type { FormContext } from '../view/form-context.js';

/** The rules of an entry: a download of its own, since the form can be seen and typed in before they are here. */
export interface EntryChecks {
  readonly checkEntry: typeof checkEntry;
  readonly tidy: typeof tidy;
  readonly paste: typeof paste;
}

/** Downloads the rules. Rejects if they do not come; asking again tries again. */
export async function loadChecks(): Promise<EntryChecks> {
  try {
    return await import('./entry-rules.js');
  } catch (error) {
    askAgain();
    throw error;
  }
}

const unchecked: EntryCheck = { status: 'invalid', issues: [], fields: new Map() };

/** Checks what stands in the form, by the very rules the server applies. Before they are here nothing is wrong, and nothing is sent. */
export function checkForm({ model, pack, offer, checks }: FormContext): EntryCheck {
  return checks?.checkEntry(pack, model.entry, { mode: offer.mode, insisted: model.insisted }) ?? unchecked;
}
