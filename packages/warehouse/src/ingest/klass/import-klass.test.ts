import { toMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportFixture, importFixture, lakeRows } from '../testing/import-fixture.ts';

let fixture: ImportFixture;
beforeAll(async () => {
  fixture = await importFixture();
});
afterAll(() => fixture.remove());

const code = (value: string, name: string, from: string, to: string | null) => ({
  code: value,
  parentCode: null,
  level: '1',
  name,
  validFromInRequestedRange: from,
  validToInRequestedRange: to,
});
const CODES = {
  codes: [
    code('0301', 'Oslo', '2012-01-01', '2020-01-01'),
    code('0301', 'Oslo - Oslove', '2020-01-01', null),
    code('1201', 'Bergen', '2012-01-01', '2020-01-01'),
    code('4601', 'Bergen', '2020-01-01', null),
  ],
};
const CHANGES = {
  codeChanges: [
    { oldCode: '1201', newCode: '4601', changeOccurred: '2020-01-01' },
    { oldCode: '0301', newCode: '0301', changeOccurred: '2020-01-01' },
  ],
};
const declared = { synthetic: true };

async function importKlass(name: string, ...documents: unknown[]) {
  const files = await Promise.all(
    documents.map((document, index) => fixture.file(`${name}-${index}.json`, JSON.stringify(document))),
  );
  return fixture.accept({ format: 'klass', files, declared: { ...declared, register: name } });
}

describe('importing KLASS', () => {
  it('reads codes and changes; the end of validity is exclusive there, and a new name is no new code', async () => {
    const { batch, klass } = await importKlass('same', CODES, CHANGES);
    expect(klass?.codes).toEqual([
      { code: '0301', name: 'Oslo - Oslove', from: toMonth(2012, 1), last: null },
      { code: '1201', name: 'Bergen', from: toMonth(2012, 1), last: toMonth(2019, 12) },
      { code: '4601', name: 'Bergen', from: toMonth(2020, 1), last: null },
    ]);
    expect(klass?.differences).toEqual([]);
    expect(batch).toMatchObject({ from: toMonth(2012, 1), to: toMonth(2020, 1), rows: 5 });
    expect(batch.files.map(({ path, rows }) => [path.split('/').at(-1), rows])).toEqual([
      ['codes.parquet', 3],
      ['changes.parquet', 2],
    ]);
    const [file] = batch.files;
    const codes = { ...batch, files: file === undefined ? [] : [file] };
    expect(await lakeRows(fixture.home, codes, 'code, last_month')).toEqual([
      { code: '0301', last_month: null },
      { code: '1201', last_month: toMonth(2019, 12) },
      { code: '4601', last_month: null },
    ]);
  });

  it('tells where it differs from the content', async () => {
    const { klass } = await importKlass('other', {
      codes: [
        code('0301', 'Kristiania', '2011-01-01', null),
        code('1201', 'Bergen', '2012-01-01', '2019-01-01'),
        code('0666', 'Nysted', '2015-01-01', null),
        code('0001', 'Gammelsted', '1900-01-01', '2000-01-01'),
        code('03', 'Oslo', '2012-01-01', null),
      ],
      codeChanges: [{ oldCode: '0666', newCode: '0301', changeOccurred: '2021-01-01' }],
    });
    expect(
      klass?.differences.map(({ code: place, kind, klass: theirs, content }) => [
        place,
        kind,
        theirs,
        content,
      ]),
    ).toEqual([
      ['03', 'missing-in-content', 'Oslo', null],
      ['0301', 'other-name', 'Kristiania', 'Oslo'],
      ['0666', 'missing-in-content', 'Nysted', null],
      ['0666', 'change-missing-in-content', '0666 → 0301, 2021-01', null],
      ['1201', 'other-validity', '2012-01–2018-12', '2012-01–2019-12'],
      ['1201', 'change-missing-in-klass', null, '1201 → 4601, 2020-01'],
      ['4601', 'missing-in-klass', null, 'Bergen'],
    ]);
  });

  it.each([
    ['no JSON', '{"codes": [', /no JSON/],
    ['something else', '{"rows": []}', /neither codes nor codeChanges/],
    [
      'a code of three digits',
      JSON.stringify({ codes: [code('301', 'x', '2012-01-01', null)] }),
      /codes\[0\]\.code/,
    ],
    [
      'a code without name',
      JSON.stringify({ codes: [code('0301', '', '2012-01-01', null)] }),
      /codes\[0\]\.name/,
    ],
    [
      'a change in mid-month',
      JSON.stringify({ codes: [code('0301', 'x', '2012-01-15', null)] }),
      /validFrom/,
    ],
    ['nothing', JSON.stringify({ codes: [] }), /no code/],
  ])('refuses a file with %s', async (_name, text, detail) => {
    const files = [await fixture.file('bad.json', text)];
    await expect(fixture.run({ format: 'klass', files, declared })).rejects.toMatchObject({
      code: 'file-refused',
      detail: expect.stringMatching(detail),
    });
  });
});
