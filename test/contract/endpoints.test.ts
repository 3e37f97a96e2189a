import { expect } from 'chai';
import { endpoints, type Endpoint } from '../../src/contract/endpoints.js';
import { readBySchema } from '../../src/contract/issues.js';
import { attemptPattern, routes, serverRoutes } from '../../src/contract/paths.js';
import { describeProblem, problems, problemSchema, type ProblemCode } from '../../src/contract/problem.js';

const codes = Object.keys(problems) as ProblemCode[];

describe('The table of endpoints', () => {
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    it(`says for ${name} where it is, and what can go wrong`, () => {
      expect({ method: endpoint.method, path: endpoint.path }).to.deep.equal(
        { ...routes, ...serverRoutes }[name as keyof typeof endpoints],
      );
      expect(codes).to.include.members([...endpoint.problems]);
      expect(new Set(endpoint.problems)).to.have.property('size', endpoint.problems.length);
      expect(endpoint.problems).to.include.members(['missing_key', 'unknown_key', 'wrong_key_kind']);
    });

    it(`asks ${name} for a key of its own where it creates something`, () => {
      expect(Boolean(endpoint.isIdempotent)).to.equal(endpoint.body !== undefined);
      expect(endpoint.problems.includes('idempotency_key_reused')).to.equal(Boolean(endpoint.isIdempotent));
    });

    it(`describes every parameter in the path of ${name}`, () => {
      const names = Array.from(endpoint.path.matchAll(/\{(\w+)\}/g), ([, parameter]) => parameter);
      expect(endpoint.params !== undefined).to.equal(names.length > 0);
    });
  }
});

describe('A problem', () => {
  for (const code of codes) {
    it(`"${code}" has the shape of RFC 9457`, () => {
      const problem = describeProblem(code, { detail: 'more', issues: [{ path: 'a', code: 'b' }] });
      expect(readBySchema(problemSchema, problem).status).to.equal('valid');
      expect(problem).to.include({ code, type: `urn:billie-invoice:problem:${code}`, status: problems[code].status });
      expect(problem.status).to.be.within(400, 599);
      expect(problem.title).to.match(/^[A-Z].*\.$/);
    });
  }

  it('says only what it knows', () => {
    expect(describeProblem('not_found')).not.to.have.any.keys('detail', 'issues');
  });
});

describe('An attempt id', () => {
  it('has 128 bits in hexadecimal digits, and nothing around them', () => {
    expect('0123456789abcdef'.repeat(2)).to.match(attemptPattern);
    for (const id of ['', 'a'.repeat(31), 'a'.repeat(33), 'A'.repeat(32), `${'a'.repeat(32)}\n`])
      expect(id).not.to.match(attemptPattern);
  });
});
