import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { loadContent } from '@smalspor/content/loading';
import { LIST_AGE_BANDS, municipalitiesAt } from '@smalspor/domain/organisation';
import { parseMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countPrescriptions } from '../testing/count-prescriptions.ts';
import { readRegisterFile } from '../testing/read-register-file.ts';
import type { CountryOptions } from './country-options.ts';
import { generateCountry } from './generate-country.ts';

const root = mkdtempSync(join(tmpdir(), 'synthetic-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

// Rakkestad changed its code in 2020 and in 2024 without joining anyone; Halden has thirty GPs.
const SMALL = { years: { from: 2018, to: 2020 }, municipalities: ['3101', '3120'], seed: 5 } as const;
const { geography } = loadContent();
let made = 0;

async function make(options: Partial<CountryOptions> = {}) {
  made += 1;
  const outDirectory = join(root, `country-${made}`);
  const summary = await generateCountry({ ...SMALL, geography, ...options, outDirectory });
  return { directory: outDirectory, summary };
}

let country: Awaited<ReturnType<typeof make>>;
beforeAll(async () => {
  country = await make();
});

const contents = (directory: string) =>
  Object.fromEntries(
    readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'utf8')]),
  );

test('the same seed gives the same bytes with one thread and with three; another seed does not', async () => {
  const [one, three, other] = await Promise.all([
    make({ workers: 1, municipalities: ['3101', '1804', '5501'], scale: 0.1 }),
    make({ workers: 3, municipalities: ['3101', '1804', '5501'], scale: 0.1 }),
    make({ workers: 3, municipalities: ['3101', '1804', '5501'], scale: 0.1, seed: 6 }),
  ]);
  expect(contents(three.directory)).toEqual(contents(one.directory));
  expect(contents(other.directory)['dispensings-2019.csv']).not.toEqual(
    contents(one.directory)['dispensings-2019.csv'],
  );
});

test('a year is the same whatever other years are asked for', async () => {
  const alone = await make({ years: { from: 2019, to: 2019 } });
  expect(contents(alone.directory)['dispensings-2019.csv']).toEqual(
    contents(country.directory)['dispensings-2019.csv'],
  );
  expect(contents(alone.directory)['gp-lists-2019.csv']).toEqual(
    contents(country.directory)['gp-lists-2019.csv'],
  );
});

test('compressed files hold the same as plain ones', async () => {
  const [gzip, zstd] = await Promise.all([make({ compress: 'gzip' }), make({ compress: 'zstd' })]);
  const plain = contents(country.directory);
  for (const name of Object.keys(plain).filter((file) => file.endsWith('.csv'))) {
    expect(gunzipSync(readFileSync(join(gzip.directory, `${name}.gz`))).toString()).toBe(plain[name]);
    expect(zstdDecompressSync(readFileSync(join(zstd.directory, `${name}.zst`))).toString()).toBe(
      plain[name],
    );
  }
});

test('every file says that it is synthetic and which period it covers', () => {
  expect([...country.summary.files].sort()).toEqual(readdirSync(country.directory).sort());
  for (const name of country.summary.files.filter((file) => file.endsWith('.csv'))) {
    const { declaration } = readRegisterFile(country.directory, name);
    const year = /\d{4}/.exec(name)?.[0];
    expect([...declaration.keys()]).toEqual([
      '#smalspor',
      'format',
      'version',
      'register',
      'period',
      'sequence',
      'synthetic',
    ]);
    expect(declaration.get('format')).toBe(name.replace(/(-\d{4})?\.csv$/, ''));
    expect(declaration.get('synthetic')).toBe('yes');
    expect(declaration.get('period')).toBe(year ? `${year}-01/${year}-12` : '2018-01/2020-12');
  }
  expect(contents(country.directory)['README.txt']).toContain('synthetic=yes');
  expect(JSON.parse(contents(country.directory)['truth.json'] ?? '').synthetic).toBe('yes');
});

test('no file holds eleven digits in a row, or six and five with a hyphen or space', () => {
  for (const [name, text] of Object.entries(contents(country.directory))) {
    expect(/\d{11}|\d{6}[ -]\d{5}/.exec(text)?.[0], name).toBeUndefined();
  }
});

test('dispensings keep to their year, their codes and their ranges', () => {
  const products = new Map<string, string>();
  readRegisterFile(country.directory, 'products.csv').forEach((row) => {
    products.set(row[0] ?? '', row[1] ?? '');
  });
  const ids = new Set<string>();
  let lines = 0;
  for (const year of [2018, 2019, 2020]) {
    const valid = new Map<string, Set<string>>();
    readRegisterFile(country.directory, `dispensings-${year}.csv`).forEach((row) => {
      const [line, , patient, sex, birth, municipality = '', prescribed = '', dispensed = ''] = row;
      const [atc, product, packages, ddd, diagnosis, system, hpr, regular] = row.slice(8);
      const month = dispensed.slice(0, 7);
      const codes =
        valid.get(month) ??
        new Set(municipalitiesAt(geography, parseMonth(month)).map((candidate) => candidate.code));
      valid.set(month, codes);
      const isFine =
        row.length === 16 &&
        /^SYN-\d{3}-\d{6}$/.test(patient ?? '') &&
        (sex === 'K' || sex === 'M') &&
        year - Number(birth) >= 0 &&
        year - Number(birth) < 120 &&
        codes.has(municipality) &&
        dispensed.startsWith(`${year}-`) &&
        prescribed <= dispensed &&
        products.get(product ?? '') === atc &&
        /^-?\d+(,\d{1,2})?$/.test(packages ?? '') &&
        /^(-?\d+(,\d{1,2})?)?$/.test(ddd ?? '') &&
        (ddd === '' || ddd?.startsWith('-') === packages?.startsWith('-')) &&
        (diagnosis === '') === (system === '') &&
        Number(hpr) >= 990_000_000 &&
        Number(hpr) <= 999_999_999 &&
        (regular === '0' || regular === '1');
      if (!isFine) throw new Error(`Not a good line of ${year}: ${row.join(';')}`);
      ids.add(line ?? '');
      lines += 1;
    });
  }
  expect(ids.size).toBe(lines);
  expect(lines).toBe(country.summary.dispensings);
});

test('lists add up, and their codes follow the reform of 2020', () => {
  const codes = new Map<string, Set<string>>();
  const columns = readRegisterFile(country.directory, 'gp-lists-2019.csv').columns;
  expect(columns.slice(5)).toEqual(
    ['k', 'm'].flatMap((sex) => LIST_AGE_BANDS.map((band) => `${sex}_${band.key}`)),
  );
  for (const year of [2019, 2020]) {
    readRegisterFile(country.directory, `gp-lists-${year}.csv`).forEach((row) => {
      const cells = row.slice(5).map(Number);
      expect(cells.reduce((sum, cell) => sum + cell, 0)).toBe(Number(row[4]));
      codes.set(`${year}`, (codes.get(`${year}`) ?? new Set()).add(row[3] ?? ''));
    });
  }
  expect([...(codes.get('2019') ?? [])].sort()).toEqual(['0101', '0128']);
  expect([...(codes.get('2020') ?? [])].sort()).toEqual(['3001', '3016']);
});

test('everyone who prescribes or has a list is a known practitioner', () => {
  const known = new Set<string>();
  readRegisterFile(country.directory, 'practitioners.csv').forEach((row) => {
    expect(known.has(row[0] ?? '')).toBe(false);
    known.add(row[0] ?? '');
  });
  const used = new Set<string>();
  for (const year of [2018, 2019, 2020]) {
    readRegisterFile(country.directory, `dispensings-${year}.csv`).forEach((row) => {
      used.add(row[14] ?? '');
    });
    readRegisterFile(country.directory, `gp-lists-${year}.csv`).forEach((row) => {
      used.add(row[2] ?? '');
    });
  }
  readRegisterFile(country.directory, 'cme-groups.csv').forEach((row) => {
    used.add(row[3] ?? '');
  });
  readRegisterFile(country.directory, 'declared-lists.csv').forEach((row) => {
    used.add(row[0] ?? '');
  });
  used.delete('');
  expect([...used].filter((hpr) => !known.has(hpr))).toEqual([]);
});

test('declared lists have bases and do not overlap for one doctor', () => {
  const rows: string[][] = [];
  readRegisterFile(country.directory, 'declared-lists.csv').forEach((row) => {
    rows.push([...row]);
  });
  expect(new Set(rows.map((row) => row[4]))).toEqual(new Set(['own', 'locum', 'shared']));
  rows.forEach((row, index) => {
    expect(Number(row[3])).toBeGreaterThan(0);
    for (const other of rows.slice(index + 1)) {
      if (other[0] === row[0])
        expect((row[2] ?? '') < (other[1] ?? '') || (other[2] ?? '') < (row[1] ?? '')).toBe(true);
    }
  });
});

test('the truth agrees with the files', () => {
  const truth = JSON.parse(contents(country.directory)['truth.json'] ?? '');
  const counts = countPrescriptions(country.directory, [2018, 2019, 2020]);
  counts.forEach((year, index) => {
    expect(truth.figures[index].dispensings).toBe(year.lines);
    // The files know no more of 2017 than what was dispensed later, and a return may come in the next year.
    expect(
      Math.abs(truth.figures[index].prescriptionsWithoutMethenamine / year.prescriptions - 1),
    ).toBeLessThan(0.01);
  });
  const known = new Set<string>();
  readRegisterFile(country.directory, 'practitioners.csv').forEach((row) => {
    known.add(row[0] ?? '');
  });
  for (const participant of truth.participants) {
    expect(participant.county).toBe('01');
    expect(participant.start >= '2017-01' && participant.start < '2018-03').toBe(true);
  }
  expect(
    truth.participants.filter((entry: { hpr: number }) => known.has(String(entry.hpr))).length,
  ).toBeGreaterThan(5);
});

test('the course lists name the participants of the truth who had begun', () => {
  const truth = JSON.parse(contents(country.directory)['truth.json'] ?? '');
  const listed: string[] = [];
  readRegisterFile(country.directory, 'participations.csv').forEach(
    ([programme, hpr, organisation, started]) => {
      listed.push(`${programme} ${hpr}${organisation} ${started}`);
    },
  );
  const begun = (start: string) => start <= '2020-12';
  const doctors = truth.participants as { readonly hpr: number; readonly start: string }[];
  const homes = truth.institutions.participants as {
    readonly organisation: number;
    readonly start: string;
  }[];
  expect(listed).toEqual([
    ...doctors.filter(({ start }) => begun(start)).map(({ hpr, start }) => `rak ${hpr} ${start}`),
    ...homes
      .filter(({ start }) => begun(start))
      .map(({ organisation, start }) => `rask ${organisation} ${start}`),
  ]);
  expect(doctors.length).toBeGreaterThan(0);
});

test('an aborted run stops soon and leaves no file', async () => {
  const stop = new AbortController();
  const outDirectory = join(root, 'aborted');
  const run = generateCountry({
    years: { from: 2012, to: 2025 },
    counties: ['33'],
    geography,
    outDirectory,
    signal: stop.signal,
    onProgress: () => stop.abort(new Error('enough')),
  });
  await expect(run).rejects.toThrow('enough');
  expect(readdirSync(outDirectory)).toEqual([]);
});

test('years, scale and codes that cannot be are refused', async () => {
  await expect(make({ years: { from: 2011, to: 2015 } })).rejects.toThrow(/2012/);
  await expect(make({ years: { from: 2020, to: 2019 } })).rejects.toThrow(RangeError);
  await expect(make({ scale: 0 })).rejects.toThrow(/scale/);
  await expect(make({ counties: ['99'], municipalities: undefined })).rejects.toThrow(/99/);
});
