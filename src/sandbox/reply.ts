/** What a pretend upstream is asked. */
export interface Call {
  readonly method: string;
  /** Path below the upstream's prefix. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The JSON body, or nothing. */
  readonly body: unknown;
  /** The body as it came, for those who do not speak JSON. */
  readonly text: string;
}

/** What it answers: JSON, or a text of the given media type. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly type?: string;
  /** Nobody gets to read it: the connection breaks. */
  readonly isLost?: boolean;
}

export type Upstream = (call: Call) => Reply;

export function reply(body: unknown, status = 200): Reply {
  return { status, body };
}

/** A text member of a body, empty where there is none. */
export function textIn(body: unknown, ...names: readonly string[]): string {
  const value = names.reduce<unknown>(
    (place, name) =>
      typeof place === 'object' && place !== null ? (place as Record<string, unknown>)[name] : undefined,
    body,
  );
  return typeof value === 'string' ? value : '';
}
