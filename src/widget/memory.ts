import type { Attempt } from './state.js';

/** What survives a reload of the page: names of this checkout and of its last attempt, never anything the buyer typed. */
export interface Memory {
  /** Names this checkout towards the server. */
  readonly checkout: string;
  readonly attempt: Attempt | undefined;
  remember(attempt: Attempt | undefined): void;
}

/** 128 random bits as 32 hexadecimal digits. */
export function drawId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Opens the memory of one merchant's checkout in this tab. Where the page may not store anything, it lasts as long as the page. */
export function openMemory(merchant: string): Memory {
  const key = `billie-invoice:${merchant}`;
  const [checkout = '', attempt = ''] = (read(key) ?? '').split(' ');
  const memory = {
    checkout: isId(checkout) ? checkout : drawId(),
    attempt: isId(attempt) ? attempt : undefined,
    remember(next: Attempt | undefined): void {
      memory.attempt = next;
      write(key, next ? `${memory.checkout} ${next}` : memory.checkout);
    },
  };
  write(key, memory.attempt ? `${memory.checkout} ${memory.attempt}` : memory.checkout);
  return memory;
}

function isId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Storage is full or forbidden: a reload forgets the attempt, and the server lets it expire.
  }
}
