import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Sealed } from './ledger-port.js';

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** Keeps what must not be readable in the database, and derives what must not be stored at all. */
export interface Vault {
  /** Seals a value under a fresh key of its own, wrapped by the master key. */
  sealSubject(value: unknown): Sealed;
  openSubject(sealed: Sealed): unknown;
  /** Seals a value under the master key. */
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

/**
 * Opens the vault.
 *
 * @param masterKey 32 random bytes from the environment; losing it makes personal data and replays unreadable
 */
export function openVault(masterKey: Uint8Array): Vault {
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', masterKey, '', `billie-invoice ${purpose}`, 32));
  const [sealKey, tokenKey, blindKey] = [derive('seal'), derive('token'), derive('blind')];
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

function toBytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

function fromBytes(bytes: Buffer): unknown {
  return JSON.parse(bytes.toString('utf8'));
}
