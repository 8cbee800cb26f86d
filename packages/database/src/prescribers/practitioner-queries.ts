import type { Scope } from '@smalspor/domain/access';
import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';
import { resolvePrescribers } from './prescriber-keys.ts';

/** A row of the register of practitioners. */
export interface PractitionerRow {
  readonly hpr: string;
  readonly name: string;
  readonly birthYear: number | null;
  readonly sex: string | null;
  readonly profession: string;
  readonly specialty: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface Practitioner extends PractitionerRow {
  readonly prescriber: number;
}

/** Stores a delivery; rows of the deliveries that it replaces go. */
export async function replacePractitioners(
  trx: Db,
  batchId: string,
  rows: readonly PractitionerRow[],
  replaced: readonly string[] = [],
): Promise<void> {
  await trx
    .deleteFrom('practitioners')
    .where('batch_id', 'in', [batchId, ...replaced])
    .execute();
  const keys = await resolvePrescribers(
    trx,
    rows.map(({ hpr }) => hpr),
  );
  const column = <K extends keyof PractitionerRow>(key: K) => rows.map((row) => row[key]);
  await sql`
    insert into practitioners
      (prescriber, name, birth_year, sex, profession, specialty, valid_from, valid_to, batch_id)
    select r.*, ${batchId} from unnest(
      ${rows.map(({ hpr }) => keys.get(hpr))}::integer[], ${column('name')}::text[], ${column('birthYear')}::integer[],
      ${column('sex')}::text[], ${column('profession')}::text[], ${column('specialty')}::text[],
      ${column('validFrom')}::date[], ${column('validTo')}::date[]) as r`.execute(trx);
}

/** The practitioners in scope as they stood on a day, in order of their keys; only some, where HPR numbers are given. */
export async function listPractitioners(
  db: Db,
  scope: Scope,
  day: string,
  hprNumbers?: readonly string[],
): Promise<readonly Practitioner[]> {
  if (hprNumbers?.length === 0) return [];
  const all = practitionersOn(db, scope, day);
  const wanted = hprNumbers ? all.where('prescriber_keys.hpr', 'in', [...hprNumbers]) : all;
  return wanted.orderBy('practitioners.prescriber').execute();
}

export async function findPractitioner(
  db: Db,
  scope: Scope,
  hpr: string,
  day: string,
): Promise<Practitioner | null> {
  const row = await practitionersOn(db, scope, day).where('prescriber_keys.hpr', '=', hpr).executeTakeFirst();
  return row ?? null;
}

/** People whose name contains the text, in Norwegian order. */
export async function searchPractitioners(
  db: Db,
  scope: Scope,
  search: { readonly text: string; readonly day: string; readonly limit: number },
): Promise<readonly Practitioner[]> {
  return practitionersOn(db, scope, search.day)
    .where(sql<boolean>`position(lower(${search.text}) in lower(practitioners.name)) > 0`)
    .orderBy('practitioners.name')
    .orderBy('practitioners.prescriber')
    .limit(search.limit)
    .execute();
}

/** One row for each practitioner: where two overlap, the later start is the truth of the day. */
function practitionersOn(db: Db, scope: Scope, day: string) {
  const latest = db
    .selectFrom('practitioners')
    .distinctOn('prescriber')
    .selectAll()
    .where('valid_from', '<=', day)
    .where((expression) =>
      expression.or([expression('valid_to', 'is', null), expression('valid_to', '>=', day)]),
    )
    .orderBy('prescriber')
    .orderBy('valid_from', 'desc');
  const query = db
    .selectFrom(latest.as('practitioners'))
    .innerJoin('prescriber_keys', 'prescriber_keys.prescriber', 'practitioners.prescriber')
    .select([
      'practitioners.prescriber',
      'prescriber_keys.hpr',
      'practitioners.name',
      'practitioners.birth_year as birthYear',
      'practitioners.sex',
      'practitioners.profession',
      'practitioners.specialty',
      'practitioners.valid_from as validFrom',
      'practitioners.valid_to as validTo',
    ]);
  return scope.kind === 'own' ? query.where('prescriber_keys.hpr', '=', scope.hpr) : query;
}
