import { type DestinationStream, type Logger as PinoLogger, pino, stdTimeFunctions } from 'pino';
import type { Configuration } from '../configuration/index.ts';
import { describeError } from './describe-error.ts';
import { isAllowedValue, LOG_FIELDS, maskMessage } from './log-fields.ts';

/** Structured lines, one JSON object each, that hold only what is on the list. */
export type Logger = PinoLogger;

export interface LoggerOptions {
  readonly level: Configuration['logging']['level'];
  /** `throw` finds a forgotten field in tests; in operation it is dropped and counted. */
  readonly unknownFields: Configuration['logging']['unknownFields'];
  /** Standard error by default, so that what a command prints stays apart. */
  readonly destination?: DestinationStream;
}

export function createLogger(options: LoggerOptions): Logger {
  const select = (fields: object): Record<string, unknown> => selectFields(fields, options.unknownFields);
  const log = pino(
    {
      level: options.level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // Errors have been described when they get here; Pino's own serializer would look for their message.
      serializers: { err: (described: unknown) => described },
      hooks: {
        logMethod(given, write) {
          const { fields, message } = readArguments(given);
          const line = [select(fields), ...(message === undefined ? [] : [maskMessage(message)])];
          write.apply(this, line as Parameters<typeof write>);
        },
      },
    },
    options.destination ?? pino.destination({ dest: 2, sync: true }),
  );
  const makeChild = log.child;
  log.child = function child(this: Logger, bindings: object, childOptions?: object) {
    return makeChild.call(this, select(bindings), childOptions ?? {});
  } as Logger['child'];
  return log;
}

/** Fields first, then the message. Further arguments are values for its placeholders, which pass no list. */
function readArguments(given: readonly unknown[]): {
  readonly fields: object;
  readonly message: string | undefined;
} {
  const [first, second] = given;
  if (typeof first === 'string') return { fields: {}, message: first };
  const fields =
    first instanceof Error ? { err: first } : typeof first === 'object' && first !== null ? first : {};
  return { fields, message: typeof second === 'string' ? second : undefined };
}

function selectFields(
  fields: object,
  unknownFields: LoggerOptions['unknownFields'],
): Record<string, unknown> {
  const selected: Record<string, unknown> = {};
  const dropped: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const kind = LOG_FIELDS[name];
    if (value === undefined) continue;
    if (kind === undefined || !isAllowedValue(kind, value)) dropped.push(name);
    else selected[name] = value instanceof Error ? describeError(value) : value;
  }
  if (dropped.length === 0) return selected;
  if (unknownFields === 'throw') {
    throw new TypeError(`Not on the list of log fields, or not such a value: ${dropped.join(', ')}`);
  }
  return { ...selected, dropped: dropped.length };
}
