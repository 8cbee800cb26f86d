import { findCurrentRelease, withdrawRelease } from '@smalspor/database/releases';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { publishRelease } from '../releases/publish-release.ts';
import {
  createTestHome,
  importTownInstitutions,
  operator,
  quietTools,
  type TestHome,
} from '../testing/index.ts';
import { OPEN_COLUMNS } from './open-dictionary.ts';
import { operations as open } from './operations.ts';

const call = { requestId: 'r', idempotencyKey: null };

let home: TestHome;
let house: House;
let release: string;
beforeAll(async () => {
  home = await createTestHome('published');
  house = await home.open();
  await importTownInstitutions(house);
  release = (await publishRelease(house, operator, quietTools())).releaseId;
});
afterAll(() => home.remove());

const showing = (show: 'none' | 'synthetic' | 'all'): House => ({
  ...house,
  configuration: { ...house.configuration, openResults: { ...house.configuration.openResults, show } },
});

async function everyValue(indicator: string) {
  const values = [];
  for (let offset = 0; ; offset += 1000) {
    const page = await open.listOpenValues(house, { indicator, offset, limit: 1000 }, call);
    values.push(...page.values);
    if (page.next === null) return { values, total: page.total };
  }
}

describe('the whole open interface', () => {
  it('tells what the release tells of nation and counties, and nothing else', async () => {
    const reader = await house.shelf.current();
    const { indicators } = await open.listOpenIndicators(house, {}, call);
    const { areas } = await open.listOpenAreas(house, {}, call);
    expect(indicators.length).toBeGreaterThan(30);
    const known = new Set(areas.map(({ id }) => id));
    expect([...known].every((id) => /^(nation|county-\d\d|county-today-\d\d)$/.test(id))).toBe(true);
    let told = 0;
    for (const { id, setting } of indicators) {
      const { values, total } = await everyValue(id);
      expect(values.length).toBe(total);
      const keys = values.map(({ area, wardType, period }) =>
        [area, wardType, period.kind, period.to].join(' '),
      );
      expect(new Set(keys).size).toBe(keys.length);
      for (const value of values) {
        if (value.value === null) {
          expect(value.reason).not.toBeNull();
          expect([value.low, value.high, value.numerator, value.denominator]).toEqual([
            null,
            null,
            null,
            null,
          ]);
          continue;
        }
        told += 1;
        expect(known).toContain(value.area);
        expect(value.reason).toBeNull();
        expect((value.wardType === null) === (setting !== 'institution')).toBe(true);
      }
      if (setting === 'institution') continue;
      const figures = (await reader?.areaFigures(id)) ?? [];
      expect(values.filter(({ value }) => value !== null).length).toBeLessThanOrEqual(
        figures.filter(({ cell }) => cell !== null).length,
      );
    }
    // Of a town that is a whole country most is hidden.
    expect(told).toBeGreaterThan(20);
  });

  it('holds nobody’s name or number, in any page or file', async () => {
    const names = await house.db.selectFrom('practitioners').select('name').execute();
    expect(names.length).toBeGreaterThan(20);
    const { indicators } = await open.listOpenIndicators(house, {}, call);
    const text = JSON.stringify([
      await open.listOpenReleases(house, {}, call),
      await open.listOpenAreas(house, {}, call),
      await open.readOpenDictionary(house, {}, call),
      await open.listOpenProgrammes(house, {}, call),
      await open.readOpenProgramme(house, { programme: 'rak' }, call),
      ...(await Promise.all(
        indicators.map(({ id }) => open.readOpenIndicator(house, { indicator: id }, call)),
      )),
    ]);
    expect(names.filter(({ name }) => text.includes(name))).toEqual([]);
    expect(/(prescriber|hpr|patient)"/i.test(text)).toBe(false);
  });

  it('says of every indicator what is counted, what is not, and from which registers', async () => {
    const { indicators } = await open.listOpenIndicators(house, {}, call);
    for (const { id } of indicators) {
      const page = await open.readOpenIndicator(house, { indicator: id }, call);
      for (const text of [
        page.definition,
        page.why,
        page.caveats,
        page.numerator.text,
        page.denominator.text,
      ]) {
        for (const language of ['nb', 'nn', 'en'] as const)
          expect(text[language].length, id).toBeGreaterThan(5);
      }
      expect(page.exclusions.length).toBeGreaterThan(0);
      expect(page.sources.length).toBeGreaterThan(0);
      expect(page.codeSets.length).toBeGreaterThan(0);
    }
    const share = await open.readOpenIndicator(house, { indicator: 'penicillin-v-share' }, call);
    expect(share.numerator.text.nb).toBe('Resepter: Penicillin V');
    expect(share.numerator.limits.map(({ nb }) => nb)).toEqual(['Bare personer 10–79 år']);
  });

  it('refuses what it does not tell', async () => {
    const ask = (input: object) =>
      open.listOpenValues(house, { indicator: 'penicillin-v-share', ...input }, call);
    await expect(ask({ indicator: 'nothing' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(ask({ area: 'municipality-3101' })).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(ask({ release: 'never' })).rejects.toMatchObject({ code: 'not-found' });
    expect((await ask({ area: 'county-99' })).values).toEqual([]);
    await expect(open.readOpenProgramme(house, { programme: 'none' }, call)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

/** One of which something with decimals is told, in a town where much is hidden. */
async function toldIndicator() {
  for (const { id } of (await open.listOpenIndicators(house, {}, call)).indicators) {
    const { values } = await everyValue(id);
    const known = values.find(({ value }) => value !== null && !Number.isInteger(value));
    if (known) return { indicator: id, values, known: known.value };
  }
  throw new Error('Nothing is told');
}

describe('files', () => {
  it('are CSV with a mark, semicolons, decimal comma and nothing where nothing is told', async () => {
    const { indicator, values } = await toldIndicator();
    const file = await open.downloadOpenValues(house, { indicator, format: 'csv', language: 'nb' }, call);
    expect([...file.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(file.bytes).split('\r\n');
    expect(lines[0]?.split(';')).toEqual(OPEN_COLUMNS.map(([name]) => name));
    const at = (name: string) => OPEN_COLUMNS.findIndex(([column]) => column === name);
    const rows = lines.slice(1, -1).map((line) => line.split(';'));
    expect(rows.map((row) => row[at('value')])).toEqual(
      values.map(({ value }) => (value === null ? '' : String(value).replace('.', ','))),
    );
    expect(rows.every((row) => row.length === OPEN_COLUMNS.length)).toBe(true);
    expect(rows.filter((row) => row[at('value')] === '').every((row) => row[at('reason')] !== '')).toBe(true);
    const dictionary = await open.downloadOpenDictionary(house, { language: 'en' }, call);
    for (const [name] of OPEN_COLUMNS)
      expect(new TextDecoder().decode(dictionary.bytes)).toContain(`;${name};`);
  });

  it('are Excel with numbers as numbers and the dictionary on a sheet beside', async () => {
    const { indicator, known } = await toldIndicator();
    const file = await open.downloadOpenValues(house, { indicator, format: 'xlsx', language: 'nb' }, call);
    const parts = unzipSync(file.bytes);
    const text = (name: string) => new TextDecoder().decode(parts[name]);
    expect(text('xl/workbook.xml').includes('Forklaringer')).toBe(true);
    expect(text('xl/worksheets/sheet1.xml').includes(`<v>${known}</v>`)).toBe(true);
    expect(text('xl/sharedStrings.xml').includes('Skjult av hensyn til personvernet')).toBe(true);
  });
});

describe('a release', () => {
  it('is open to everyone only where the configuration says so', async () => {
    for (const [show, isOpen] of [
      ['none', false],
      ['synthetic', true],
      ['all', true],
    ] as const) {
      const { current } = await open.listOpenReleases(showing(show), {}, call);
      expect(current).toBe(isOpen ? release : null);
      const asked = open.listOpenIndicators(showing(show), {}, call);
      if (isOpen) expect((await asked).release).toBe(release);
      else await expect(asked).rejects.toMatchObject({ code: 'release-missing' });
    }
    await house.db.updateTable('releases').set({ synthetic: false }).where('id', '=', release).execute();
    await expect(open.listOpenIndicators(house, {}, call)).rejects.toMatchObject({ code: 'release-missing' });
    await expect(open.readOpenRelease(house, { release }, call)).rejects.toMatchObject({
      code: 'release-missing',
    });
    expect((await open.listOpenReleases(house, {}, call)).current).toBeNull();
    expect((await open.readOpenRelease(showing('all'), { release }, call)).synthetic).toBe(false);
    await house.db.updateTable('releases').set({ synthetic: true }).where('id', '=', release).execute();
  });

  it('that another has taken the place of, or that was withdrawn, is gone at once', async () => {
    const { releases } = await open.listOpenReleases(house, {}, call);
    const earlier = releases.find(({ state }) => state === 'superseded')?.id ?? '';
    await expect(open.readOpenRelease(house, { release: earlier }, call)).rejects.toMatchObject({
      code: 'release-gone',
      facts: { state: 'superseded' },
    });
    const at = house.now();
    await house.db
      .transaction()
      .execute((trx) => withdrawRelease(trx, { id: release, reason: 'A fault.', at }));
    const values = { indicator: 'penicillin-v-share', release };
    await expect(open.listOpenValues(house, values, call)).rejects.toMatchObject({
      code: 'release-gone',
      facts: { state: 'withdrawn' },
    });
    expect((await findCurrentRelease(house.db))?.id).toBe(earlier);
    const after = await open.listOpenReleases(house, {}, call);
    expect(after.current).toBe(earlier);
    expect(after.releases.find(({ id }) => id === release)).toMatchObject({
      state: 'withdrawn',
      withdrawnAt: at,
    });
    expect(JSON.stringify(after)).not.toContain('A fault');
    expect((await open.listOpenAreas(house, {}, call)).release).toBe(earlier);
  });
});
