import { expect } from 'chai';
import { isBlocking, weighIssues, type CheckOptions, type Issue, type Severity } from '../../src/domain/issue.js';

const doubt: Issue = { path: 'company.vatNumber', code: 'vat_number_check_digit', severity: 'warning' };
const otherDoubt: Issue = {
  path: 'company.registrationNumber',
  code: 'registration_number_check_digit',
  severity: 'warning',
};
const mistake: Issue = {
  path: 'company.vatNumber',
  code: 'vat_number_shape',
  severity: 'error',
  params: { example: 'DE' },
};
const remark: Issue = { path: 'company.name', code: 'legal_form_unknown', severity: 'hint' };
const all = [doubt, otherDoubt, mistake, remark];

function severities(options: CheckOptions): readonly Severity[] {
  return weighIssues(all, options).map(({ severity }) => severity);
}

describe('the issues of an entry', () => {
  it('are as severe as they are in live mode', () => {
    expect(weighIssues(all, { mode: 'live' })).to.deep.equal(all);
  });

  it('have hints for warnings in test mode, and no milder errors', () => {
    expect(severities({ mode: 'test' })).to.deep.equal(['hint', 'hint', 'error', 'hint']);
  });

  it('have a hint for a warning the buyer insisted on, and for that field only', () => {
    expect(severities({ mode: 'live', insisted: ['company.vatNumber'] })).to.deep.equal([
      'hint',
      'warning',
      'error',
      'hint',
    ]);
  });

  it('keep all else as it was', () => {
    const [weighed] = weighIssues([{ ...doubt, params: { digits: '9' } }], { mode: 'test' });
    expect(weighed).to.deep.equal({ ...doubt, params: { digits: '9' }, severity: 'hint' });
    expect(doubt.severity).to.equal('warning');
  });

  it('block while one of them is an error or a warning', () => {
    expect([[], [remark], [doubt], [remark, mistake]].map(isBlocking)).to.deep.equal([false, false, true, true]);
  });
});
