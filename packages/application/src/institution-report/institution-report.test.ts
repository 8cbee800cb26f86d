import { randomUUID } from 'node:crypto';
import type { CallContext, UseCases } from '@smalspor/contract/use-cases';
import { listAudit } from '@smalspor/database/audit';
import { insertInstitutionReports } from '@smalspor/database/institution-report';
import type { Actor } from '@smalspor/domain/access';
import { buildInstitutionReport, type InstitutionReportModel } from '@smalspor/domain/institution-report';
import { exampleInstitutionInput } from '@smalspor/domain/report-examples';
import { parseMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { createTestHome, type TestHome } from '../testing/index.ts';
import { createUseCases, type RunningUseCases } from '../use-cases/create-use-cases.ts';

const HOME = '310000019';
const GONE = { code: 'not-found' };

let home: TestHome;
let house: House;
let running: RunningUseCases;
let use: UseCases;

const call = (): CallContext => ({ requestId: 'r', idempotencyKey: randomUUID() });
const at = (
  organisation: string,
  role: 'institution-contact' | 'institution-staff' = 'institution-contact',
): Actor => ({
  userId: randomUUID(),
  name: 'Kari Demo',
  hpr: null,
  roles: [role],
  places: [{ role, kind: 'institution', id: organisation }],
});

function reportNamed(id: string, corrects: InstitutionReportModel | null = null): InstitutionReportModel {
  const why = { nb: 'Nye tall.', nn: 'Nye tal.', en: 'New figures.' };
  const input = exampleInstitutionInput(house.content.institutionIndicators, {
    id,
    corrects: corrects && { id: corrects.id, issuedAt: corrects.issuedAt, why },
  });
  return buildInstitutionReport(input, house.content.messages);
}

async function keep(model: InstitutionReportModel): Promise<void> {
  const manifest = (await house.shelf.current())?.manifest;
  const stored = [
    {
      id: model.id,
      issueId: model.id.slice(0, 36),
      organisation: Number(model.institution.organisation),
      unitType: model.institution.unitType,
      moment: model.moment,
      releaseId: manifest?.id ?? '',
      from: parseMonth(model.period.from),
      to: parseMonth(model.period.to),
      format: model.format,
      synthetic: true,
      model: JSON.stringify(model),
      issuedAt: model.issuedAt,
      supersedes: model.supersedes,
    },
  ];
  await house.db.transaction().execute((trx) => insertInstitutionReports(trx, stored));
}

const FIRST = '00000000-0000-4000-8000-000000000031.long-term';
const SECOND = '00000000-0000-4000-8000-000000000032.long-term';
let first: InstitutionReportModel;

beforeAll(async () => {
  home = await createTestHome('published');
  house = await home.open({ role: 'server' });
  running = await createUseCases({ ...house, log: house.log.child({}, { level: 'silent' }) });
  use = running.operations;
  first = reportNamed(FIRST);
  await keep(first);
});
afterAll(async () => {
  await running.stop();
  await home.remove();
});

describe('a home’s reports', () => {
  it('are there for its contact and staff, as they were frozen, and every reading is on record', async () => {
    for (const role of ['institution-contact', 'institution-staff'] as const) {
      const { reports } = await use.listInstitutionReports(at(HOME, role), { organisation: HOME }, call());
      expect(reports).toMatchObject([
        { id: FIRST, moment: 'start', unitType: 'long-term', supersededBy: null },
      ]);
    }
    const asked = { organisation: HOME, reportId: 'latest' };
    const { report, supersededBy } = await use.readInstitutionReport(at(HOME), asked, call());
    expect(report).toEqual(first);
    expect(supersededBy).toBeNull();
    // A programme names what was issued as a whole.
    const whole = { organisation: HOME, reportId: FIRST.slice(0, 36) };
    expect((await use.readInstitutionReport(at(HOME), whole, call())).report.id).toBe(FIRST);
    const lines = await listAudit(house.db, { objectKind: 'institution-report', objectId: FIRST }, 9);
    expect(lines.map(({ act, outcome }) => `${act} ${outcome}`)).toEqual([
      'read-institution-report success',
      'read-institution-report success',
    ]);
  });

  it('come as the same file each time', async () => {
    const asked = { organisation: HOME, reportId: FIRST, language: 'nn' } as const;
    const { bytes, fileName } = await use.readInstitutionReportPdf(at(HOME), asked, call());
    expect(fileName).toBe('start-long-term-nn.pdf');
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    const again = await use.readInstitutionReportPdf(at(HOME), asked, call());
    expect(Buffer.from(again.bytes).equals(bytes)).toBe(true);
  });

  it('are not there for another home’s people, whatever they ask for; the attempt leaves a line', async () => {
    const stranger = at('310000078');
    for (const reportId of ['latest', FIRST, SECOND]) {
      const asked = { organisation: HOME, reportId };
      await expect(use.readInstitutionReport(stranger, asked, call())).rejects.toMatchObject(GONE);
      const file = { ...asked, language: 'nb' } as const;
      await expect(use.readInstitutionReportPdf(stranger, file, call())).rejects.toMatchObject(GONE);
    }
    await expect(use.listInstitutionReports(stranger, { organisation: HOME }, call())).rejects.toMatchObject(
      GONE,
    );
    // A report of another home’s is not found under the own address either.
    const own = { organisation: '310000078', reportId: FIRST };
    await expect(use.readInstitutionReport(stranger, own, call())).rejects.toMatchObject(GONE);
    const lines = await listAudit(house.db, { objectKind: 'institution-report' }, 20);
    expect(lines.filter(({ outcome, code }) => outcome === 'refused' && code === 'not-found')).toHaveLength(
      8,
    );
  });

  it('stay when they are corrected: the correction is the latest, and says what it replaces', async () => {
    const second = reportNamed(SECOND, first);
    await keep(second);
    const latest = await use.readInstitutionReport(
      at(HOME),
      { organisation: HOME, reportId: 'latest' },
      call(),
    );
    expect(latest.report).toMatchObject({ id: SECOND, supersedes: FIRST });
    const old = await use.readInstitutionReport(at(HOME), { organisation: HOME, reportId: FIRST }, call());
    expect(old.report).toEqual(first);
    expect(old.supersededBy).toBe(SECOND);
  });
});
