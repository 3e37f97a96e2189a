import { expect } from 'chai';
import { problems, type ProblemCode } from '../../src/contract/problem.js';
import type { Answer } from './backend.js';

/** One thing wrong, as "path: code". */
type IssueLine = `${string}: ${string}`;

/** Expects a refusal as the contract writes it, and not a member more. Issues in any order. */
export function expectProblem(answer: Answer, status: number, code: ProblemCode, issues?: readonly IssueLine[]): void {
  const { issues: given, ...rest } = answer.body as { issues?: { path: string; code: string }[] };
  expect(answer, JSON.stringify(answer.body)).to.include({ status, type: 'application/problem+json' });
  const { title, retryable } = problems[code];
  expect(rest).to.deep.equal({ type: `urn:billie-invoice:problem:${code}`, title, status, code, retryable });
  expect(given?.map((issue) => `${issue.path}: ${issue.code}`).sort()).to.deep.equal(issues && [...issues].sort());
  expect(answer.headers.get('Cache-Control')).to.equal('no-store');
}
