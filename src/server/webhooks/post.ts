import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Mode } from '../../domain/issue.js';
import { checkAddress, lookUpPublic, PrivateAddress } from './address.js';

export interface Post {
  readonly url: string;
  readonly mode: Mode;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Ends the call, however far it has come. */
  readonly signal: AbortSignal;
}

/** What the receiver said, or why it could not: `unreachable` is no connection or a broken one, `timeout` none in time. */
export type PostAnswer =
  | { readonly outcome: 'answered'; readonly status: number; readonly retryAfter: string | undefined }
  | { readonly outcome: 'failed'; readonly reason: string };

/**
 * Calls a receiver; never throws. `fetch` would not let us choose the address that a name stands for, which live mode needs. A
 * redirect is an answer as any other: nobody is sent elsewhere.
 */
export function post({ url, mode, headers, body, signal }: Post): Promise<PostAnswer> {
  const refusal = checkAddress(url, mode);
  if (refusal) return Promise.resolve({ outcome: 'failed', reason: refusal });
  const start = url.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((settle) => {
    const request = start(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
      // A connection of its own, whose address has been looked at.
      agent: false,
      signal,
      ...(mode === 'live' && { lookup: lookUpPublic }),
    });
    request.on('error', (error) => settle({ outcome: 'failed', reason: reasonOf(error, signal) }));
    request.on('response', (response) => {
      const { statusCode: status = 0, headers: said } = response;
      // Nobody reads the rest. It is waited for, so that a receiver is not cut short, but no longer than the signal allows.
      response.on('error', () => undefined);
      response.on('close', () => settle({ outcome: 'answered', status, retryAfter: said['retry-after'] }));
      response.resume();
    });
    request.end(body);
  });
}

function reasonOf(error: Error, signal: AbortSignal): string {
  if (error instanceof PrivateAddress) return 'private_address';
  return signal.aborted ? 'timeout' : 'unreachable';
}
