/**
 * What became of a call to an outside source. `answered`: it said something we can read, with a status below 500. `unavailable`: it
 * gave no answer that could be held for or against a company.
 */
export type UpstreamAnswer =
  | { readonly outcome: 'answered'; readonly status: number; readonly body: unknown }
  | {
      readonly outcome: 'unavailable';
      /** `unreachable`: no connection, or none in time. `busy`: 429. `failing`: 5xx. `unreadable`: no JSON, or too much of it. */
      readonly reason: 'unreachable' | 'busy' | 'failing' | 'unreadable';
    };

export interface UpstreamCall {
  readonly address: string;
  /** Ends the call at the decision's deadline. */
  readonly signal: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON by POST; without it the call is a GET. */
  readonly json?: unknown;
}

/** In bytes. A long Creditsafe report has some 300 kB. */
const largestBody = 1_000_000;

/**
 * Calls an outside source; never throws. A redirect counts as unreachable, so that neither credentials nor anybody's data are carried
 * to another host.
 */
export async function callUpstream({ address, signal, headers, json }: UpstreamCall): Promise<UpstreamAnswer> {
  try {
    const response = await fetch(address, {
      signal,
      redirect: 'error',
      headers: {
        Accept: 'application/json',
        'User-Agent': 'billie-invoice',
        ...headers,
        ...(json !== undefined && jsonType),
      },
      ...(json !== undefined && { method: 'POST', body: JSON.stringify(json) }),
    });
    const { status } = response;
    if (status === 429 || status >= 500) {
      await response.body?.cancel();
      return { outcome: 'unavailable', reason: status === 429 ? 'busy' : 'failing' };
    }
    const text = await readText(response);
    return text === undefined ? unreadable : parse(status, text);
  } catch {
    // Refused, reset, aborted, redirected: `fetch` tells them apart only by their wording.
    return { outcome: 'unavailable', reason: 'unreachable' };
  }
}

const jsonType = { 'Content-Type': 'application/json' };
const unreadable: UpstreamAnswer = { outcome: 'unavailable', reason: 'unreadable' };

/** Nothing returned means that the body is too large; the rest of it is not downloaded. */
async function readText({ body }: Response): Promise<string | undefined> {
  if (!body) return '';
  const decoder = new TextDecoder();
  let [text, size] = ['', 0];
  for await (const chunk of body as ReadableStream<Uint8Array>) {
    size += chunk.byteLength;
    if (size > largestBody) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parse(status: number, text: string): UpstreamAnswer {
  if (text.trim() === '') return { outcome: 'answered', status, body: undefined };
  try {
    return { outcome: 'answered', status, body: JSON.parse(text) as unknown };
  } catch {
    return unreadable;
  }
}
