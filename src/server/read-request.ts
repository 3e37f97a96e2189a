import { readBySchema, type Schema } from '../contract/issues.js';
import { fail, succeed, type Outcome } from './failure.js';

type Texts = Readonly<Record<string, string>>;

/** Reads query or path parameters; without a schema there must be none that matter. */
export function readQuery(schema: Schema | undefined, given: Texts): Outcome<Texts> {
  return schema ? (read(schema, given) as Outcome<Texts>) : succeed({});
}

/** Reads a JSON body by its schema. */
export async function readBody(
  schema: Schema,
  contentType: string | undefined,
  readText: () => Promise<string>,
): Promise<Outcome<unknown>> {
  if (!/^application\/json\s*(?:;|$)/iu.test(contentType ?? '')) return fail('unsupported_media_type');
  let json: unknown;
  try {
    json = JSON.parse(await readText());
  } catch (error) {
    // Anything but a mistake in the text (a body that is too large, a broken connection) is not for here.
    if (error instanceof SyntaxError || error instanceof RangeError) return fail('malformed_json');
    throw error;
  }
  return read(schema, json);
}

function read(schema: Schema, given: unknown): Outcome<unknown> {
  const reading = readBySchema(schema, given);
  return reading.status === 'valid' ? succeed(reading.value) : fail('invalid_request', { issues: reading.issues });
}
