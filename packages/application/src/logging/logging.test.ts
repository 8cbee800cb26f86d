import { DatabaseError } from '@smalspor/database/connection';
import { Refusal } from '@smalspor/domain/refusal';
import { describe, expect, it } from 'vitest';
import { createLogger, type Logger, type LoggerOptions } from './create-logger.ts';

const SECRET = '01010112345';

function record(unknownFields: LoggerOptions['unknownFields'] = 'drop'): {
  log: Logger;
  lines: () => Record<string, unknown>[];
  text: () => string;
} {
  const written: string[] = [];
  const log = createLogger({
    level: 'debug',
    unknownFields,
    destination: { write: (line) => void written.push(line) },
  });
  return { log, lines: () => written.map((line) => JSON.parse(line)), text: () => written.join('') };
}

describe('a log line', () => {
  it('is JSON with time, level, the listed fields and a message', () => {
    const { log, lines } = record();
    log.info(
      { requestId: 'a1', route: '/api/reports/:reportId', status: 200, milliseconds: 12, taskId: null },
      'request answered',
    );
    expect(lines()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        requestId: 'a1',
        route: '/api/reports/:reportId',
        status: 200,
        milliseconds: 12,
        taskId: null,
        msg: 'request answered',
      },
    ]);
  });

  it('drops and counts fields that are not on the list', () => {
    const { log, lines, text } = record();
    log.warn({ event: 'x', patient: SECRET, body: { atc: 'J01CE02' } });
    expect(lines()[0]).toMatchObject({ event: 'x', dropped: 2 });
    expect(text()).not.toMatch(/01010112345|J01CE02|patient|atc/);
  });

  it.each([
    ['a row in an identifier', { event: '1;2019-01-03;J01CE02' }],
    ['an identity number in an identifier', { batchId: `b-${SECRET}` }],
    ['an object in an identifier', { code: { atc: 'J01CE02' } }],
    ['a text in a count', { rows: SECRET }],
    ['an object as error', { err: { message: SECRET } }],
  ])('drops %s', (_, fields) => {
    const { log, lines, text } = record();
    log.info(fields);
    expect(lines()[0]).toMatchObject({ dropped: 1 });
    expect(text()).not.toMatch(/01010112345|J01CE02/);
  });

  it('keeps an identifier made by chance, although eleven digits stand in a row in it', () => {
    const { log, lines } = record('throw');
    const requestId = '0b6f9f6e-3f5c-4d2a-9e3b-a01010112345';
    log.info({ event: 'x', requestId });
    expect(lines()[0]).toMatchObject({ requestId });
  });

  it('is refused in tests when it holds a field that is not on the list', () => {
    const { log } = record('throw');
    expect(() => log.info({ patient: 1 })).toThrow('patient');
    expect(() => log.child({ patient: 1 })).toThrow('patient');
    expect(() => log.info({ event: 'x' })).not.toThrow();
  });

  it('takes no values for placeholders and masks what looks like an identity number', () => {
    const { log, text } = record();
    log.info('about %s', SECRET);
    log.info({ event: 'x' }, `about ${SECRET}`, { more: SECRET });
    expect(text()).not.toContain(SECRET);
  });

  it('of a child holds only listed bindings', () => {
    const { log, lines, text } = record();
    log.child({ requestId: 'a1', hpr: '990000001' }).info({ event: 'x' });
    expect(lines()[0]).toMatchObject({ requestId: 'a1', event: 'x' });
    expect(text()).not.toContain('990000001');
  });

  it('below the level is not written', () => {
    const { log, lines } = record();
    log.trace({ event: 'x' });
    expect(lines()).toEqual([]);
  });
});

describe('an error in a log line', () => {
  it('of foreign making is told by kind and place, never by message, down through its causes', () => {
    const { log, lines, text } = record();
    const error = new TypeError(`cannot read ${SECRET}\nof row ${SECRET}`, { cause: new Error(SECRET) });
    log.error(error);
    log.error({ err: error }, 'failed');
    expect(lines()[0]?.err).toMatchObject({
      name: 'TypeError',
      message: null,
      cause: { name: 'Error', message: null },
    });
    expect(lines()[0]?.err).toHaveProperty('at.0', expect.stringContaining('logging.test.ts'));
    expect(lines()[1]).toMatchObject({ msg: 'failed', err: { name: 'TypeError' } });
    expect(text()).not.toContain(SECRET);
  });

  it('of our own making keeps its message', () => {
    const { log, lines } = record();
    log.error({ err: new Refusal('home-in-use', 'Another process writes.') });
    log.error({ err: new DatabaseError('23505', { constraint: 'people_pkey' }) });
    expect(lines().map(({ err }) => err)).toMatchObject([
      { code: 'home-in-use', message: 'Another process writes.' },
      { code: '23505', message: 'Database error 23505 on people_pkey' },
    ]);
  });
});
