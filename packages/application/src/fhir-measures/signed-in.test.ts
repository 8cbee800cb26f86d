import type { CallContext, UseCases } from '@smalspor/contract/use-cases';
import { listAudit } from '@smalspor/database/audit';
import { listGroups } from '@smalspor/database/groups';
import { type Actor, type PlaceKind, ROLES, type Role, systemScope } from '@smalspor/domain/access';
import { formatMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccounts } from '../accounts/create-accounts.ts';
import { operations as explore } from '../explore/operations.ts';
import type { House } from '../house/house.ts';
import { listInstitutionsToday } from '../institutions/find-institution.ts';
import { publishRelease } from '../releases/publish-release.ts';
import { fhirFaults } from '../testing/fhir-schema/index.ts';
import {
  createTestHome,
  importTownInstitutions,
  operator,
  quietTools,
  type TestHome,
} from '../testing/index.ts';
import { createUseCases, type RunningUseCases } from '../use-cases/create-use-cases.ts';

const call: CallContext = { requestId: 'r', idempotencyKey: null };
const GONE = { code: 'not-found' };

const somebody = (role: Role, place?: readonly [PlaceKind, string], hpr: string | null = null): Actor => ({
  ...{ userId: `${role}-${place?.[1] ?? ''}`, name: role, roles: [role], hpr },
  places: place === undefined ? [] : [{ role, kind: place[0], id: place[1] }],
});

type Bundle = Awaited<ReturnType<UseCases['searchFhirMeasureReports']>>;
const reportsOf = ({ entry = [] }: Bundle) => entry.map(({ resource }) => resource);
const whom = (bundle: Bundle) => [...new Set(reportsOf(bundle).map(({ subject }) => subject.reference))];

describe('people of the town', () => {
  const DOCTORS = 'penicillin-v-share';
  const HOMES = 'institution-total';
  let home: TestHome;
  let house: House;
  let running: RunningUseCases;
  let use: UseCases;
  let leader: Actor;
  let member: Actor;
  let stranger: Actor;
  let group: string;
  let otherGroup: string;
  let nursingHome: string;
  let otherHome: string;

  const signIn = async (hpr: string): Promise<Actor> =>
    (
      await createAccounts(house).signIn(
        { issuer: 'demo', subject: hpr, name: `Lege ${hpr}`, hpr, pidPseudonym: null, securityLevel: null },
        call,
      )
    ).actor;

  beforeAll(async () => {
    home = await createTestHome('published');
    house = await home.open({ role: 'server' });
    await importTownInstitutions(house);
    await publishRelease(house, operator, quietTools());
    await house.clock.set('2021-01-15T09:00:00Z');
    running = await createUseCases({ ...house, log: house.log.child({}, { level: 'silent' }) });
    use = running.operations;
    const [first, second] = (await listGroups(house.db, systemScope('list-group'), '2021-01-15')).filter(
      ({ leaders }) => leaders.length > 0,
    );
    if (!first || !second) throw new Error('The town has too few groups with leaders');
    [group, otherGroup] = [first.id, second.id];
    leader = await signIn(first.leaders[0] ?? '');
    const [colleague] = await house.db
      .selectFrom('group_members')
      .select('hpr')
      .where('group_id', '=', first.id)
      .where('hpr', '!=', leader.hpr ?? '')
      .execute();
    member = await signIn(colleague?.hpr ?? '');
    stranger = await signIn(second.leaders[0] ?? '');
    const [a, b] = await listInstitutionsToday(house, house.db);
    [nursingHome, otherHome] = [String(a?.organisation), String(b?.organisation)];
  });
  afterAll(async () => {
    await running.stop();
    await home.remove();
  });

  const ask = (actor: Actor, input: object) => use.searchFhirMeasureReports(actor, input, call);
  const selfOf = async (actor: Actor) =>
    (await use.searchFhirPractitioners(actor, {}, call)).entry?.[0]?.resource;

  it('get their own figures and those of their group, exactly as Explore tells them, and nobody else’s', async () => {
    const self = (await selfOf(leader))?.id ?? '';
    const all = await ask(leader, { measure: DOCTORS, _count: 1000 });
    expect(whom(all)).toEqual([`Group/${group}`, `Practitioner/${self}`]);
    expect(new Set(reportsOf(all).map(({ id }) => id)).size).toBe(all.total);
    for (const [level, subject] of [
      ['own', `Practitioner/${self}`],
      ['group', `Group/${group}`],
    ] as const) {
      const asked = { measure: DOCTORS, subject, 'period-kind': 'rolling12', _count: 1000 };
      const reports = reportsOf(await ask(leader, asked));
      const query = { indicator: DOCTORS, level, period: 'rolling12' } as const;
      const { series } = await explore.readExploreView(house, leader, query, call);
      const points = series[0]?.points.filter(({ reason }) => reason !== 'no-data') ?? [];
      expect(points.length).toBeGreaterThan(1);
      expect(points.some(({ value }) => value !== null)).toBe(true);
      expect(
        reports.map((report) => [
          report.period.end.slice(0, 7),
          report.group[0]?.measureScore.value ?? null,
          report.group[0]?.population?.map(({ count = null }) => count),
        ]),
      ).toEqual(
        points.map(({ end, value, numerator, denominator }) => [
          end,
          value === null ? null : Number(value.toFixed(4)),
          [denominator, denominator, numerator],
        ]),
      );
    }
  });

  it('get what is valid by the standard’s schema: every kind of subject, of period and of resource', async () => {
    const contact = somebody('institution-contact', ['institution', nursingHome]);
    for (const [actor, measure] of [
      [leader, DOCTORS],
      [leader, 'ddd-per-1000-days'],
      [contact, HOMES],
    ] as const) {
      const reports = reportsOf(await ask(actor, { measure, _count: 1000 }));
      const kinds = Map.groupBy(reports, ({ id }) => id.replace(/\d{6}/, ''));
      expect(kinds.size).toBeGreaterThan(1);
      for (const [report] of kinds.values()) expect(fhirFaults(report as never), report?.id).toEqual([]);
    }
    for (const bundle of [
      await use.searchFhirMeasures(leader, { _count: 1000 }, call),
      await use.searchFhirPractitioners(leader, {}, call),
      await use.searchFhirGroups(leader, {}, call),
      await use.searchFhirLocations(contact, {}, call),
    ]) {
      expect(bundle.total).toBeGreaterThan(0);
      expect(fhirFaults(bundle)).toEqual([]);
    }
    expect(fhirFaults(await use.readFhirMetadata(leader, {}, call))).toEqual([]);
    const measure = await use.readFhirMeasure(leader, { id: DOCTORS }, call);
    expect((await ask(leader, { measure: measure.url, _count: 0 })).total).toBeGreaterThan(0);
  });

  it('get the figures of the home where they work, and of the country', async () => {
    for (const role of ['institution-contact', 'institution-staff'] as const) {
      const worker = somebody(role, ['institution', nursingHome]);
      const subject = `Location/home-${nursingHome}`;
      expect(whom(await ask(worker, { measure: HOMES, _count: 1000 }))).toEqual(['Location/nation', subject]);
      const reports = reportsOf(await ask(worker, { measure: HOMES, subject, _count: 1000 }));
      const numbers = await house.shelf.current();
      const organisation = Number(nursingHome);
      let known = 0;
      for (const report of reports) {
        const end = numbers?.institutions?.ends.find((month) =>
          report.id.includes(`.r${formatMonth(month).replace('-', '')}`),
        );
        if (end === undefined) throw new Error(`${report.id} is of no end of the release`);
        const years =
          (await numbers?.institutions?.ownFigures({ kind: 'institution', organisation }, organisation, {
            from: (end - 11) as typeof end,
            to: end,
          })) ?? [];
        const sums = years.find(({ unitType }) => report.id.endsWith(`.${unitType}`))?.sums[HOMES];
        const { value } = report.group[0]?.measureScore ?? {};
        if (sums?.denominator) expect(value).toBeCloseTo((100 * sums.numerator) / sums.denominator, 3);
        // Home care has no bed days.
        else expect(value).toBeUndefined();
        known += value === undefined ? 0 : 1;
      }
      expect(known).toBeGreaterThan(0);
      const [report] = reports;
      expect(await use.readFhirMeasureReport(worker, { id: report?.id ?? '' }, call)).toEqual(report);
    }
  });

  it('leave a line for each look at a person, a group and a home, and none for areas', async () => {
    const since = async () => (await listAudit(house.db, { act: 'read-measure-reports' }, 500)).length;
    const before = await since();
    const self = (await selfOf(leader))?.id ?? '';
    const { entry = [] } = await ask(leader, { measure: DOCTORS, _count: 1000 });
    const lines = await listAudit(house.db, { act: 'read-measure-reports' }, 2);
    expect(lines.map(({ objectKind, objectId, outcome }) => [objectKind, objectId, outcome]).sort()).toEqual([
      ['group', group, 'success'],
      ['person', leader.userId, 'success'],
    ]);
    const own = entry.find(({ resource }) => resource.subject.reference === `Practitioner/${self}`);
    await use.readFhirMeasureReport(leader, { id: own?.resource.id ?? '' }, call);
    const worker = somebody('institution-contact', ['institution', nursingHome]);
    await ask(worker, { measure: HOMES, subject: `Location/home-${nursingHome}` });
    expect(await since()).toBe(before + 4);
    const quiet = await since();
    await ask(somebody('researcher'), { measure: HOMES, _count: 1000 });
    await use.searchFhirMeasures(leader, {}, call);
    await ask(leader, { measure: DOCTORS, _count: 0 });
    expect(await since()).toBe(quiet);
  });

  it('cannot ask for anybody else’s: whoever asks, it is not there, and the attempt is on record', async () => {
    const self = (await selfOf(leader))?.id ?? '';
    const theirs = await ask(leader, { measure: DOCTORS, _count: 1000 });
    const own = reportsOf(theirs).find(({ subject }) => subject.type === 'Practitioner')?.id ?? '';
    const ofGroup = reportsOf(theirs).find(({ subject }) => subject.type === 'Group')?.id ?? '';
    const worker = somebody('institution-contact', ['institution', nursingHome]);
    const ofHome =
      reportsOf(await ask(worker, { measure: HOMES, subject: `Location/home-${nursingHome}` }))[0]?.id ?? '';
    const strangers: readonly Actor[] = [
      stranger,
      somebody('gp', undefined, '990019999'),
      somebody('institution-contact', ['institution', otherHome]),
      somebody('institution-staff'),
      ...ROLES.filter((role) => role !== 'institution-contact').map((role) => somebody(role)),
      // Whoever answers for the area where they work.
      somebody('municipal-doctor', ['municipality', '3101']),
      somebody('county-staff', ['county', '31']),
      somebody('regional-centre', ['region', 'sor-ost']),
      // The place of another role opens nothing.
      { ...somebody('institution-contact', ['institution', nursingHome]), roles: ['participant'] },
      { ...somebody('group-leader', ['group', group]), roles: ['researcher'] },
    ];
    for (const actor of strangers) {
      for (const [measure, subject, id, read] of [
        [DOCTORS, `Practitioner/${self}`, own, () => use.readFhirPractitioner(actor, { id: self }, call)],
        [DOCTORS, `Group/${group}`, ofGroup, () => use.readFhirGroup(actor, { id: group }, call)],
        [
          HOMES,
          `Location/home-${nursingHome}`,
          ofHome,
          () => use.readFhirLocation(actor, { id: `home-${nursingHome}` }, call),
        ],
      ] as const) {
        await expect(ask(actor, { measure, subject }), subject).rejects.toMatchObject(GONE);
        await expect(use.readFhirMeasureReport(actor, { id }, call), id).rejects.toMatchObject(GONE);
        await expect(read(), subject).rejects.toMatchObject(GONE);
        expect((await ask(actor, { _id: id })).total).toBe(0);
        expect(whom(await ask(actor, { measure, _count: 1000 }))).not.toContain(subject);
      }
    }
    const refused = await listAudit(house.db, { act: 'search-fhir-measure-reports' }, 500);
    expect(refused).toHaveLength(strangers.length * 3);
    expect(new Set(refused.map(({ outcome }) => outcome))).toEqual(new Set(['refused']));
  });

  it('hear the same of what is another’s and of what never was', async () => {
    const answers = await Promise.allSettled(
      [`Group/${otherGroup}`, 'Group/999999', 'Practitioner/d0000000000', `Location/home-${otherHome}`].map(
        (subject) => ask(leader, { measure: DOCTORS, subject }),
      ),
    );
    const said = answers.map((answer) => (answer.status === 'rejected' ? answer.reason.detail : null));
    expect(new Set(said).size).toBe(1);
    expect(said[0]).toMatch(/search Location, Group and Practitioner/);
  });

  it('share the figures of their group, each with figures of the own', async () => {
    const [a, b] = [await ask(leader, { measure: DOCTORS }), await ask(member, { measure: DOCTORS })];
    expect(whom(b)[0]).toBe(`Group/${group}`);
    expect((await selfOf(leader))?.id).not.toBe((await selfOf(member))?.id);
    const ofGroup = (bundle: Bundle) => reportsOf(bundle).filter(({ subject }) => subject.type === 'Group');
    expect(ofGroup(a)[0]).toEqual(ofGroup(b)[0]);
  });

  it('are told when they follow pages of a release that is not served', async () => {
    await expect(ask(leader, { measure: DOCTORS, release: 'never' })).rejects.toMatchObject(GONE);
    const [old] = await house.db.selectFrom('releases').select('id').orderBy('started_at').execute();
    await expect(ask(leader, { measure: DOCTORS, release: old?.id })).rejects.toMatchObject({
      code: 'release-gone',
    });
  });
});
