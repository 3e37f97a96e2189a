import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { format, resolveConfig } from 'prettier';

/** Where all measurements are kept. */
export const reportFile = 'docs/benchmarks.md';

/** A table for the report; its cells are Markdown. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Writes what a bench has measured into its own part of the report, which stands between two marks; what is around them is people's. Only if
 * the bench was started with `--write`, which `npm run bench` gives: a look at the figures changes no file.
 *
 * @param name of the part: it stands between `<!-- name: measured -->` and `<!-- name: end -->`
 * @param parts paragraphs and tables
 * @throws if the report has no such marks
 */
export async function writeReport(name: string, parts: readonly (string | Table)[]): Promise<void> {
  if (!process.argv.includes('--write')) return;
  const text = replacePart(readFileSync(reportFile, 'utf8'), name, parts.map(inMarkdown).join('\n\n'));
  writeFileSync(reportFile, await format(text, { ...(await resolveConfig(reportFile)), parser: 'markdown' }));
}

/** The report with another text between the marks of a part. */
export function replacePart(report: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name}: measured -->`, `<!-- ${name}: end -->`];
  const [from, to] = [report.indexOf(begin), report.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`${reportFile} has no place for "${name}".`);
  return `${report.slice(0, from + begin.length)}\n\n${text}\n\n${report.slice(to)}`;
}

/** On what, and when, something was measured: a sentence for the report. */
export function describeMachine(versions: Readonly<Record<string, string>> = {}): string {
  const programs = { Node: process.versions.node, ...versions };
  const named = Object.entries(programs).map(([name, version]) => `${name} ${version}`);
  const model = cpus()[0]?.model.trim().replaceAll(/\s+/gu, ' ') ?? 'unknown processor';
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date());
  return `Measured on ${day}: ${availableParallelism()} cores (${model}), ${named.join(', ')}.`;
}

function inMarkdown(part: string | Table): string {
  if (typeof part === 'string') return part;
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`).replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(part.head), line(part.head.map(() => '---')), ...part.rows.map(line)].join('\n');
}
