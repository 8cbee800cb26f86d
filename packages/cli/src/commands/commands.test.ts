import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createTestHome, type TestHome, townFiles } from '@smalspor/application/testing';
import { findCurrentRelease } from '@smalspor/database/releases';
import { listReports } from '@smalspor/database/reports';
import { systemScope } from '@smalspor/domain/access';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, runSmalspor, startSmalspor } from '../testing/run-smalspor.ts';

/** One home that the commands are used on, one after the other. */
let home: TestHome;
let lists: string;
beforeAll(async () => {
  home = await createTestHome('imported');
  lists = (await townFiles()).find(({ name }) => name === 'gp-lists-2020.csv')?.path ?? '';
});
afterAll(() => home.remove());

function smalspor(...args: readonly string[]): Promise<Outcome> {
  return runSmalspor([...args, '--home', home.directory], home.environment);
}

function deliver(name: string, content: string | Uint8Array): string {
  const path = join(home.directory, name);
  writeFileSync(path, content);
  return path;
}

/** Every file of lake, quarantine and releases with its checksum. */
function kept(): readonly string[] {
  return ['lake', 'quarantine', 'releases'].flatMap((directory) =>
    readdirSync(join(home.directory, directory), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`)
      .sort(),
  );
}

describe('smalspor import', () => {
  it('of the same file says that nothing changed, in one line and without noise', async () => {
    const before = kept();
    const { code, out, errors } = await smalspor('import', 'gp-lists', lists);
    expect([code, out.trim().split('\n').length]).toEqual([0, 1]);
    expect(out).toContain('imported before, nothing changed');
    expect(errors.trim().split('\n').length).toBeLessThan(4);
    expect(kept()).toEqual(before);
  });

  it('prints an outcome for other programs', async () => {
    const { code, out } = await smalspor('import', 'gp-lists', lists, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ unchanged: true, rejectedRows: 0 });
  });

  const text = (): string => readFileSync(lists, 'utf8').replace('sequence=1', 'sequence=9');
  const bad: readonly [string, () => string | Uint8Array, RegExp][] = [
    ['empty', () => '', /empty/],
    ['a header and nothing else', () => `${text().split('\n').slice(0, 2).join('\n')}\n`, /no row/],
    ['cut off in its header', () => text().split('\n').slice(0, 2).join('\n'), /cut off/],
    [
      'cut off in its compression',
      () => gzipSync(text()).subarray(0, 2_000),
      /cut off|truncated|incomplete|ends/i,
    ],
    ['without the right header', () => text().replace('list_id', 'liste'), /list_id/],
    ['Latin-1', () => Buffer.from(text().replace('FL-001-001', 'Åsgård'), 'latin1'), /UTF-8/],
    [
      'a workbook',
      () => Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(500)]),
      /zip|Excel/,
    ],
    ['noise', () => Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 256)), /./],
  ];

  it.each(bad)(
    'of a file that is %s exits with 2 and leaves the lake as it was',
    async (_what, make, says) => {
      const before = kept();
      const path = deliver('bad.csv', make());
      const { code, out, errors } = await smalspor('import', 'gp-lists', path);
      expect([code, out]).toEqual([2, '']);
      expect(errors).toMatch(says);
      expect(errors).toContain('bad.csv');
      expect(errors).not.toMatch(/Unexpected|^\s+at /m);
      expect(kept()).toEqual(before);
    },
  );

  it('with a register that is an identity number exits with 2 and does not repeat it', async () => {
    const { code, out, errors } = await smalspor('import', 'gp-lists', lists, '--register', '13097248022');
    expect([code, out]).toEqual([2, '']);
    expect(errors).toContain('A register is named');
    expect(errors).not.toContain('13097248022');
  });

  it('of a file that is not there exits with 2', async () => {
    const { code, errors } = await smalspor('import', 'gp-lists', 'nowhere.csv');
    expect(code).toBe(2);
    expect(errors).toContain('nowhere.csv: there is no such file');
  });
});

describe('before a release', () => {
  it.each([
    ['indicators', '--unit', 'nation:0'],
    ['issue-reports', '--all'],
    ['report', '--gp', '990010001'],
  ])('smalspor %s exits with 3', async (...args) => {
    const { code, out, errors } = await smalspor(...args);
    expect([code, out]).toEqual([3, '']);
    expect(errors).toMatch(/There is no (release|report)/);
  });
});

describe('Ctrl-C', () => {
  it('while a release is built exits with 130 and leaves nothing half done', async () => {
    const before = kept();
    const running = startSmalspor(['release', '--home', home.directory], home.environment);
    await running.says(/Measuring the indicators/);
    running.child.kill('SIGINT');
    const { code, out, errors } = await running.ended;
    expect([code, out]).toEqual([130, '']);
    expect(errors).toContain('Stopped');
    expect(kept()).toEqual(before);
    expect(readdirSync(join(home.directory, 'releases')).filter((name) => name !== '.building')).toEqual([]);
  });
});

describe('a home that another process writes to', () => {
  it('is left alone: writing exits with 4 and names the owner, reading goes on', async () => {
    const house = await home.open({ role: 'server' });
    const before = kept();
    for (const args of [
      ['import', 'gp-lists', lists],
      ['release'],
      ['issue-reports', '--all'],
      ['retention'],
      ['keys', 'rotate', 'quarantine'],
      ['serve'],
    ]) {
      const { code, errors } = await smalspor(...args);
      expect(code, args.join(' ')).toBe(4);
      expect(errors).toContain(`A Smalspor server (process ${process.pid} on`);
    }
    expect(kept()).toEqual(before);
    expect(await smalspor('verify')).toMatchObject({ code: 0 });
    await house.close();
  });
});

describe('the way to the reports', () => {
  it('goes over release and issue-reports', async () => {
    const release = await smalspor('release', '--json');
    expect(release.code).toBe(0);
    expect(JSON.parse(release.out)).toMatchObject({ from: '2019-01', to: '2020-12' });
    const issued = await smalspor('issue-reports', '--all');
    expect(issued).toMatchObject({ code: 0 });
    expect(issued.out).toMatch(/^Issued \d+ reports from release .* \(0 were issued before\)\n$/);
    const again = await smalspor('issue-reports', '--all', '--json');
    expect(JSON.parse(again.out)).toMatchObject({ reports: 0, corrections: 0 });
    const followUp = await smalspor('issue-reports', '--all', '--follow-up');
    expect(followUp.out).toMatch(/^Issued \d\d reports/);
  });

  it('ends at a figure and a report of every kind of unit', async () => {
    const house = await home.open({ access: 'reads' });
    expect(await findCurrentRelease(house.db)).not.toBeNull();
    const hpr = (await listReports(house.db, systemScope('verify-home')))[0]?.hpr ?? '';
    await house.close();

    const nation = await smalspor('indicators', '--unit', 'nation:0');
    expect(nation.code).toBe(0);
    expect(nation.out.split('\n').length).toBeGreaterThan(10);
    const nationJson = await smalspor('indicators', '--unit', 'nation:0', '--json');
    const counties = await smalspor('indicators', '--level', 'county', '--list', '--json');
    expect(JSON.parse(counties.out).units.every((unit: string) => /^county:\d\d$/.test(unit))).toBe(true);
    const doctors = JSON.parse((await smalspor('indicators', '--level', 'gp', '--list', '--json')).out);
    expect(doctors.units).toContain(`gp:${hpr}`);
    const own = JSON.parse((await smalspor('indicators', '--unit', `gp:${hpr}`, '--json')).out);
    expect(own.indicators.length).toBe(JSON.parse(nationJson.out).indicators.length);
    const groups = JSON.parse((await smalspor('indicators', '--level', 'group', '--list', '--json')).out);
    expect(await smalspor('indicators', '--unit', groups.units[0])).toMatchObject({ code: 0 });
    expect(await smalspor('indicators', '--unit', 'group:999999')).toMatchObject({ code: 3, out: '' });
    expect(await smalspor('indicators', '--unit', 'gp:999999999')).toMatchObject({ code: 3, out: '' });
    for (const unit of ['county:99', 'countyNow:99', 'nation:1', 'municipality:9999']) {
      expect(await smalspor('indicators', '--unit', unit)).toMatchObject({ code: 3, out: '' });
    }
    expect(await smalspor('indicators', '--unit', 'moon:1')).toMatchObject({ code: 2, out: '' });

    const pdf = join(home.directory, 'report.pdf');
    expect(await smalspor('report', '--gp', hpr, '--pdf', pdf)).toMatchObject({ code: 0 });
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await smalspor('report', '--gp', hpr, '--pdf', 'nowhere/report.pdf')).toMatchObject({
      code: 2,
      out: '',
      errors: expect.stringContaining('Cannot write nowhere/report.pdf: there is no such directory\n'),
    });
    const model = JSON.parse((await smalspor('report', '--gp', hpr, '--json')).out);
    expect(model).toMatchObject({ format: 'smalspor-report/1', recipient: { hpr } });
    expect(await smalspor('report', '--gp', '999999999')).toMatchObject({ code: 3 });
    // Twenty processes one after the other: a busy machine needs more than the usual minute.
  });
});

describe('looking after a home', () => {
  it('deletes nothing that is to be kept, and rotates keys', async () => {
    const { code, out } = await smalspor('retention', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      shortened: [],
      deleted: [],
      quarantines: [],
      withdrawn: [],
      goals: [],
      surveys: [],
      closedEvaluations: [],
      evaluations: [],
      institutionGoals: [],
      reminders: [],
      teaching: [],
      administrations: 0,
      signals: 0,
    });
    const before = JSON.parse(readFileSync(join(home.directory, 'keys.json'), 'utf8'));
    const rotated = await smalspor('keys', 'rotate', 'patients');
    expect(rotated.out).toMatch(/^The key k-\w+ is in force; 3 batches were carried over\n$/);
    const after = JSON.parse(readFileSync(join(home.directory, 'keys.json'), 'utf8'));
    expect(after.patients).toHaveLength(before.patients.length + 1);
    expect(rotated.out + rotated.errors).not.toContain(after.patients.at(-1).key);
  });

  it('verifies it, and exits with 5 when something is not as it was written', async () => {
    const whole = await smalspor('verify');
    expect(whole.out).toMatch(
      /^\d+ files and \d+ audit lines checked\nThe audit log ends with [0-9a-f]{64}\n$/,
    );
    expect(whole.code).toBe(0);
    const release = readdirSync(join(home.directory, 'releases')).find((name) => name !== '.building') ?? '';
    const path = join(home.directory, 'releases', release, 'cube', 'published.parquet');
    expect(existsSync(path)).toBe(true);
    writeFileSync(path, 'nothing');
    const damaged = await smalspor('verify');
    expect(damaged.code).toBe(5);
    expect(damaged.out).toContain(`releases/${release}/cube/published.parquet is not what was written.`);
    expect(await smalspor('indicators', '--unit', 'nation:0')).toMatchObject({ code: 5 });
  });
});
