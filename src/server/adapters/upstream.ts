/** What came back from an outside source: its status and its body, if that was JSON of a sensible size. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly body: unknown;
}

const largestBody = 1_000_000;

/**
 * Calls an outside source. Throws when there is no answer, the body is too large, or it is not JSON: for the callers all of that is
 * `unavailable`. A redirect counts as no answer, so that nobody's data is carried to another host.
 */
export async function callUpstream(address: string, init: RequestInit & { signal: AbortSignal }): Promise<UpstreamAnswer> {
  const headers = { Accept: 'application/json', 'User-Agent': 'billie-invoice', ...(init.headers as Record<string, string>) };
  const response = await fetch(address, { ...init, headers, redirect: 'error' });
  const text = await response.text();
  if (text.length > largestBody) throw new Error('The answer of an upstream is too large.');
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

/** Sends JSON. */
export function postJson(address: string, body: unknown, signal: AbortSignal, headers: Record<string, string> = {}): Promise<UpstreamAnswer> {
  return callUpstream(address, {
    method: 'POST',
    signal,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** A member of something that came over the wire; never throws, whatever it is. */
export function memberOf(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (place, name) => (typeof place === 'object' && place !== null ? (place as Record<string, unknown>)[name] : undefined),
    value,
  );
}

/** A text member that says something; "---" is how some registers say nothing. */
export function textOf(value: unknown, ...names: readonly string[]): string | undefined {
  const text = memberOf(value, ...names);
  return typeof text === 'string' && text.trim() !== '' && text !== '---' ? text.trim() : undefined;
}

/** A finite number member. Texts that look like numbers do not count. */
export function numberOf(value: unknown, ...names: readonly string[]): number | undefined {
  const number = memberOf(value, ...names);
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
