import type { WardType } from '@smalspor/domain/institutions';
import type { PlainDate } from '@smalspor/domain/time';
import type { AnswersByItem } from '@smalspor/domain/visits';
import { type Selectable, sql } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { VisitsTable } from './tables.ts';

export interface PlannedVisit {
  readonly id: string;
  readonly organisation: number;
  /** The home's name on the day that the visit was planned. */
  readonly home: string;
  /** Code of the home's municipality on that day. */
  readonly municipality: string;
  readonly ward: string;
  readonly wardType: WardType;
  readonly day: PlainDate;
  readonly checklist: string;
  readonly checklistVersion: number;
  readonly visitorId: string;
}

export interface StoredVisit extends PlannedVisit {
  readonly visitor: string;
  /** What the home was sent; `null` until it has been. */
  readonly report: {
    readonly version: number;
    readonly answers: AnswersByItem;
    /** The changes that it was made from. */
    readonly heads: readonly string[];
    readonly at: string;
  } | null;
}

export async function insertVisit(trx: Db, visit: PlannedVisit, at: string): Promise<void> {
  await trx
    .insertInto('visits')
    .values({
      id: visit.id,
      organisation: visit.organisation,
      home: visit.home,
      municipality: visit.municipality,
      ward: visit.ward,
      ward_type: visit.wardType,
      day: visit.day,
      checklist: visit.checklist,
      checklist_version: visit.checklistVersion,
      visitor_id: visit.visitorId,
      planned_at: at,
      report: null,
      report_heads: null,
      reported_at: null,
    })
    .execute();
}

/** A visit by its id, or `null`; locked against other writers when `forChange` is set. */
export async function findVisit(db: Db, id: string, forChange = false): Promise<StoredVisit | null> {
  const query = selectVisits(db).where('visits.id', '=', id);
  const row = await (forChange ? query.forUpdate('visits') : query).executeTakeFirst();
  return row ? toVisit(row) : null;
}

/** Every visit, or those to one home, the latest day first. */
export async function listVisits(db: Db, organisation?: number): Promise<readonly StoredVisit[]> {
  const all = selectVisits(db).orderBy(sql`day desc, planned_at desc, visits.id`);
  const rows = await (organisation === undefined
    ? all
    : all.where('organisation', '=', organisation)
  ).execute();
  return rows.map(toVisit);
}

/** Sends the home what was seen, or a corrected report. @returns whether it was sent; not when another came first */
export async function saveVisitReport(
  trx: Db,
  id: string,
  seen: number,
  report: { readonly answers: AnswersByItem; readonly heads: readonly string[]; readonly at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('visits')
    .set({
      report_version: seen + 1,
      report: JSON.stringify(report.answers),
      report_heads: [...report.heads],
      reported_at: report.at,
    })
    .where('id', '=', id)
    .where('report_version', '=', seen)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function selectVisits(db: Db) {
  return db
    .selectFrom('visits')
    .innerJoin('people', 'people.id', 'visits.visitor_id')
    .selectAll('visits')
    .select('people.name as visitor');
}

function toVisit(row: Selectable<VisitsTable> & { readonly visitor: string }): StoredVisit {
  return {
    id: row.id,
    organisation: row.organisation,
    home: row.home,
    municipality: row.municipality,
    ward: row.ward,
    wardType: row.ward_type,
    day: row.day,
    checklist: row.checklist,
    checklistVersion: row.checklist_version,
    visitorId: row.visitor_id,
    visitor: row.visitor,
    report:
      row.report === null || row.report_heads === null || row.reported_at === null
        ? null
        : { version: row.report_version, answers: row.report, heads: row.report_heads, at: row.reported_at },
  };
}
