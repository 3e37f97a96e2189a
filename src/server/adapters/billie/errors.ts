import { memberOf, textOf } from '../wire.js';

/**
 * What a refusal says, for logs: status, and of the first error code and field (`errors[]`: title, code, source). Titles stay out: they may
 * quote what was sent.
 */
export function refusalOf(status: number, body: unknown): string {
  const first = memberOf(body, 'errors', '0');
  const words = [textOf(first, 'code'), textOf(first, 'source')].filter((word) =>
    /^[\w.[\]-]{1,80}$/u.test(word ?? ''),
  );
  return [String(status), ...words].join(' ');
}
