const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const;

type Key = Uint8Array<ArrayBuffer>;

export function bytesOf(text: string): Key {
  return new TextEncoder().encode(text);
}

/** Signs by HMAC-SHA256. */
export async function sign(key: Key, text: string): Promise<Uint8Array> {
  const signer = await crypto.subtle.importKey('raw', key, algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign(algorithm, signer, bytesOf(text)));
}

/** Whether that is the signature; takes as long for a wrong one as for the right one. */
export async function verify(key: Key, text: string, signature: Key): Promise<boolean> {
  const verifier = await crypto.subtle.importKey('raw', key, algorithm, false, ['verify']);
  return crypto.subtle.verify(algorithm, verifier, signature, bytesOf(text));
}

/** Nothing for what is no base64. */
export function fromBase64(text: string): Key | undefined {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}

export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
