import { pino, type Logger } from 'pino';

export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

/** A structured log on standard output. Names, addresses, e-mails, tokens and keys never reach it: only codes, ids and amounts do. */
export function createLog(level: string): Log {
  return pino({
    level,
    serializers: {
      // Database errors quote the row they failed on, which can be a person's: class, code and stack are enough.
      error: (error: Error & { code?: string }) => ({
        name: error.name,
        code: error.code,
        stack: withoutMessage(error),
      }),
    },
  });
}

function withoutMessage({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
}
