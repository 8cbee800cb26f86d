import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportRefusal, type ImportRefusalReason } from './import-refusal.ts';
import {
  DISPENSING_COLUMNS,
  dispensingsText,
  homeContent,
  type ImportFixture,
  importFixture,
} from './testing/import-fixture.ts';

let fixture: ImportFixture;
beforeAll(async () => {
  fixture = await importFixture();
  await fixture.accept({ format: 'dispensings', files: [await fixture.file('first.csv', GOOD)] });
});
afterAll(() => fixture.remove());

const GOOD = dispensingsText([{}, {}]);
const NEXT = dispensingsText(
  [{}, { patient_id: 'Blåbær' }, {}],
  '#smalspor;format=dispensings;register=LMR;period=2020-01/2020-12;sequence=1;synthetic=yes',
).replaceAll('2019-', '2020-');
const HEADER = DISPENSING_COLUMNS.join(';');
const big = `${NEXT.split('\n')[0]}\n${HEADER}\n${Array.from({ length: 60_000 }, (_, index) => `L${index};${randomBytes(30).toString('hex')}`).join('\n')}\n`;

/** The same bytes in every run, of all values and in no order. */
function noise(length: number): Buffer {
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  };
  return Buffer.from(Array.from({ length }, next));
}

async function refusalOf(name: string, content: string | Uint8Array): Promise<ImportRefusal> {
  const before = await homeContent(fixture.home);
  const path = await fixture.file(name, content);
  const outcome = await fixture
    .run({ format: 'dispensings', files: [path] })
    .catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(ImportRefusal);
  expect(await homeContent(fixture.home)).toEqual(before);
  return outcome as ImportRefusal;
}

describe('a file that is no register file', () => {
  const utf16 = Buffer.from(`\ufeff${NEXT}`, 'utf16le');
  const files: readonly [string, string | Uint8Array, ImportRefusalReason, RegExp][] = [
    ['empty.csv', '', 'empty-file', /empty/],
    ['empty.csv.gz', gzipSync(''), 'empty-file', /empty/],
    ['cut-off.csv', NEXT.slice(0, -7), 'truncated-file', /line 5 .*newline/],
    ['cut-off-in-header.csv', NEXT.slice(0, 120), 'truncated-file', /newline/],
    ['cut-off.csv.gz', gzipSync(big).subarray(0, -2000), 'truncated-file', /ends too early/],
    ['cut-off.csv.zst', zstdCompressSync(big).subarray(0, -2000), 'truncated-file', /ends too early/],
    ['damaged.csv.gz', damaged(gzipSync(big)), 'damaged-compression', /damaged/],
    [
      'damaged.csv.zst',
      damaged(zstdCompressSync(big, { params: { [constants.ZSTD_c_checksumFlag]: 1 } })),
      'damaged-compression',
      /damaged/,
    ],
    ['latin-1.csv', Buffer.from(NEXT, 'latin1'), 'wrong-encoding', /line 4 is not UTF-8.*ISO-8859-1/],
    ['utf-16.csv', utf16, 'wrong-encoding', /UTF-16/],
    ['utf-16-without-mark.csv', utf16.subarray(2), 'binary-file', /binary/],
    ['binary.csv', noise(100_000), 'binary-file', /binary/],
    ['workbook.csv', Buffer.concat([Buffer.from('PK\u0003\u0004'), noise(5_000)]), 'binary-file', /Excel/],
    ['nul.csv', NEXT.replace('Blåbær', 'Blå\u0000bær'), 'binary-file', /line 4/],
    [
      'long-line.csv',
      NEXT.replace('Blåbær', 'x'.repeat(70_000)),
      'line-too-long',
      /line 4 is longer than 65536/,
    ],
    ['two-endings.csv', NEXT.replace('\nL2', '\r\nL2'), 'line-endings', /line 3/],
    [
      'no-header.csv',
      NEXT.split('\n').slice(2).join('\n'),
      'wrong-header',
      /missing: line_id, .*not a column name/,
    ],
    ['no-rows.csv', `${NEXT.split('\n').slice(0, 2).join('\n')}\n`, 'no-rows', /no row/],
    ['blank.csv', '\n\n\n', 'wrong-header', /no header/],
    ['missing-column.csv', NEXT.replace(';atc;', ';'), 'wrong-header', /missing: atc$|missing: atc\./],
    ['unknown-column.csv', NEXT.replace(';atc;', ';atc;price;'), 'wrong-header', /unknown: price/],
    ['repeated-column.csv', NEXT.replace(';atc;', ';atc;sex;'), 'wrong-header', /repeated: sex/],
    ['commas.csv', NEXT.replaceAll(';', ','), 'wrong-declaration', /first line/],
    [
      'other-format.csv',
      NEXT.replace('format=dispensings', 'format=products'),
      'wrong-declaration',
      /format products/,
    ],
    [
      'other-version.csv',
      NEXT.replace('register', 'version=2;register'),
      'wrong-declaration',
      /version 2 .* version 1/,
    ],
    ['bad-period.csv', NEXT.replace('2020-12', '2019-12'), 'wrong-declaration', /period/],
    ['odd-part.csv', NEXT.replace('register', 'colour=red;register'), 'wrong-declaration', /colour/],
    ['undeclared.csv', NEXT.split('\n').slice(1).join('\n'), 'incomplete-declaration', /register and period/],
    ['real.csv', NEXT.replace(';synthetic=yes', ''), 'real-and-synthetic', /home of its own/],
  ];

  it.each(files)('%s is refused, and the lake is as it was', async (name, content, reason, detail) => {
    const refusal = await refusalOf(name, content);
    expect(refusal.reason).toBe(reason);
    expect(refusal.detail).toMatch(detail);
    expect(refusal.detail).not.toContain('Blåbær');
  });

  it('is missing', async () => {
    const run = fixture.run({ format: 'dispensings', files: ['/nowhere/at/all.csv'] });
    await expect(run).rejects.toMatchObject({ reason: 'file-missing' });
  });

  it('has a line of 200 MB, which is not read to its end', async () => {
    const path = await fixture.file('endless.csv', `${NEXT.split('\n')[0]}\n${HEADER}\n`);
    const handle = await open(path, 'a');
    const part = Buffer.alloc(20 << 20, 'x');
    for (let count = 0; count < 10; count += 1) await handle.write(part);
    await handle.close();
    const read: number[] = [];
    const before = process.memoryUsage().rss;
    const run = fixture.run(
      { format: 'dispensings', files: [path] },
      { onProgress: ({ done }) => read.push(done) },
    );
    await expect(run).rejects.toMatchObject({ reason: 'line-too-long' });
    expect(Math.max(...read)).toBeLessThan(20 << 20);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 << 20);
  });

  it.each([65_534, 65_535, 65_536])(
    'has a line of %i bytes, which is read and refused as a row only',
    async (bytes) => {
      const [declaration, header, row, ...others] = NEXT.split('\n');
      const long = (row ?? '').replace(/^[^;]*/, (id) =>
        id.padEnd(id.length + bytes - (row ?? '').length, 'x'),
      );
      const text = [declaration, header, ...Array(40).fill(long), row, ...others].join('\n');
      const path = await fixture.file(`long-${bytes}.csv`, text);
      const refusal = await fixture
        .run({ format: 'dispensings', files: [path] })
        .catch((error: unknown) => error);
      expect(refusal).toMatchObject({ reason: 'too-many-rejects' });
    },
  );

  it('has an endless line inside a small compressed file', async () => {
    const bomb = gzipSync(
      Buffer.concat([Buffer.from(`${NEXT.split('\n')[0]}\n${HEADER}\n`), Buffer.alloc(100 << 20, 'x')]),
    );
    expect((await refusalOf('bomb.csv.gz', bomb)).reason).toBe('line-too-long');
  });
});

describe('a file with a national identity number', () => {
  it.each([
    ['as patient', (number: string) => ({ patient_id: number })],
    ['inside another text', (number: string) => ({ prescription_id: `nr.${number}/1` })],
    ['after a letter', (number: string) => ({ line_id: `P${number}` })],
    [
      'written with a space',
      (number: string) => ({ patient_id: `${number.slice(0, 6)} ${number.slice(6)}` }),
    ],
    [
      'written with a space that does not break',
      (number: string) => ({ patient_id: `${number.slice(0, 6)}\u00a0${number.slice(6)}` }),
    ],
    [
      'written in full-width digits with an en dash',
      (number: string) => ({
        patient_id: [...number]
          .map((digit) => String.fromCodePoint(0xff10 + Number(digit)))
          .toSpliced(6, 0, '–')
          .join(''),
      }),
    ],
    [
      'written with a hyphen',
      (number: string) => ({ patient_id: `${number.slice(0, 6)}-${number.slice(6)}` }),
    ],
  ])('is refused whole without showing it: %s', async (_name, fields) => {
    for (const number of numbersOfNobody()) {
      const refusal = await refusalOf(
        'person.csv',
        dispensingsText([{}, {}, fields(number)], NEXT.split('\n')[0]),
      );
      expect(refusal).toMatchObject({
        code: 'identity-number',
        reason: 'identity-number',
        facts: { line: 5 },
      });
      expect(refusal.detail + JSON.stringify(refusal.facts)).not.toContain(number.slice(0, 6));
    }
  });

  it('is refused for its name alone, which is not repeated', async () => {
    const [number = ''] = numbersOfNobody();
    const refusal = await refusalOf(`${number.slice(0, 6)}_${number.slice(6)}.csv`, NEXT);
    expect(refusal).toMatchObject({ code: 'identity-number', facts: { reason: 'identity-number' } });
    expect(refusal.detail + JSON.stringify(refusal.facts)).not.toContain(number.slice(0, 6));
  });

  it('is not one whose numbers of eleven digits are no identity numbers, or lie in a UUID', async () => {
    const [number = ''] = numbersOfNobody();
    const uuid = `12345678-1234-4234-8234-${number}a`;
    const wrong = number.slice(0, 10) + ((Number(number[10]) + 1) % 10);
    const path = await fixture.file(
      'no-person.csv',
      dispensingsText(
        [{ patient_id: wrong, prescription_id: uuid, line_id: `9${number}` }],
        NEXT.split('\n')[0],
      ).replaceAll('2019-', '2020-'),
    );
    const result = await fixture.run({ format: 'dispensings', files: [path] });
    expect(result.kind).toBe('accepted');
    if (result.kind === 'accepted') await result.abort();
  });
});

/** A birth number, a D-number, an H-number and a test number of people who would be born in 2039. */
function numbersOfNobody(): readonly string[] {
  return ['150739', '550739', '154739', '158739'].map((date) => {
    for (let serial = 500; ; serial += 1) {
      const nine = `${date}${serial}`;
      const first = control(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]);
      const second = first === 10 ? 10 : control(`${nine}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
      if (first < 10 && second < 10) return `${nine}${first}${second}`;
    }
  });
}

function control(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return (11 - (sum % 11)) % 11;
}

/** With another checksum at its end. */
function damaged(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let index = copy.length - 8; index < copy.length; index += 1)
    copy[index] = 255 - (copy[index] as number);
  return copy;
}
