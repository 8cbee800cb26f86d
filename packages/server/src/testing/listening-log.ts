import type { FastifyBaseLogger } from 'fastify';

/** Keeps every line that the server would have written, with its level in front. */
export function listeningLog(lines: string[]): FastifyBaseLogger {
  const writeAt = (level: string) => (fields: unknown, text?: string) => {
    lines.push(`${level} ${JSON.stringify(fields)} ${text ?? ''}`);
  };
  const log: FastifyBaseLogger = {
    level: 'trace',
    silent: () => undefined,
    ...Object.fromEntries(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map((level) => [level, writeAt(level)]),
    ),
    child: () => log,
  } as unknown as FastifyBaseLogger;
  return log;
}
