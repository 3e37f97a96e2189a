import { expect } from 'chai';

/** Values by sample: its name with its labels, as they are written. */
export type Samples = Readonly<Record<string, number>>;

/** Reads the text format 0.0.4 (prometheus.io, "Exposition formats"); what is not in it fails the test. */
export function readSamples(text: string): Samples {
  const samples: Record<string, number> = {};
  const families = new Set<string>();
  expect(text.endsWith('\n'), 'the last line ends').to.equal(true);
  for (const line of text.split('\n').filter(Boolean)) {
    const family = /^# TYPE (\w+) (?:counter|gauge|histogram|summary)$/u.exec(line)?.[1];
    if (family !== undefined) families.add(family);
    if (line.startsWith('# ')) continue;
    const [, sample = '', base = '', value = ''] =
      /^((\w+)(?:\{(?:\w+="(?:[^"\\\n]|\\.)*",?)*\})?) (\S+)$/u.exec(line) ?? [];
    expect(families, line).to.include(families.has(base) ? base : base.replace(/_(?:bucket|sum|count)$/u, ''));
    expect(samples, line).to.not.have.property(sample);
    // What cannot be measured yet is written as no number.
    expect(/^nan$/iu.test(value) || !Number.isNaN(Number(value)), line).to.equal(true);
    samples[sample] = Number(value);
  }
  return samples;
}
