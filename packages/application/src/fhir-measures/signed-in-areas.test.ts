import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallContext, UseCases } from '@smalspor/contract/use-cases';
import { publishRelease as recordPublished, recordReleaseStart } from '@smalspor/database/releases';
import type { Actor, PlaceKind, Role } from '@smalspor/domain/access';
import { openRelease } from '@smalspor/warehouse/read';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFjordRelease } from '../../../warehouse/src/read/testing/make-fjord-release.ts';
import type { House } from '../house/house.ts';
import { createTestHome, type TestHome } from '../testing/index.ts';
import { operations as openDoor } from './operations.ts';
import { operations as signedIn } from './signed-in-operations.ts';

const call: CallContext = { requestId: 'r', idempotencyKey: null };
const GONE = { code: 'not-found' };

const somebody = (role: Role, place?: readonly [PlaceKind, string], hpr: string | null = null): Actor => ({
  ...{ userId: `${role}-${place?.[1] ?? ''}`, name: role, roles: [role], hpr },
  places: place === undefined ? [] : [{ role, kind: place[0], id: place[1] }],
});

type Bundle = Awaited<ReturnType<UseCases['searchFhirMeasureReports']>>;
const reportsOf = ({ entry = [] }: Bundle) => entry.map(({ resource }) => resource);

describe('readers of areas', () => {
  const MEASURE = 'quinolone-share';
  let home: TestHome;
  let house: House;
  let directory: string;
  let close: () => void;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'smalspor-fhir-'));
    const fjord = await makeFjordRelease(directory, [MEASURE]);
    const reader = await openRelease(fjord.home, fjord.id, { memoryLimit: '256MB', minGroupMembers: 4 });
    home = await createTestHome('empty');
    const opened = await home.open();
    const at = { startedAt: '2022-01-10T06:00:00Z', publishedAt: '2022-01-10T07:00:00Z' };
    const { contentVersion, synthetic } = reader.manifest;
    await recordReleaseStart(opened.db, { ...at, id: fjord.id, contentVersion, synthetic, batches: [] });
    await opened.db
      .transaction()
      .execute((trx) => recordPublished(trx, { ...at, id: fjord.id, manifestSha256: 'a'.repeat(64) }));
    house = {
      ...opened,
      shelf: { ...opened.shelf, current: async () => reader },
      configuration: {
        ...opened.configuration,
        openResults: { ...opened.configuration.openResults, show: 'all' },
      },
    };
    close = () => reader.close();
  });
  afterAll(async () => {
    close();
    await home.remove();
    await rm(directory, { recursive: true, force: true });
  });

  const ask = (actor: Actor, input: object) =>
    signedIn.searchFhirMeasureReports(house, actor, { measure: MEASURE, _count: 1000, ...input }, call);

  const AREAS = [
    ...['nation', 'region-vest', 'county-03', 'county-11', 'county-today-11', 'county-today-46'],
    ...['municipality-1103', 'municipality-1108', 'municipality-4601'],
  ];
  const ROGALAND = ['county-11', 'county-today-11', 'municipality-1103', 'municipality-1108'];

  /** Who answers for what, and which of the areas are theirs to see. */
  const READERS: readonly (readonly [Actor, readonly string[]])[] = [
    [somebody('municipal-doctor', ['municipality', '1108']), ['nation', 'municipality-1108']],
    [somebody('county-staff', ['county', '11']), ['nation', ...ROGALAND]],
    [
      somebody('regional-centre', ['region', 'vest']),
      ['nation', 'region-vest', ...ROGALAND, 'county-today-46', 'municipality-4601'],
    ],
    [somebody('researcher'), AREAS],
    [somebody('programme-admin'), AREAS],
    [somebody('secretariat'), AREAS],
    [somebody('gp', ['municipality', '1108'], '990010001'), ['nation', 'municipality-1108']],
    [somebody('group-leader', ['county', '11'], '990010001'), ['nation', 'county-11', 'county-today-11']],
    [somebody('institution-contact', ['institution', '310000019']), ['nation']],
    [somebody('data-manager'), []],
    [somebody('operator'), []],
    [somebody('participant'), []],
    [somebody('sender'), []],
  ];

  it.each(READERS)('see their own areas and no others: %o', async (actor, theirs) => {
    const { entry = [] } = await signedIn.searchFhirLocations(house, actor, { _count: 1000 }, call);
    const ids = entry.map(({ resource }) => resource.id);
    expect(AREAS.filter((area) => ids.includes(area)).toSorted()).toEqual(theirs.toSorted());
    for (const area of AREAS) {
      const subject = `Location/${area}`;
      if (theirs.includes(area)) expect((await ask(actor, { subject })).total, area).toBeGreaterThan(0);
      else await expect(ask(actor, { subject }), area).rejects.toMatchObject(GONE);
    }
    const reports = reportsOf(await everyPage(actor));
    expect(reports.every(({ subject }) => ids.some((id) => subject.reference === `Location/${id}`))).toBe(
      true,
    );
  });

  it('are told of nation and counties what everyone is told', async () => {
    const reader = somebody('researcher');
    const open = await openDoor.searchOpenMeasureReports(house, { measure: MEASURE, _count: 1000 }, call);
    const closed = new Map(reportsOf(await everyPage(reader)).map((report) => [report.id, report]));
    const compared = (open.entry ?? []).filter(({ resource }) => closed.has(resource.id));
    expect(compared.length).toBeGreaterThan(40);
    for (const { resource } of compared) expect(closed.get(resource.id)).toEqual(resource);
  });

  it('find no number where a figure is hidden, and the reason', async () => {
    const reports = reportsOf(await everyPage(somebody('researcher')));
    const hidden = reports.filter(({ group: [of] }) => of?.measureScore.value === undefined);
    expect(hidden.length).toBeGreaterThan(10);
    expect(reports.length).toBeGreaterThan(hidden.length + 40);
    for (const { group, ...rest } of hidden) {
      expect(JSON.stringify(group)).not.toMatch(/"(count|value)":/);
      expect(rest.text?.div).not.toMatch(/\d,\d|: \d/);
      expect(group[0]?.measureScore.extension?.[0]).toMatchObject({
        url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
        valueCode: expect.stringMatching(/^(masked|unknown|not-applicable|not-performed)$/),
      });
    }
    expect(hidden.some(({ subject }) => subject.reference?.startsWith('Location/municipality'))).toBe(true);
  });

  /** Everything of the measure, a page at a time. */
  async function everyPage(actor: Actor): Promise<Bundle> {
    const first = await ask(actor, {});
    const entry = [...(first.entry ?? [])];
    while (entry.length < first.total)
      entry.push(...((await ask(actor, { _offset: entry.length })).entry ?? []));
    return { ...first, entry };
  }
});
