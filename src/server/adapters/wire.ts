// Reading what came over the wire: nothing here throws, whatever the value is.

/** A member of a value, at any depth. */
export function memberOf(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (place, name) =>
      typeof place === 'object' && place !== null ? (place as Record<string, unknown>)[name] : undefined,
    value,
  );
}

/** A text member that says something, trimmed. Hyphens alone are how VIES says nothing. */
export function textOf(value: unknown, ...names: readonly string[]): string | undefined {
  const text = memberOf(value, ...names);
  return typeof text === 'string' && /[^\s-]/u.test(text) ? text.trim() : undefined;
}

/** A finite number member. Texts that look like numbers do not count. */
export function numberOf(value: unknown, ...names: readonly string[]): number | undefined {
  const number = memberOf(value, ...names);
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The date of an ISO 8601 date or instant. */
export function dateOf(value: unknown, ...names: readonly string[]): string | undefined {
  const day = textOf(value, ...names)?.slice(0, 10);
  return day !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(day) && !Number.isNaN(Date.parse(day)) ? day : undefined;
}

type Present<Value> = { [Name in keyof Value as undefined extends Value[Name] ? never : Name]: Value[Name] } & {
  [Name in keyof Value as undefined extends Value[Name] ? Name : never]?: Exclude<Value[Name], undefined>;
};

/** An object without its undefined members: in our types what a source does not tell is absent. */
export function present<Value extends object>(value: Value): Present<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Present<Value>;
}
