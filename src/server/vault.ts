import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Sealed } from './ledger-port.js';

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** Keeps what must not be readable in the database, and derives what must not be stored at all. */
export interface Vault {
  /** Seals a value under a fresh key of its own, which is sealed by the data key. */
  sealSubject(value: unknown): Sealed;
  openSubject(sealed: Sealed): unknown;
  /** Seals a value by the data key. */
  seal(value: unknown): Uint8Array;
  open(sealed: Uint8Array): unknown;
  /** An authorization's token: the same for the same attempt, so that an answer can be given again without being stored. */
  tokenFor(merchantId: string, attempt: string): string;
  /** A keyed hash for names that are persons: equal for equal names, and not to be guessed from outside. */
  blind(text: string): string;
}

/** SHA-256 as hexadecimal digits: how secret keys and tokens, both random, are stored. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** 32 random bytes. */
export function freshKey(): Uint8Array {
  return randomBytes(32);
}

/** By which people tell keys apart: eight characters from which nobody finds the key. */
export function fingerprintOf(key: Uint8Array): string {
  return derive(key, 'fingerprint').toString('hex').slice(0, 8);
}

/** Seals the data key by the master key: `openDataKey` opens it. */
export function sealDataKey(masterKey: Uint8Array, dataKey: Uint8Array): Uint8Array {
  return encrypt(derive(masterKey, 'data key'), dataKey);
}

/** The data key, or nothing if it was sealed by another master key. */
export function openDataKey(masterKey: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  return tryToDecrypt(derive(masterKey, 'data key'), sealed);
}

/** Whether something was sealed in a vault with this data key: what `seal` gives, or the key of a subject. */
export function isSealedWith(dataKey: Uint8Array, sealed: Uint8Array): boolean {
  return tryToDecrypt(derive(dataKey, 'seal'), sealed) !== undefined;
}

/**
 * Opens the vault.
 *
 * @param dataKey 32 random bytes that stay the same as long as the database lives: keyed hashes cannot be made anew. The database keeps
 *   them sealed by the master key (`unlock`); losing both makes personal data and replays unreadable
 */
export function openVault(dataKey: Uint8Array): Vault {
  const [sealKey, tokenKey, blindKey] = [derive(dataKey, 'seal'), derive(dataKey, 'token'), derive(dataKey, 'blind')];
  return {
    sealSubject(value) {
      const key = randomBytes(32);
      return { key: encrypt(sealKey, key), body: encrypt(key, toBytes(value)) };
    },
    openSubject: ({ key, body }) => fromBytes(decrypt(decrypt(sealKey, key), body)),
    seal: (value) => encrypt(sealKey, toBytes(value)),
    open: (sealed) => fromBytes(decrypt(sealKey, sealed)),
    tokenFor: (merchantId, attempt) =>
      createHmac('sha256', tokenKey).update(`${merchantId}:${attempt}`).digest('base64url'),
    blind: (text) => createHmac('sha256', blindKey).update(text).digest('hex'),
  };
}

/** A key for one purpose. What it opens says nothing about the key that it comes from. */
function derive(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `billie-invoice ${purpose}`, 32));
}

function encrypt(key: Uint8Array, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Uint8Array, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceLength));
  decipher.setAuthTag(sealed.subarray(-tagLength));
  return Buffer.concat([decipher.update(sealed.subarray(nonceLength, -tagLength)), decipher.final()]);
}

/** Nothing under another key, and of what was never sealed. */
function tryToDecrypt(key: Uint8Array, sealed: Uint8Array): Buffer | undefined {
  try {
    return decrypt(key, sealed);
  } catch {
    return undefined;
  }
}

function toBytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

function fromBytes(bytes: Buffer): unknown {
  return JSON.parse(bytes.toString('utf8'));
}
