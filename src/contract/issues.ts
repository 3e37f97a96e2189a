import * as z from 'zod';
import type { ProblemIssue } from './problem.js';

/** A schema of the contract, for those who read by it and need not know the library. */
export type Schema = z.ZodType;

/** What became of something read by a schema. */
export type Reading =
  | { readonly status: 'valid'; readonly value: unknown }
  | { readonly status: 'invalid'; readonly issues: readonly ProblemIssue[] };

const mostIssues = 50;
const longestPath = 200;

/** Reads something by a schema. Its issues are places and codes, never what was sent. */
export function readBySchema(schema: Schema, given: unknown): Reading {
  const parsed = schema.safeParse(given);
  return parsed.success
    ? { status: 'valid', value: parsed.data }
    : { status: 'invalid', issues: issuesOf(parsed.error).slice(0, mostIssues) };
}

function issuesOf({ issues }: z.ZodError): ProblemIssue[] {
  return issues.slice(0, mostIssues).flatMap((issue) => {
    const path = issue.path.map(String);
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => issueAt([...path, key], 'unknown_field'))
      : [issueAt(path, issue.code)];
  });
}

function issueAt(path: readonly string[], code: string): ProblemIssue {
  return { path: path.join('.').slice(0, longestPath), code };
}

/** A schema as JSON Schema 2020-12, as it reads what is sent. */
export function describeSchema(schema: Schema): Readonly<Record<string, unknown>> {
  return withoutDialect(z.toJSONSchema(schema, { io: 'input' }));
}

/** The same of what others read: it may get further members, so that they must not refuse what they do not know. */
export function describeOpenSchema(schema: Schema): Readonly<Record<string, unknown>> {
  const described = z.toJSONSchema(schema, {
    override({ jsonSchema }) {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return withoutDialect(described);
}

function withoutDialect(described: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(described).filter(([name]) => name !== '$schema'));
}
