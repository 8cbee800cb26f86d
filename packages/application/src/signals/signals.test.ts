import { listAudit } from '@smalspor/database/audit';
import { listPractitioners } from '@smalspor/database/prescribers';
import { listSignalParts } from '@smalspor/database/signals';
import { type Actor, systemScope } from '@smalspor/domain/access';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { createLogger } from '../logging/index.ts';
import { publishRelease } from '../releases/publish-release.ts';
import { lastQuarterEnd } from '../reports/report-period.ts';
import { createTestHome, doctor, operator, quietTools, type TestHome } from '../testing/index.ts';
import { findSignals } from './find-signals.ts';
import { listSignals } from './list-signals.ts';
import { readSignal } from './read-signal.ts';

const call = { requestId: 'request-1', idempotencyKey: null };
const never = new AbortController().signal;
let home: TestHome;
let house: House;
let hprs: readonly string[];
/** As a server writes it, for a house of a command writes less; a field that is not on the list ends the work. */
const lines: string[] = [];
const log = createLogger({
  ...{ level: 'info', unknownFields: 'throw' },
  destination: { write: (line) => void lines.push(line) },
});

/**
 * The town has two years and small lists, and is too small a country for anything to be told of: the rules look at what there is
 * and at less unusual things, and the country and a county are invented.
 */
function sharp(opened: House): House {
  const { signals } = opened.content;
  const series = {
    ...signals.series,
    ...{ leastBaselineMonths: 12, baselineMonths: 12, leastExpected: 2, sigmas: 1.5 },
  };
  const current: House['shelf']['current'] = async () => {
    const reader = await opened.shelf.current();
    return reader && { ...reader, ...COUNTRY };
  };
  const content = { ...opened.content, signals: { ...signals, series } };
  return { ...opened, content, log, shelf: { ...opened.shelf, current } };
}

const RATES: Readonly<Record<string, number>> = {
  'prescriptions-per-1000': 270 / 12_000,
  'penicillin-v-share': 0.45,
  'uti-first-choice-share': 0.85,
};
const COUNTRY = {
  publishedUnits: (level: string) => (level === 'countyNow' ? [31] : []),
  knowsArea: () => true,
  publishedCell: (level, unit, { indicator, kind, end }) => ({
    cell: {
      ...{ indicator, level, unit, period: { kind, end }, prescribers: 90, patients: null, noValue: null },
      ...{ numerator: 100_000 * (RATES[indicator] ?? 0), denominator: 100_000 },
      ...{ sumOfSquares: null, sumForSquares: null, expected: null },
    },
  }),
} satisfies Partial<ReleaseReader>;
const stored = (house_: House) =>
  house_.db.selectFrom('signals').selectAll().orderBy('unit').orderBy('indicator').execute();

beforeAll(async () => {
  home = await createTestHome('published');
  house = sharp(await home.open());
  const doctors = await listPractitioners(
    house.db,
    systemScope('find-signals'),
    norwegianDateOf(house.now()),
  );
  hprs = doctors.map(({ hpr }) => hpr);
});
afterAll(() => home.remove());

describe('looking through a release', () => {
  it('that is killed between two parts goes on with those that are left', async () => {
    const stop = new AbortController();
    await expect(
      findSignals(house, stop.signal, ({ done }) => {
        if (done === 1) stop.abort();
      }),
    ).rejects.toThrow();
    const release = (await house.shelf.current())?.manifest.id ?? '';
    const before = await listSignalParts(house.db, release);
    expect(before.length).toBeGreaterThanOrEqual(1);
    expect(before.map(({ part }) => part)).not.toContain('doctor-0');
    const told: number[] = [];
    expect(await findSignals(house, never, ({ done }) => told.push(done))).toBeGreaterThan(0);
    expect(told[0]).toBe(before.length);
    const parts = await listSignalParts(house.db, release);
    expect(parts.map(({ part }) => part)).toEqual(['county', 'doctor-0', 'group', 'municipality']);
    expect(parts[1]?.units).toBeGreaterThan(10);
    expect(
      lines.map((line) => JSON.parse(line)).map(({ event, step, count }) => [event, step, count]),
    ).toEqual(['county', 'municipality', 'group', 'doctor-0'].map((part) => ['signals-looked-for', part, 4]));
  });

  it('is done once', async () => {
    const before = await stored(house);
    expect(await findSignals(house, never)).toBe(0);
    expect(await stored(house)).toEqual(before);
  });

  it('finds what stood before again in the next release, and tells nothing anew', async () => {
    const before = await stored(house);
    await publishRelease(house, operator, quietTools());
    expect(await findSignals(house, never)).toBe(0);
    const after = await stored(house);
    expect(after.map(({ id, found_in }) => [id, found_in])).toEqual(
      before.map(({ id, found_in }) => [id, found_in]),
    );
    const release = (await house.shelf.current())?.manifest.id ?? '';
    expect(new Set(after.map(({ seen_in }) => seen_in))).toEqual(new Set([release]));
    expect(await listAudit(house.db, { objectKind: 'release', objectId: release }, 4)).toMatchObject(
      Array(4).fill({ act: 'find-signals', actor: 'job:find-signals' }),
    );
  });
});

describe('a signal', () => {
  const admin: Actor = { userId: 'admin', name: 'Petra', roles: ['programme-admin'], hpr: null };
  const ownOf = async (hpr: string) => (await listSignals(house, doctor(hpr), {}, call)).signals;

  it('is its doctor’s, with the months it was seen in; for everybody else it is not there', async () => {
    const [signal] = await house.db.selectFrom('signals').selectAll().where('level', '=', 'doctor').execute();
    const owner = signal?.unit ?? '';
    const { followed, byChancePerYear, signals } = await listSignals(house, doctor(owner), {}, call);
    expect(followed).toEqual({ doctor: 1, group: 0, municipality: 0, county: 0, institution: 0 });
    expect(byChancePerYear).toBe(house.content.signals.falseAlarmsPerYear.doctor);
    expect(signals.length).toBeGreaterThan(0);
    expect(signals[0]).toMatchObject({ level: 'doctor', unitName: null, area: null, stands: true });
    const { picture } = await readSignal(house, doctor(owner), { signalId: signal?.id ?? '' }, call);
    expect(picture?.points.at(-1)?.month).toBe('2020-12');
    const isMarked = picture?.points.some(({ beyond, inRun }) => beyond !== null || inRun);
    expect(isMarked).toBe(true);
    expect((await listAudit(house.db, { objectKind: 'signal' }, 1))[0]).toMatchObject({
      ...{ act: 'read-signal', outcome: 'success' },
    });
    const stranger = doctor(hprs.find((hpr) => hpr !== owner) ?? '');
    for (const other of [stranger, admin, { ...admin, roles: ['gp'] } as Actor]) {
      const asked = readSignal(house, other, { signalId: signal?.id ?? '' }, call);
      await expect(asked).rejects.toMatchObject({ code: 'not-found' });
    }
    for (const signalId of ['x', '00000000-0000-4000-8000-000000000000']) {
      await expect(readSignal(house, doctor(owner), { signalId }, call)).rejects.toMatchObject({
        code: 'not-found',
      });
    }
    for (const { id } of await ownOf(stranger.hpr ?? '')) expect(id).not.toBe(signal?.id);
  });

  it('of an area is seen by those who answer for it', async () => {
    const row = {
      id: '00000000-0000-4000-8000-000000000036',
      level: 'county',
      unit: '31',
      indicator: 'penicillin-v-share',
      pattern: 'run',
      side: 'above',
      from_month: 24_240,
      last_seen: 24_251,
      found_in: 'r',
      found_at: house.now(),
      seen_in: 'r',
      seen_at: house.now(),
    } as const;
    await house.db.insertInto('signals').values(row).execute();
    const staff = (id: string): Actor => ({
      ...{ userId: 'county', name: 'Kari', roles: ['county-staff'], hpr: null },
      places: [{ role: 'county-staff', kind: 'county', id }],
    });
    const seen = async (actor: Actor) =>
      (await listSignals(house, actor, {}, call)).signals.map(({ id }) => id).includes(row.id);
    expect(await seen(admin)).toBe(true);
    expect(await seen(staff('31'))).toBe(true);
    expect(await seen(staff('33'))).toBe(false);
    expect(await seen(doctor(hprs[0] ?? ''))).toBe(false);
    const { signal } = await readSignal(house, staff('31'), { signalId: row.id }, call);
    expect(signal).toMatchObject({ level: 'county', area: '31', stands: false });
    await expect(readSignal(house, staff('33'), { signalId: row.id }, call)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('of a group is seen by who is in it now and was when the release ends, while it stands', async () => {
    const reader = await house.shelf.current();
    if (reader === null) throw new Error('The home has a release');
    const members = reader.homes.at(lastQuarterEnd(reader.manifest));
    const doctors = await listPractitioners(
      house.db,
      systemScope('find-signals'),
      norwegianDateOf(house.now()),
    );
    const inGroup = (group: number | null) => {
      const prescribers = new Set(
        members.filter((each) => each.group === group).map((each) => each.prescriber),
      );
      return doctors.find(({ prescriber }) => prescribers.has(prescriber))?.hpr ?? '';
    };
    const groups = [...new Set(members.flatMap(({ group }) => group ?? []))];
    const [own, other] = groups.filter((group) => inGroup(group) !== '');
    if (own === undefined) throw new Error('The release has a group');
    const row = {
      id: '00000000-0000-4000-8000-000000000017',
      level: 'group',
      unit: String(own),
      indicator: 'penicillin-v-share',
      pattern: 'change',
      side: 'below',
      from_month: 24_240,
      last_seen: 24_251,
      found_in: 'r',
      found_at: house.now(),
      seen_in: reader.manifest.id,
      seen_at: house.now(),
    } as const;
    await house.db.insertInto('signals').values(row).execute();
    const at = (hpr: string): Actor => ({
      ...doctor(hpr),
      places: [{ role: 'gp', kind: 'group', id: String(own) }],
    });
    const seen = async (actor: Actor) =>
      (await listSignals(house, actor, {}, call)).signals.find(({ id }) => id === row.id);
    const member = at(inGroup(own));
    expect((await listSignals(house, member, {}, call)).followed).toMatchObject({ doctor: 1, group: 1 });
    expect(await seen(member)).toMatchObject({ level: 'group', group: String(own), area: null });
    const { signal, picture } = await readSignal(house, member, { signalId: row.id }, call);
    expect(signal.unitName).not.toBe('');
    // Two years of data do not say who was in it before: nothing is drawn of the group.
    expect(picture).toBeNull();
    // Has left since; has come since; answers for the programme.
    for (const stranger of [doctor(inGroup(own)), at(inGroup(other ?? null)), admin]) {
      expect(await seen(stranger)).toBeUndefined();
      await expect(readSignal(house, stranger, { signalId: row.id }, call)).rejects.toMatchObject({
        code: 'not-found',
      });
    }
    await house.db.updateTable('signals').set({ seen_in: 'r' }).where('id', '=', row.id).execute();
    expect(await seen(member)).toBeUndefined();
  });
});
