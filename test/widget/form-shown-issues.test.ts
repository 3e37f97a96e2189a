import { expect } from '@open-wc/testing';
import type { BuyerCheck } from '../../src/domain/buyer.js';
import type { Issue } from '../../src/domain/issue.js';
import { isTold, shownIssues } from '../../src/widget/form/judge.js';
import { initialModel, type Model } from '../../src/widget/state.js';

const path = 'company.vatNumber';
const known: readonly (keyof Model)[] = ['touched', 'dirty', 'prefilled'];
const modelOf = (...facts: readonly string[]): Model => ({
  ...initialModel,
  state: { name: 'editing' },
  ...Object.fromEntries(known.filter((fact) => facts.includes(fact)).map((fact) => [fact, [path]])),
  submitted: facts.includes('submitted'),
});

describe('Whether an issue is told', () => {
  const cases: readonly (readonly [boolean, readonly string[]])[] = [
    [false, []],
    [false, ['touched']],
    [false, ['dirty']],
    [true, ['touched', 'dirty']],
    [true, ['prefilled']],
    [true, ['submitted']],
  ];
  for (const [expected, facts] of cases) {
    it(`${expected ? 'it is' : 'it is not'} where the field is ${facts.join(' and ') || 'as it was'}`, () => {
      expect(isTold(modelOf(...facts), path)).to.equal(expected);
    });
  }

  it('is decided for each field by itself', () => {
    expect(isTold(modelOf('touched', 'dirty', 'prefilled'), 'company.name')).to.equal(false);
  });
});

describe('The issue shown at a field', () => {
  const issueOf = (severity: Issue['severity']): Issue => ({ path, code: 'vat_number_shape', severity });
  const checkOf = (...issues: Issue[]): BuyerCheck => ({ status: 'invalid', issues });

  it('is the gravest', () => {
    const all = checkOf(issueOf('warning'), issueOf('error'), issueOf('hint'));
    expect(shownIssues(modelOf('submitted'), all).get(path)?.severity).to.equal('error');
    const doubts = checkOf(issueOf('warning'), issueOf('hint'));
    expect(shownIssues(modelOf('submitted'), doubts).get(path)?.severity).to.equal('warning');
  });

  it('is what the decision could not confirm, before anything else', () => {
    const declined: Model = {
      ...modelOf('submitted'),
      state: { name: 'declined', advice: 'fix_identity', paths: [path] },
    };
    expect(shownIssues(declined, checkOf(issueOf('hint'))).get(path)).to.include({
      code: 'not_confirmed',
      severity: 'error',
    });
  });
});
