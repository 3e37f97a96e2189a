import { execFile } from 'node:child_process';

/** Runs a program in Node. The answer is what is wrong: all it said if it failed, else nothing. */
export function complaintOf(
  args: readonly string[],
  options: { readonly cwd?: string; readonly timeout?: number } = {},
): Promise<string> {
  return new Promise((ended) => {
    execFile(process.execPath, args, { ...options, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      ended(error ? `${stdout}${stderr}`.trim() || error.message : '');
    });
  });
}
