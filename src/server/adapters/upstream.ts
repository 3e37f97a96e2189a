/**
 * What became of a call to an outside source. `answered`: it said something we can read, with a status below 500, or with the 500 of a
 * SOAP fault. `unavailable`: it gave no answer that could be held for or against a company.
 */
export type UpstreamAnswer =
  | { readonly outcome: 'answered'; readonly status: number; readonly body: unknown }
  | {
      readonly outcome: 'unavailable';
      /**
       * `not_sent`: no connection, so that nothing can have come of it. `unreachable`: connected, and no answer, or none in time. `busy`:
       * 429. `failing`: 5xx. `unreadable`: not what was to be read, or too much of it.
       */
      readonly reason: 'not_sent' | 'unreachable' | 'busy' | 'failing' | 'unreadable';
      /** How long a busy or failing source asks to be left alone. */
      readonly retryAfterSeconds?: number;
    };

export interface UpstreamCall {
  readonly address: string;
  /** Ends the call at the decision's deadline. */
  readonly signal: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  /** POST with a body and GET without one, if absent. */
  readonly method?: 'PUT' | 'DELETE' | 'POST';
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as a form, the way OAuth has it. */
  readonly form?: Readonly<Record<string, string>>;
  /** Sent as a SOAP 1.2 envelope. */
  readonly xml?: string;
  /** `text`: the answer's body is told as it is, instead of being read as JSON. */
  readonly reads?: 'text';
}

/** How adapters call: plainly, or with a guard around it. */
export type CallUpstream = (call: UpstreamCall) => Promise<UpstreamAnswer>;

/** In bytes. A long Creditsafe report has some 300 kB. */
const largestBody = 1_000_000;

/**
 * Calls an outside source; never throws. A redirect counts as unreachable, so that neither credentials nor anybody's data are carried
 * to another host.
 */
export async function callUpstream(call: UpstreamCall): Promise<UpstreamAnswer> {
  const content = contentOf(call);
  try {
    const response = await fetch(call.address, {
      signal: call.signal,
      redirect: 'error',
      headers: {
        Accept: call.reads === 'text' ? '*/*' : 'application/json',
        'User-Agent': 'billie-invoice',
        ...call.headers,
        ...(content && { 'Content-Type': content.type }),
      },
      ...(content && { method: 'POST', body: content.body }),
      ...(call.method && { method: call.method }),
    });
    const { status } = response;
    // Over SOAP a 500 is how an answer says no, the one about an unknown number too.
    const isFault = status === 500 && call.xml !== undefined;
    if (status === 429 || (status >= 500 && !isFault)) {
      await response.body?.cancel();
      return { outcome: 'unavailable', reason: status === 429 ? 'busy' : 'failing', ...readPause(response) };
    }
    const text = await readText(response);
    if (text === undefined) return unreadable;
    return call.reads === 'text' ? { outcome: 'answered', status, body: text } : parse(status, text);
  } catch (error) {
    return { outcome: 'unavailable', reason: wasNotSent(error) ? 'not_sent' : 'unreachable' };
  }
}

function contentOf({ json, form, xml }: UpstreamCall): { readonly type: string; readonly body: string } | undefined {
  if (json !== undefined) return { type: 'application/json', body: JSON.stringify(json) };
  if (form) return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(form).toString() };
  return xml === undefined ? undefined : { type: 'application/soap+xml; charset=utf-8', body: xml };
}

/** Only a connection that never came about is certain; reset, aborted and redirected calls may have had an effect. */
function wasNotSent(error: unknown): boolean {
  const { code } = ((error as Error).cause ?? {}) as { readonly code?: unknown };
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(String(code));
}

/** Seconds only: nobody we ask answers with a date. */
function readPause({ headers }: Response): { readonly retryAfterSeconds?: number } {
  const seconds = headers.get('Retry-After') ?? '';
  return /^\d{1,6}$/u.test(seconds) ? { retryAfterSeconds: Number(seconds) } : {};
}

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
