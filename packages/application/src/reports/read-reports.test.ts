import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listAudit } from '@smalspor/database/audit';
import { findLatestReport, findReportDocument, listReports as listStored } from '@smalspor/database/reports';
import { type Actor, systemScope } from '@smalspor/domain/access';
import { isRefusal } from '@smalspor/domain/refusal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import {
  createTestHome,
  dataManager,
  doctor,
  groupLeader,
  operator,
  type TestHome,
} from '../testing/index.ts';
import { archivedPdf } from './archived-pdf.ts';
import { listReportViews } from './list-report-views.ts';
import { openReportAsOperator } from './open-report-as-operator.ts';
import { readReportPdf } from './read-report-pdf.ts';
import { listReports, parseModel, readReport } from './read-reports.ts';

const call = { requestId: 'request-1', idempotencyKey: null };
const scope = systemScope('verify-home');

let home: TestHome;
let house: House;
let anne: Actor;
let bo: Actor;
beforeAll(async () => {
  home = await createTestHome('issued');
  house = await home.open();
  const [first, second] = await listStored(house.db, scope);
  anne = doctor(first?.hpr ?? '');
  bo = doctor(second?.hpr ?? '');
});
afterAll(() => home.remove());

async function latestId(of: Actor): Promise<string> {
  return (await findLatestReport(house.db, { kind: 'own', hpr: of.hpr ?? '' }))?.id ?? '';
}

/** What a refusal tells: enough to tell two apart, if they can be told apart. */
async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!isRefusal(error)) throw new Error('It was not refused');
  return { code: error.code, detail: error.detail, facts: error.facts };
}

describe('reading', () => {
  it('shows a doctor the own reports, as they were frozen, and notes it first', async () => {
    const { reports } = await listReports(house, anne, {}, call);
    expect(reports).toHaveLength(1);
    const { report, supersededBy } = await readReport(house, anne, { reportId: 'latest' }, call);
    const stored = await findLatestReport(house.db, { kind: 'own', hpr: anne.hpr ?? '' });
    expect(JSON.stringify(report)).toBe(stored?.model);
    expect(report.recipient.hpr).toBe(anne.hpr);
    expect(supersededBy).toBeNull();
    expect((await listAudit(house.db, {}, 1))[0]).toMatchObject({
      actor: `person:${anne.userId}`,
      act: 'read-report',
      objectId: report.id,
      outcome: 'success',
    });
  });

  it('cannot tell a colleague’s report from one that does not exist, whoever asks', async () => {
    const colleagues = await latestId(bo);
    const missing = '00000000-0000-4000-8000-000000000000';
    const leader = groupLeader(anne.hpr ?? '');
    for (const reader of [
      anne,
      leader,
      { ...dataManager, hpr: anne.hpr, roles: ['gp', 'data-manager'] as const },
    ]) {
      const unknown = await refusalOf(readReport(house, reader, { reportId: missing }, call));
      expect(unknown).toMatchObject({ code: 'not-found' });
      expect(await refusalOf(readReport(house, reader, { reportId: colleagues }, call))).toEqual(unknown);
      const pdf = { reportId: colleagues, language: 'nb' } as const;
      expect(await refusalOf(readReportPdf(house, reader, pdf, call))).toEqual(unknown);
    }
    for (const reader of [dataManager, operator]) {
      for (const reportId of [colleagues, missing, 'latest']) {
        expect(await refusalOf(readReport(house, reader, { reportId }, call))).toMatchObject({
          code: 'not-found',
        });
      }
      expect(await refusalOf(listReports(house, reader, {}, call))).toMatchObject({ code: 'not-found' });
    }
    const lines = await listAudit(house.db, { objectKind: 'report', objectId: colleagues }, 20);
    expect(lines.filter(({ outcome }) => outcome === 'success')).toHaveLength(1);
    const refused = lines.filter(({ outcome }) => outcome === 'refused').reverse();
    expect(refused.map(({ actor, act, code }) => [actor, act, code])).toEqual([
      ...[anne, leader, dataManager].flatMap(({ userId }) => [
        [`person:${userId}`, 'read-report', 'not-found'],
        [`person:${userId}`, 'download-report', 'not-found'],
      ]),
      [`person:${dataManager.userId}`, 'read-report', 'not-found'],
      ['operator:test', 'read-report', 'not-found'],
    ]);
    // Whoever was refused has seen nothing, so the colleague is not told of it as a view.
    const { views } = await listReportViews(house, bo, {}, call);
    expect(views.map(({ act }) => act)).toEqual(['issued']);
    await refusalOf(readReport(house, anne, { reportId: '13097248022' }, call));
    expect((await listAudit(house.db, { act: 'read-report' }, 1))[0]).toMatchObject({ objectId: null });
  });
});

describe('the archived PDF', () => {
  it('is the same bytes every time, and the same when it is printed again', async () => {
    const id = await latestId(anne);
    const first = await readReportPdf(house, anne, { reportId: id, language: 'nn' }, call);
    expect(Buffer.from(first.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(first.fileName).toBe('antibiotikarapport-nn.pdf');
    const again = await readReportPdf(house, anne, { reportId: 'latest', language: 'nn' }, call);
    expect(Buffer.from(again.bytes).equals(first.bytes)).toBe(true);
    const stored = await findLatestReport(house.db, { kind: 'own', hpr: anne.hpr ?? '' });
    if (stored === null) throw new Error('There is no report');
    const printed = await house.printer.print(parseModel(stored), 'nn');
    expect(Buffer.from(printed).equals(first.bytes)).toBe(true);
    const downloads = await listAudit(house.db, { act: 'download-report' }, 10);
    expect(downloads.filter(({ outcome }) => outcome === 'success')).toHaveLength(2);
  });

  it('is printed once when two ask at the same moment', async () => {
    const model = (await readReport(house, bo, { reportId: 'latest' }, call)).report;
    const both = await Promise.all(
      [1, 2].map(() => archivedPdf(house, { kind: 'own', hpr: bo.hpr ?? '' }, model, 'nb')),
    );
    const document = await findReportDocument(house.db, scope, model.id, 'nb');
    const archived = await readFile(join(home.directory, document?.path ?? ''));
    for (const bytes of both) expect(archived.equals(bytes)).toBe(true);
  });

  it('that is damaged is refused; one that is gone comes back, if it is printed to the same bytes', async () => {
    const reportId = await latestId(anne);
    const document = await findReportDocument(house.db, scope, reportId, 'nn');
    const path = join(home.directory, document?.path ?? '');
    const issued = await readFile(path);
    const bytes = Buffer.from(issued);
    bytes[bytes.length - 20] = (bytes.at(-20) ?? 0) ^ 1;
    await writeFile(path, bytes);
    const ask = () => readReportPdf(house, anne, { reportId, language: 'nn' }, call);
    await expect(ask()).rejects.toMatchObject({ code: 'report-damaged' });
    await rm(path);
    const other = { ...house, printer: { ...house.printer, print: async () => new Uint8Array([1]) } };
    const printedOtherwise = readReportPdf(other, anne, { reportId, language: 'nn' }, call);
    await expect(printedOtherwise).rejects.toMatchObject({ code: 'report-damaged' });
    const unprintable = { ...house, printer: { ...house.printer, print: () => Promise.reject(new Error()) } };
    await expect(readReportPdf(unprintable, anne, { reportId, language: 'nn' }, call)).rejects.toMatchObject({
      code: 'report-damaged',
    });
    expect(issued.equals((await ask()).bytes)).toBe(true);
    expect(issued.equals(await readFile(path))).toBe(true);
  });
});

describe('who has seen my report', () => {
  it('tells who issued, read and downloaded it, and names the reader’s own acts so', async () => {
    const id = await latestId(anne);
    const { views } = await listReportViews(house, anne, {}, call);
    expect(views.every(({ reportId }) => reportId === id)).toBe(true);
    expect(views.at(-1)).toMatchObject({ act: 'issued', by: 'operator:test' });
    expect(views.filter(({ by }) => by === null).map(({ act }) => act)).toContain('read');
  });

  it('shows the doctor when the operator has printed the report', async () => {
    const opened = await openReportAsOperator(house, operator, {
      hpr: bo.hpr ?? '',
      language: 'nb',
      withPdf: false,
    });
    expect(opened.model.recipient.hpr).toBe(bo.hpr);
    const { views } = await listReportViews(house, bo, {}, call);
    expect(views[0]).toMatchObject({ act: 'read', by: 'operator:test', reportId: opened.model.id });
  });
});

describe('the operator', () => {
  const ask = { hpr: '', language: 'nb', withPdf: false } as const;

  it('opens no report in a home with real data, and the attempt is on record', async () => {
    const real = { ...house, synthetic: async () => false };
    await expect(openReportAsOperator(real, operator, { ...ask, hpr: bo.hpr ?? '' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect((await listAudit(house.db, {}, 1))[0]).toMatchObject({
      actor: 'operator:test',
      act: 'read-report',
      outcome: 'refused',
    });
  });

  it('is told when there is no report; nobody else opens one this way', async () => {
    await expect(openReportAsOperator(house, operator, { ...ask, hpr: '999999999' })).rejects.toMatchObject({
      code: 'not-found',
    });
    for (const other of [dataManager, anne, groupLeader(anne.hpr ?? '')]) {
      await expect(openReportAsOperator(house, other, { ...ask, hpr: bo.hpr ?? '' })).rejects.toMatchObject({
        code: 'not-allowed',
      });
    }
  });
});
