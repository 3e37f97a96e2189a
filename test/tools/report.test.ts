import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replacePart, reportFile } from '../../bench/report.js';

describe('The report of the measurements', () => {
  const report = '# All\n\n<!-- one: measured -->\n\nold\n\n<!-- one: end -->\n\nSaid by people.\n';

  it('gets what a bench has measured between the marks of its part, and nothing else changes', () => {
    expect(replacePart(report, 'one', 'new')).to.equal(report.replace('old', 'new'));
    expect(replacePart(replacePart(report, 'one', 'other'), 'one', 'old')).to.equal(report);
  });

  it('is not written where it has no place for it', () => {
    expect(() => replacePart(report, 'two', 'new')).to.throw('no place for "two"');
    expect(() => replacePart('<!-- one: end --><!-- one: measured -->', 'one', 'new')).to.throw('no place');
  });

  it('has a place for each bench that writes', () => {
    const text = readFileSync(reportFile, 'utf8');
    const sources = readdirSync('bench').filter((file) => file.endsWith('.ts'));
    const names = sources.flatMap((file) => {
      const written = readFileSync(join('bench', file), 'utf8').matchAll(/writeReport\(\s*'([^']+)'/gu);
      return [...written].map(([, name]) => name ?? '');
    });
    for (const name of names) expect(() => replacePart(text, name, ''), name).not.to.throw();
  });
});
