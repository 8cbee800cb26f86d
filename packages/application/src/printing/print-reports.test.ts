import { randomUUID } from 'node:crypto';
import { listReports } from '@smalspor/database/reports';
import { type Actor, systemScope } from '@smalspor/domain/access';
import { join, play } from '@smalspor/domain/programmes/testing';
import type { CoverSheet } from '@smalspor/reports/cover';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccounts } from '../accounts/create-accounts.ts';
import { groupCourse, store } from '../certificates/testing/played-rounds.ts';
import type { House } from '../house/house.ts';
import { readRound } from '../programmes/read-round.ts';
import { listReportViews } from '../reports/list-report-views.ts';
import { createTestHome, doctor, operator, type TestHome } from '../testing/index.ts';
import { printReports } from './print-reports.ts';

const call = () => ({ requestId: 'request-1', idempotencyKey: randomUUID() });
const UNIT = { kind: 'general-practice-group', id: 'group-1', county: '06' };
const reason = 'They have asked for paper.';

let home: TestHome;
let house: House;
let admin: Actor;
let roundId: string;
/** Three doctors: two with a report, one without. */
let ids: readonly [string, string, string];
let reportIds: readonly string[];
const covers: CoverSheet[] = [];

beforeAll(async () => {
  home = await createTestHome('issued');
  const opened = await home.open();
  const { printer } = opened;
  house = {
    ...opened,
    now: () => '2021-03-01T09:00:00Z',
    printer: {
      ...printer,
      printCover: (cover) => {
        covers.push(cover);
        return printer.printCover(cover);
      },
    },
  };
  const signIn = async (subject: string, hpr: string | null) => {
    const identity = { issuer: 'demo', subject, name: 'Pia', hpr, pidPseudonym: null, securityLevel: null };
    return (await createAccounts(house).signIn(identity, call())).actor;
  };
  admin = await signIn('demo-programme-admin', null);
  const reports = await listReports(house.db, systemScope('verify-home'));
  const [anne, bo] = [...new Map(reports.map((each) => [each.hpr, each])).values()];
  if (!anne || !bo) throw new Error('The town has too few reports');
  reportIds = [anne.id, bo.id];
  ids = [`hpr:${anne.hpr}`, `hpr:${bo.hpr}`, 'hpr:1'];
  const { userId } = await signIn(`hpr-${bo.hpr}`, bo.hpr);
  await house.db.updateTable('people').set({ language: 'nn' }).where('id', '=', userId).execute();
  const begins = play(groupCourse(house))
    .make('2021-01-10', { type: 'invited', unit: UNIT, leader: ids[2] })
    .make('2021-01-10', { type: 'enrolled', unit: UNIT, leader: ids[2] });
  const joined = ids.reduce((each, id) => each.make('2021-01-10', join(id, '2021-01-10')), begins);
  const round = [anne, bo].reduce(
    (each, { hpr, id }) => each.make('2021-01-15', issue(`hpr:${hpr}`, id)),
    joined,
  );
  roundId = await store(house, round, 'Sagene 2');
});
afterAll(() => home.remove());

const print = (participants: readonly string[], actor = admin, key = call()) =>
  printReports(house, actor, { roundId, report: 'start', participants: [...participants], reason }, key);

function issue(participant: string, reportId: string) {
  return { type: 'report-issued', report: 'start', participant, reportId, supersedes: null } as const;
}

/** The lines about reports that were printed, oldest first. */
const lines = () =>
  house.db
    .selectFrom('audit_log')
    .select(['object_id', 'outcome', 'reason', 'actor'])
    .where('act', '=', 'print-report')
    .orderBy('sequence')
    .execute();

describe('reports on paper', () => {
  it('come as one file, each under a sheet with its owner’s name, in the owner’s language', async () => {
    const { bytes, fileName } = await print(ids.slice(0, 2));
    const text = Buffer.from(bytes).toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(fileName).toBe('rapporter-til-utskrift.pdf');
    expect(covers.map(({ language, printed }) => [language, printed])).toEqual([
      ['nb', 'Skrevet ut 1. mars 2021 av Pia'],
      ['nn', 'Skriven ut 1. mars 2021 av Pia'],
    ]);
    const stored = await listReports(house.db, systemScope('verify-home'));
    const names = new Set(covers.map(({ name }) => name));
    expect(names.size).toBe(2);
    expect(stored.length).toBeGreaterThan(0);
    // A sheet and its empty back, and then a whole number of sheets, for each.
    const pages = Number(/\/Type \/Pages \/Count (\d+) \/Kids/.exec(text)?.[1]);
    expect(pages % 2).toBe(0);
    expect(pages).toBeGreaterThanOrEqual(8);
  });

  it('are on record with the reason, once for each request, and their owners see it', async () => {
    const before = (await lines()).length;
    const key = call();
    const first = await print(ids.slice(0, 1), admin, key);
    const again = await print(ids.slice(0, 1), admin, key);
    expect(Buffer.from(again.bytes).equals(first.bytes)).toBe(true);
    const actor = `person:${admin.userId}`;
    expect((await lines()).slice(before)).toEqual([
      { object_id: reportIds[0], outcome: 'success', reason, actor },
    ]);
    const { views } = await listReportViews(house, doctor(ids[0].slice(4)), {}, call());
    expect(views[0]).toEqual({
      at: '2021-03-01T09:00:00.000Z',
      by: 'Pia',
      act: 'printed',
      reportId: reportIds[0],
    });
  });

  it('are printed for nobody who has none, and not one of the others then', async () => {
    const before = (await lines()).length;
    for (const someone of [ids[2], 'hpr:2', 'person:x']) {
      await expect(print([ids[0], someone])).rejects.toMatchObject({ code: 'invalid-request' });
    }
    const after = await lines();
    expect(after.slice(before).map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused']);
  });

  it('are there for administrators alone, who see whose there are and no figures', async () => {
    for (const actor of [doctor(ids[0].slice(4)), doctor('1'), operator]) {
      await expect(print(ids.slice(0, 1), actor)).rejects.toMatchObject({ code: 'not-found' });
    }
    const view = await readRound(house, admin, { roundId }, call());
    expect(view.printable.map(({ id }) => id)).toEqual(['start', 'follow-up']);
    expect(view.roster?.map(({ participant, printable }) => [participant, printable]).sort()).toEqual(
      [
        [ids[0], ['start']],
        [ids[1], ['start']],
        [ids[2], []],
      ].sort(),
    );
    const own = await readRound(house, doctor('1'), { roundId }, call());
    expect([own.printable, own.roster]).toEqual([[], null]);
  });
});
