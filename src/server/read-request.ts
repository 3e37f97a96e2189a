import type * as z from 'zod';
import type { ProblemIssue } from '../contract/problem.js';
import { fail, succeed, type Outcome } from './failure.js';

type Texts = Readonly<Record<string, string>>;

/** Reads query or path parameters; without a schema there must be none that matter. */
export function readQuery(schema: z.ZodType | undefined, given: Texts): Outcome<Texts> {
  if (!schema) return succeed({});
  const parsed = schema.safeParse(given);
  return parsed.success ? succeed(parsed.data as Texts) : fail('invalid_request', { issues: issuesOf(parsed.error) });
}

/** Reads a JSON body by its schema. */
export async function readBody(
  schema: z.ZodType,
  contentType: string | undefined,
  read: () => Promise<string>,
): Promise<Outcome<unknown>> {
  if (!/^application\/json\s*(?:;|$)/iu.test(contentType ?? '')) return fail('unsupported_media_type');
  let json: unknown;
  try {
    json = JSON.parse(await read());
  } catch (error) {
    // Anything but a mistake in the text (a body that is too large, a broken connection) is not for here.
    if (error instanceof SyntaxError || error instanceof RangeError) return fail('malformed_json');
    throw error;
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? succeed(parsed.data) : fail('invalid_request', { issues: issuesOf(parsed.error) });
}

const mostIssues = 50;

/** Turns a schema's findings into the contract's: a path and a code, never what was sent. */
function issuesOf({ issues }: z.ZodError): ProblemIssue[] {
  return issues.slice(0, mostIssues).flatMap((issue) => {
    const path = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: [path, key].filter(Boolean).join('.').slice(0, 200),
        code: 'unknown_field',
      }));
    }
    return [{ path, code: issue.code }];
  });
}
