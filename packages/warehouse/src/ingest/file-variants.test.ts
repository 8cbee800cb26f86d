import { gzipSync, zstdCompressSync } from 'node:zlib';
import { toMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  DISPENSING_COLUMNS,
  dispensingsText,
  type ImportFixture,
  importFixture,
  lakeRows,
} from './testing/import-fixture.ts';

let fixture: ImportFixture;
beforeAll(async () => {
  fixture = await importFixture();
});
beforeEach(() => {
  fixture.batches.length = 0;
});
afterAll(() => fixture.remove());

const ROWS = [
  { patient_id: 'Bjørn', ddd: '7,5' },
  { sex: 'M', packages: '1,25' },
  { packages: '-2', ddd: '' },
];
const SELECT = 'rx_key, patient_key, packages100, register_ddd100, female';

function text(register: string): string {
  return dispensingsText(
    ROWS,
    `#smalspor;format=dispensings;register=${register};period=2019-01/2019-12;sequence=1;synthetic=yes`,
  );
}

describe('the same delivery', () => {
  const variants: readonly [string, (register: string) => string | Uint8Array][] = [
    ['plain', text],
    ['BOM', (register) => `\ufeff${text(register)}`],
    ['CRLF', (register) => text(register).replaceAll('\n', '\r\n')],
    ['gzip', (register) => gzipSync(text(register))],
    [
      'gzip members',
      (register) =>
        Buffer.concat(
          text(register)
            .split(/(?<=\n)/)
            .map((part) => gzipSync(part)),
        ),
    ],
    ['zstd', (register) => zstdCompressSync(`\ufeff${text(register).replaceAll('\n', '\r\n')}`)],
    ['decimal point', (register) => text(register).replaceAll('7,5', '7.5').replaceAll('1,25', '1.25')],
    ['quotes', (register) => text(register).replaceAll('Bjørn', '"Bjørn"').replace('sex', '"sex"')],
    ['other order', (register) => reordered(text(register))],
    ['blank end', (register) => `${text(register)}\n\n`],
    ['trailing declaration separators', (register) => text(register).replace('=yes', '=yes;;;;;')],
  ];

  it('gives the same rows however it is written', async () => {
    let expected: unknown = null;
    for (const [name, write] of variants) {
      const register = name.replaceAll(' ', '-');
      const path = await fixture.file(`${register}.csv`, write(register));
      fixture.batches.length = 0;
      const { batch } = await fixture.accept({ format: 'dispensings', files: [path] });
      const rows = await lakeRows(fixture.home, batch, SELECT, 'ORDER BY rx_key');
      expected ??= rows;
      expect(rows, name).toEqual(expected);
      expect(batch.rejectedRows, name).toBe(0);
      expect(batch.rows, name).toBe(3);
    }
  });

  it('may lack the columns that are not required', async () => {
    const without = text('without').replaceAll(/^(L\d.*)$/gm, (line) =>
      line.split(';').slice(0, -4).concat('1').join(';'),
    );
    const header = DISPENSING_COLUMNS.filter((name) => !/diagnosis|prescriber/.test(name)).join(';');
    const lines = without.split('\n');
    lines[1] = header;
    const { batch } = await fixture.accept({
      format: 'dispensings',
      files: [await fixture.file('without.csv', lines.join('\n'))],
    });
    expect(await lakeRows(fixture.home, batch, 'DISTINCT prescriber, diagnosis')).toEqual([
      { prescriber: null, diagnosis: null },
    ]);
  });

  it('may come in parts, and be declared by the caller', async () => {
    const lines = text('x').split('\n');
    const parts = [lines.slice(1, 4), [lines[1], lines[4]]].map((part) => `${part.join('\n')}\n`);
    const files = await Promise.all(parts.map((part, index) => fixture.file(`part-${index}.csv`, part)));
    const declared = { register: 'parts', from: toMonth(2019, 1), to: toMonth(2019, 12), synthetic: true };
    const { batch } = await fixture.accept({ format: 'dispensings', files, declared });
    expect(batch).toMatchObject({ register: 'parts', rows: 3, sequence: 1 });
    const again = await fixture.run({ format: 'dispensings', files, declared });
    expect(again).toEqual({ kind: 'unchanged', batchId: batch.id });
  });

  it('is refused when file and caller contradict each other, or parts do', async () => {
    const files = [await fixture.file('one.csv', text('one'))];
    await expect(
      fixture.run({ format: 'dispensings', files, declared: { register: 'two' } }),
    ).rejects.toMatchObject({ reason: 'wrong-declaration', detail: expect.stringContaining('register one') });
    await expect(
      fixture.run({ format: 'dispensings', files: [...files, await fixture.file('two.csv', text('two'))] }),
    ).rejects.toMatchObject({ reason: 'wrong-declaration' });
  });
});

function reordered(content: string): string {
  const [declaration = '', ...lines] = content.trimEnd().split('\n');
  return `${[declaration, ...lines.map((line) => line.split(';').reverse().join(';'))].join('\n')}\n`;
}
