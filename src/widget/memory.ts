import { drawId } from './attempt-id.js';
import { memoryKey, recall } from './recall.js';
import type { Attempt } from './state.js';

/** What survives a reload of the page: names of this checkout and of its last attempt, never anything the buyer typed. */
export interface Memory {
  readonly merchant: string;
  /** Names this checkout towards the server. */
  readonly checkout: string;
  readonly attempt: Attempt | undefined;
  remember(attempt: Attempt | undefined): void;
}

/** Opens the memory of one merchant's checkout in this tab. Where the page may not store anything, it lasts as long as the page. */
export function openMemory(merchant: string): Memory {
  const [checkout = '', attempt = ''] = recall(merchant);
  const memory = {
    merchant,
    checkout: isId(checkout) ? checkout : drawId(),
    attempt: isId(attempt) ? attempt : undefined,
    remember(next: Attempt | undefined): void {
      memory.attempt = next;
      write(merchant, next ? `${memory.checkout} ${next}` : memory.checkout);
    },
  };
  memory.remember(memory.attempt);
  return memory;
}

function isId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}

function write(merchant: string, value: string): void {
  try {
    sessionStorage.setItem(memoryKey(merchant), value);
  } catch {
    // Storage is full or forbidden: a reload forgets the attempt, and the server lets it expire.
  }
}
