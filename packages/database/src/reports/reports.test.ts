import { type Actor, ownScope, systemScope } from '@smalspor/domain/access';
import { parseMonth } from '@smalspor/domain/time';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { appendAudit } from '../audit/append-audit.ts';
import { listReportAudit } from '../audit/audit-queries.ts';
import { recordSignIn } from '../people/people-queries.ts';
import { AT, exampleReport, prepareReports, SHA } from '../testing/examples.ts';
import { withTestDatabase } from '../testing/index.ts';
import {
  findReportDocument,
  listReportDocuments,
  listReportsWithoutDocument,
  recordReportDocument,
} from './document-queries.ts';
import {
  findLatestReport,
  findReport,
  insertReports,
  listDamagedReports,
  listReports,
} from './report-queries.ts';

const gp = (hpr: string): Actor => ({ userId: hpr, name: 'x', roles: ['gp'], hpr });
const anne = ownScope(gp('990000001'));
const bo = ownScope(gp('990000002'));
const everyone = systemScope('render-reports');

describe('reports', () => {
  it('come back byte for byte', async () => {
    await withTestDatabase(async ({ db }) => {
      const [prescriber] = await prepareReports(db);
      const { prescriber: _, ...frozen } = exampleReport({ prescriber });
      await insertReports(db, [exampleReport({ prescriber })]);
      expect(await findReport(db, anne, 'r-1')).toMatchObject({
        ...frozen,
        hpr: '990000001',
        supersededBy: null,
      });
    });
  });

  it('are their owner’s alone', async () => {
    await withTestDatabase(async ({ db }) => {
      const [prescriber, other] = await prepareReports(db);
      await insertReports(db, [
        exampleReport({ prescriber }),
        exampleReport({ id: 'r-2', prescriber: other }),
      ]);
      expect((await listReports(db, anne)).map(({ id }) => id)).toEqual(['r-1']);
      expect(await findReport(db, anne, 'r-2')).toBeNull();
      expect((await findLatestReport(db, bo))?.id).toBe('r-2');
      expect((await listReports(db, everyone)).map(({ id }) => id)).toEqual(['r-1', 'r-2']);
      expect(await listReports(db, ownScope(gp('990000003')))).toEqual([]);
      expect(() => ownScope({ ...gp('1'), hpr: null })).toThrow('no HPR number');
    });
  });

  it('are corrected by another report, and both are kept', async () => {
    await withTestDatabase(async ({ db }) => {
      const [prescriber] = await prepareReports(db);
      await insertReports(db, [exampleReport({ prescriber })]);
      await expect(insertReports(db, [exampleReport({ id: 'r-2', prescriber })])).rejects.toMatchObject({
        constraint: 'report_models_current',
      });
      await db
        .transaction()
        .execute((trx) =>
          insertReports(trx, [
            exampleReport({ id: 'r-2', prescriber, supersedes: 'r-1', issuedAt: '2026-04-01T00:00:00.000Z' }),
          ]),
        );
      expect(
        (await listReports(db, anne)).map(({ id, supersedes, supersededBy }) => [
          id,
          supersedes,
          supersededBy,
        ]),
      ).toEqual([
        ['r-2', 'r-1', null],
        ['r-1', null, 'r-2'],
      ]);
      expect((await findLatestReport(db, anne))?.id).toBe('r-2');
    });
  });

  it('are never changed, and a change behind our back is noticed', async () => {
    await withTestDatabase(async ({ db }) => {
      const [prescriber] = await prepareReports(db);
      await insertReports(db, [exampleReport({ prescriber })]);
      const change = sql`update report_models set model = '{}'`;
      await expect(change.execute(db)).rejects.toMatchObject({ sqlState: '23001' });
      await sql`alter table report_models disable trigger user`.execute(db);
      await change.execute(db);
      await expect(findReport(db, anne, 'r-1')).rejects.toMatchObject({ code: 'report-damaged' });
      expect(await listDamagedReports(db)).toEqual(['r-1']);
    });
  });

  it('for 5,000 doctors of 25 KB each are frozen within half a minute', async () => {
    await withTestDatabase(async ({ db }) => {
      const [prescriber] = await prepareReports(db);
      const text = JSON.stringify(Array.from({ length: 1_800 }, (_, index) => `${(index * 7919) % 104_729}`));
      const model = text.slice(0, 12_000) + ' '.repeat(13_000);
      const reports = Array.from({ length: 5_000 }, (_, index) =>
        exampleReport({
          id: `r-${index}`,
          prescriber,
          model,
          from: parseMonth('2000-01'),
          to: ((parseMonth('2000-01') as number) + index) as never,
        }),
      );
      const start = performance.now();
      await db.transaction().execute((trx) => insertReports(trx, reports));
      expect(performance.now() - start).toBeLessThan(30_000);
      expect(await listReports(db, anne)).toHaveLength(5_000);
    });
  });
});

describe('archived documents', () => {
  it('are noted once and found within scope', async () => {
    await withTestDatabase(async ({ db }) => {
      const [prescriber, other] = await prepareReports(db);
      await insertReports(db, [
        exampleReport({ prescriber }),
        exampleReport({ id: 'r-2', prescriber: other }),
      ]);
      const document = {
        reportId: 'r-1',
        language: 'nb' as const,
        path: 'reports/r-1.nb.pdf',
        sha256: SHA,
        bytes: 60_000,
        versions: { template: '1', font: '4.1', renderer: '0.14.2' },
        renderedAt: AT,
      };
      expect(await listReportsWithoutDocument(db, everyone, 'nb', 10)).toEqual(['r-1', 'r-2']);
      await recordReportDocument(db, document);
      await recordReportDocument(db, { ...document, sha256: 'b'.repeat(64) });
      expect(await findReportDocument(db, anne, 'r-1', 'nb')).toEqual(document);
      expect(await findReportDocument(db, bo, 'r-1', 'nb')).toBeNull();
      expect(await findReportDocument(db, anne, 'r-1', 'nn')).toBeNull();
      expect(await listReportDocuments(db, everyone)).toEqual([document]);
      expect(await listReportsWithoutDocument(db, everyone, 'nb', 10)).toEqual(['r-2']);
      expect(await listReportsWithoutDocument(db, anne, 'nb', 10)).toEqual([]);
    });
  });
});

describe('who has seen my report', () => {
  it('tells the owner, by name where a person did it, and nobody else', async () => {
    await withTestDatabase(async ({ db }) => {
      const [prescriber] = await prepareReports(db);
      await insertReports(db, [exampleReport({ prescriber })]);
      const person = await recordSignIn(db, {
        issuer: 'i',
        subject: 's',
        name: 'Anne',
        hpr: '990000001',
        pidPseudonym: null,
        at: AT,
      });
      const line = {
        at: AT,
        act: 'read-report',
        objectKind: 'report',
        objectId: 'r-1',
        outcome: 'success' as const,
      };
      await appendAudit(db, [
        { ...line, actor: `person:${person.id}` },
        { ...line, actor: 'job:render-reports', act: 'render-report' },
        { ...line, actor: 'person:x', outcome: 'refused' },
        { ...line, actor: 'person:x', objectKind: 'batch' },
      ]);
      expect((await listReportAudit(db, anne, 10)).map(({ act, actorName }) => [act, actorName])).toEqual([
        ['render-report', null],
        ['read-report', 'Anne'],
      ]);
      expect(await listReportAudit(db, bo, 10)).toEqual([]);
    });
  });
});
