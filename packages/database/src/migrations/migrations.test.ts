import { readdir } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../testing/index.ts';
import { MIGRATIONS } from './all-migrations.ts';
import { migrateDatabase } from './migrate-database.ts';

const VERSIONS = Object.keys(MIGRATIONS);

/**
 * Rows that a database of each version held. They are written by plain SQL, as that version knew its tables, so that
 * they stay true when the query modules move on. A new migration adds its own rows here.
 */
const POPULATION: Readonly<Record<string, string>> = {
  '0001-foundation': `
    insert into installation values (true, 'home-1');
    insert into prescriber_keys (hpr) values ('990000001'), ('990000002');
    insert into batches (id, format, register, from_month, to_month, sequence, synthetic, source_sha256, patient_key,
      rows, rejected_rows, imported_at, files, quality, state)
    values ('b-1', 'dispensings', 'LMR', 24228, 24239, 1, true, repeat('a', 64), 'k-1', 10, 1, now(), '[]', '{}', 'current');
    insert into rejects (batch_id, file, line, "column", code, reason, masked_value)
    values ('b-1', 'a.csv', 3, 'sex', 'unknown-sex', 'Neither K nor M', '•');
    insert into practitioners (prescriber, name, profession, valid_from, batch_id)
    values (1, 'Anne', 'LE', '2010-01-01', 'b-1');
    insert into releases (id, state, manifest_sha256, content_version, synthetic, started_at, published_at)
    values ('rel-1', 'published', repeat('b', 64), 'c1', true, now(), now());
    insert into release_batches values ('rel-1', 'b-1');
    insert into release_pointer values (true, 'rel-1', now());
    insert into audit_log (at, actor, act, object_kind, object_id, outcome)
    values (now(), 'operator:ola', 'publish-release', 'release', 'rel-1', 'success');`,
  '0002-reports': `
    insert into report_models (id, kind, prescriber, release_id, from_month, to_month, format, synthetic, model,
      model_sha256, issued_at)
    values ('r-1', 'individual', 1, 'rel-1', 24228, 24239, 'smalspor-report/1', true, '{}', repeat('c', 64), now());
    insert into report_documents values ('r-1', 'nb', 'reports/r-1.nb.pdf', repeat('d', 64), 1, '1', '1', '1', now());`,
  '0003-people-and-work': `
    insert into people (id, issuer, subject, name, created_at, last_sign_in_at)
    values ('00000000-0000-4000-8000-000000000001', 'i', 's', 'Anne', now(), now());
    insert into tasks (id, kind, subject, state, started_by, started_at)
    values ('00000000-0000-4000-8000-000000000002', 'import', 'a.csv', 'waiting', 'Anne', now());`,
  '0004-reasons-and-declarations': `
    insert into audit_log (at, actor, act, object_kind, object_id, outcome, reason)
    values (now(), 'person:dina', 'open-quarantine', 'batch', 'b-1', 'success', 'The pharmacy asked about these lines');
    insert into uploads (id, task_id, format, file_name, path, bytes, received_by, received_at, register, sequence)
    values ('00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000002', 'dispensings', 'a.csv',
      'uploads/x', 10, 'Dina', now(), 'LMR', 2);`,
  '0005-age-of-rejects': `
    insert into rejects (batch_id, file, line, code, reason, recorded_at)
    values ('b-1', 'a.csv', 4, 'unknown-sex', 'Neither K nor M', '2026-01-01T00:00:00Z');`,
  '0006-mail': `
    update people set mail_address = 'anne@example.no';
    insert into mail_outbox (id, occasion, person_id, letter, address, language, gaps, state, queued_at, due_at)
    values ('00000000-0000-4000-8000-000000000004', 'report-issued r-1', '00000000-0000-4000-8000-000000000001', 'report-issued', 'anne@example.no', 'nn', '{}',
      'waiting', now(), now());`,
  '0007-programmes': `
    insert into group_members values ('b-1', '17', 'Sagene 2', '0301', '990000001', true, '2016-01-01', null);
    insert into rounds values ('00000000-0000-4000-8000-000000000005', 'rak', 1, 'general-practice-group', '17', 'Sagene 2',
      '0301', '03', 'hpr:990000001', 'invited', 1, now(), now());
    insert into round_moves values ('00000000-0000-4000-8000-000000000005', 1, 'k', now(), 'person:x', 'invited', '{}');
    insert into round_people values ('00000000-0000-4000-8000-000000000005', 'hpr:990000001', '2016-11-15', null);
    insert into round_meetings values ('00000000-0000-4000-8000-000000000005', 'first', now(), now() + interval '2 hours', 'Sagene', 1);
    insert into worksheets values ('00000000-0000-4000-8000-000000000005', 'first', 'hpr:990000001', '{}', 1, now(), null);
    insert into shared_figures values ('00000000-0000-4000-8000-000000000005', '990000001', now(), null);
    insert into declared_lengths values ('00000000-0000-4000-8000-000000000006', '990000001', 24228, 800, 'own', now(),
      '00000000-0000-4000-8000-000000000001', null);
    insert into roll_out_plan values ('rak', '03', 24228, now());
    insert into contacts values ('990000002', 'bo@example.no', now());
    insert into demo_clock values (true, 3600);`,
  '0008-courses': `
    insert into course_places values
      ('00000000-0000-4000-8000-000000000001', 'rak-1-respiratory', 'ear', now(), now());
    insert into course_lessons_read values
      ('00000000-0000-4000-8000-000000000001', 'rak-1-respiratory', 'ear', now());
    insert into course_choices values
      ('00000000-0000-4000-8000-000000000001', 'rak-1-respiratory', 'child-with-earache', 1, 0, now());
    insert into course_answers values
      ('00000000-0000-4000-8000-000000000001', 'rak-1-respiratory', 1, 'otitis-wait', 1, '{1}', now());
    insert into course_sittings values ('00000000-0000-4000-8000-000000000005', '00000000-0000-4000-8000-000000000001',
      'rak-1-respiratory', 1, 1, 'nb', 15, 14, 93, true, '{mean-cough}', now());
    insert into course_companions values ('00000000-0000-4000-8000-000000000005', '990000002');
    insert into statement_outbox (id, person_id, statement, state, queued_at, due_at)
    values ('00000000-0000-4000-8000-000000000006', '00000000-0000-4000-8000-000000000001', '{}', 'waiting', now(), now());`,
  '0009-goals': `
    insert into goals (id, hpr, indicator, indicator_version, baseline, target, set_on, reach_by, measures, state, version)
    values ('00000000-0000-4000-8000-000000000009', '990000001', 'penicillin-v-share', 1, '{"value": 41}', 60,
      '2021-02-01', '2022-02-01', '[]', 'active', 1);
    insert into goal_changes values ('00000000-0000-4000-8000-000000000009', 1, now(), 'set', 60, '2022-02-01', '[]');
    insert into goal_notes values ('00000000-0000-4000-8000-000000000010', '00000000-0000-4000-8000-000000000009', 1,
      '2021-02-01', 'Try', '', '', '', null, 1, now());`,
  '0011-deliveries': `
    insert into deliveries (id, came_by, sender, place, manifest_sha256, state, seen_at, taken_at, ended_at, release_id, reports)
    values ('00000000-0000-4000-8000-000000000011', 'folder', 'lmr', '2021/delivery.json', repeat('e', 64), 'done', now(), now(),
      now(), 'rel-1', 12);
    insert into delivery_files values ('00000000-0000-4000-8000-000000000011', 0, 'dispensings.csv', 'dispensings', 10,
      repeat('f', 64), 'b-1', false);
    insert into delivery_steps (delivery_id, at, step) values ('00000000-0000-4000-8000-000000000011', now(), 'seen');
    insert into delivery_alerts (id, kind, occasion, format, from_month, to_month, due_on, raised_at)
    values ('00000000-0000-4000-8000-000000000012', 'late', 'late dispensings 2021-01', 'dispensings', 24252, 24254,
      '2021-04-20', now());`,
  '0012-certificates': `
    insert into certificates values ('00000000-0000-4000-8000-000000000013', '00000000-0000-4000-8000-000000000005',
      'hpr:990000001', 'rak', now(), repeat('a', 64), '{}', repeat('b', 64), null);
    insert into certificate_documents values ('00000000-0000-4000-8000-000000000013', 'nb', 'pdf', repeat('c', 64), '1', '1',
      '1', now());`,
  '0013-events-and-questionnaires': `
    insert into questionnaire_responses values ('00000000-0000-4000-8000-000000000005', 'hpr:990000001', 'first', 'answered');
    insert into questionnaire_answers values ('after-meeting', 1, 'rak', 'first', '03', 24228, '[{"usefulness": 4}]');
    insert into events values ('00000000-0000-4000-8000-000000000014', 'kick-off', 'rak', '{}', '{}', now(),
      now() + interval '2 hours', 'Sagene', null, 40, true, 'code', 'open', 1);
    insert into event_groups values ('00000000-0000-4000-8000-000000000014', '17');
    insert into event_registrations values ('00000000-0000-4000-8000-000000000014', '00000000-0000-4000-8000-000000000001', 1,
      'registered', null);`,
  '0015-region-roles': `
    insert into role_assignments (id, person_id, role, unit_kind, unit_id, valid_from, source, ended_at)
    values ('00000000-0000-4000-8000-000000000015', '00000000-0000-4000-8000-000000000001', 'regional-centre', 'region',
      'sor-ost', '2026-01-01', 'granted', now());`,
  '0016-mail-confirmation': `
    update people set notices_off = '{event}';
    insert into mail_confirmations values ('00000000-0000-4000-8000-000000000001', 'anne@example.no', repeat('a', 64), now());`,
  '0017-withdrawn-certificates': `
    update certificates set withdrawn_at = issued_at, withdrawn_reason = 'wrong-hours';`,
  '0019-course-parts': `
    insert into course_package_results values ('00000000-0000-4000-8000-000000000001', 'rak-1-respiratory', 'ear', 'throat',
      3, 4, now());`,
  '0020-event-letters': `
    insert into event_groups values ('00000000-0000-4000-8000-000000000014', '18', '990000001', false);`,
  '0021-institution-roles': `
    insert into role_assignments (id, person_id, role, unit_kind, unit_id, valid_from, source)
    values ('00000000-0000-4000-8000-000000000021', '00000000-0000-4000-8000-000000000001', 'institution-contact',
      'institution', '310000019', '2026-01-01', 'granted');`,
  '0022-institution-wards': `
    insert into institution_wards values (310000019, 'long-term', 'Solbakken', '0301', 40, 24216, null, null, 'b-1');`,
  '0023-institution-invitations': `
    insert into institution_invitations values ('00000000-0000-4000-8000-000000000023', 310000019, 'institution-contact', null,
      'Nina', 'nina@example.no', repeat('a', 64), 'person:1', now(), now() + interval '60 days', null, null);`,
  '0024-institution-data': `
    insert into bed_day_tellings values ('00000000-0000-4000-8000-000000000024', 310000019, 24240, 1, '[]', now(), 'x', 'X', null);
    insert into bed_day_drafts values (310000019, 24243, 1, '{}', now(), 'X');
    insert into oddity_answers values ('00000000-0000-4000-8000-000000000024', 310000019, 'jump.acute.2020-01', '9.0', 'right', 'r', now(), 'x', 'X');
    insert into delivery_mandates values ('00000000-0000-4000-8000-000000000024', 310000019, 'apotek', 24240, null, now(), 'x', 'X', null, null);`,
  '0025-administrations': `
    insert into lmdi_bundles values ('00000000-0000-4000-8000-000000000025', 'journal', now(), now(), 9, '{"added": 1}');
    insert into lmdi_administrations (key, bundle_id, organisation, state, changed_at, patient, patient_key, given_at,
      month, atc, dose, unit, route)
    values ('00000000-0000-4000-8000-000000000026', '00000000-0000-4000-8000-000000000025', 310000019, 'given', now(),
      9007199254740993, 'k-1', now(), 24312, 'J01CA08', 200, 'mg', 'O');
    insert into lmdi_months values (24312, now(), null);`,
  '0026-visits': `
    insert into visits values ('00000000-0000-4000-8000-000000000026', 310000019, 'Solbakken', '0301', '2. etasje', 'long-term',
      '2026-03-04', 'antibiotic-infection-control-round', 1, '00000000-0000-4000-8000-000000000001', now(), 1, '{}', '{}', now());
    insert into visit_answers values ('00000000-0000-4000-8000-000000000026', '00000000-0000-4000-8000-000000000027',
      'disinfectant-at-hand', '{"choice": "yes"}', '{}', now(), '00000000-0000-4000-8000-000000000001', now());
    insert into visit_keys values ('00000000-0000-4000-8000-000000000028', '00000000-0000-4000-8000-000000000001',
      repeat('k', 43), now());`,
  '0027-teaching': `
    insert into teaching_entries values ('00000000-0000-4000-8000-000000000027', 1, 310000019, '2026-01-20', 45, 'Anne',
      '{"nurses": 4}', '{rask-3-diagnostics}', '', '', 'noted', false, '00000000-0000-4000-8000-000000000001', now());
    insert into institution_goals values ('00000000-0000-4000-8000-000000000028', 310000019, 2026, 'institution-urinary', 1,
      '{"value": 4.1}', 3, '2026-01-20', '2026-12-31', '[]', 'active', null, 1);
    insert into institution_goal_changes values ('00000000-0000-4000-8000-000000000028', 1, now(),
      '00000000-0000-4000-8000-000000000001', 'set', 3, '2026-12-31', '[]');
    insert into institution_goal_notes values ('00000000-0000-4000-8000-000000000029', '00000000-0000-4000-8000-000000000028', 1,
      '2026-02-01', 'Try', '', '', '', null, 1, now());
    insert into event_institutions values ('00000000-0000-4000-8000-000000000014', 310000019, true);`,
  '0030-institution-reports': `
    insert into institution_reports (id, issue_id, organisation, unit_type, moment, release_id, from_month, to_month, format,
      synthetic, model, model_sha256, issued_at)
    values ('00000000-0000-4000-8000-000000000030.long-term', '00000000-0000-4000-8000-000000000030', 310000019, 'long-term',
      'start', 'rel-1', 24228, 24239, 'smalspor-institution-report/1', true, '{}', repeat('c', 64), now());`,
  '0031-told-months': `
    insert into lmdi_months values (24313, now(), now(), 310000019);`,
  '0032-reference-series': `
    insert into reference_series values ('dispensed-to-people', now(), 'http://localhost/', repeat('a', 64), '[]');`,
  '0033-institution-reminders': `
    insert into institution_reminders values ('00000000-0000-4000-8000-000000000029', 310000019,
      '00000000-0000-4000-8000-000000000001', '{sales}', now(), 'person:x');`,
  '0034-surveys': `
    insert into surveys values ('00000000-0000-4000-8000-000000000028', 'antibiotics-on-a-day', 1, '{nursing-home}',
      '2026-05-04', '2026-05-08', 1, '00000000-0000-4000-8000-000000000001', now(), now(), '[]');
    insert into survey_answers values ('00000000-0000-4000-8000-000000000028', 310000019, 1, '{"nobody": true}',
      '00000000-0000-4000-8000-000000000001', now());
    insert into survey_drafts values ('00000000-0000-4000-8000-000000000028', 310000027, '{}', 1, now(), 'Kari');`,
  '0035-event-organisers': `
    insert into events (id, kind, title, description, starts_at, ends_at, place, waiting_list, code, state, version, region)
    values ('00000000-0000-4000-8000-000000000035', 'conference', '{}', '{}', now(), now() + interval '1 hour', 'Alta', true,
      'organised', 'open', 1, 'nord');`,
  '0036-event-evaluations': `
    insert into event_evaluations values ('00000000-0000-4000-8000-000000000035', 'after-event', 1, '2026-05-08', false, null);
    insert into event_evaluation_responses values ('00000000-0000-4000-8000-000000000035',
      '00000000-0000-4000-8000-000000000001');
    insert into event_evaluation_answers values ('00000000-0000-4000-8000-000000000035', '[]');`,
  '0037-signals': `
    insert into signals values ('00000000-0000-4000-8000-000000000036', 'doctor', '990000001', 'penicillin-v-share', 'run',
      'below', 24240, 24251, 'rel-1', now(), 'rel-2', now());
    insert into signal_parts values ('rel-1', 'doctor-0', 'doctor', 30, 60, 1, now());
    insert into digests values ('00000000-0000-4000-8000-000000000001', 'quarter', now(), '2026-01-31');
    insert into digest_stops values (repeat('c', 64), '00000000-0000-4000-8000-000000000001', now());`,
  '0038-professions': `
    update people set hpr = '990000001', professions = '{LE,SP}';`,
};

type AnyDb = Kysely<Record<string, never>>;

/** Every row of every table as text, by table, with the columns of that version. */
async function dump(
  db: AnyDb,
  columns: ReadonlyMap<string, readonly string[]>,
): Promise<Record<string, unknown>> {
  const content: Record<string, unknown> = {};
  for (const [table, names] of columns) {
    const row = sql.raw(
      `select to_jsonb(t) as row from (select ${names.map((name) => `"${name}"`).join(', ')} from ${table}) t`,
    );
    const rows = await sql<{ row: unknown }>`${row}`.execute(db);
    content[table] = rows.rows.map((one) => JSON.stringify(one.row)).sort();
  }
  return content;
}

async function columnsOf(db: AnyDb): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ name: string; columns: string[] }>`
    select table_name::text as name, array_agg(column_name::text order by ordinal_position) as columns
    from information_schema.columns where table_schema = 'public' and table_name not like 'kysely%'
    group by table_name order by table_name`.execute(db);
  return new Map(rows.map(({ name, columns }) => [name, columns]));
}

describe('migrations', () => {
  it('are all in the list, each under the name of its file', async () => {
    const files = (await readdir(import.meta.dirname)).filter((name) => /^\d{4}-.*\.ts$/.test(name));
    expect(VERSIONS).toEqual(files.map((name) => name.replace(/\.ts$/, '')).sort());
    expect(Object.keys(POPULATION)).toEqual(VERSIONS);
  });

  it.each(VERSIONS.slice(0, -1))('keep every row of a database of version %s', async (version) => {
    const database = await openTestDatabase({ empty: true });
    const db = database.db as unknown as AnyDb;
    try {
      for (const earlier of VERSIONS.slice(0, VERSIONS.indexOf(version) + 1)) {
        await migrateDatabase(db, () => {}, earlier);
        await sql.raw(POPULATION[earlier] ?? '').execute(db);
      }
      const columns = await columnsOf(db);
      const before = await dump(db, columns);
      expect(Object.values(before).flat().length).toBeGreaterThan(9);
      await migrateDatabase(db);
      expect(await dump(db, columns)).toEqual(before);
    } finally {
      await database.close();
    }
  });

  it('do nothing to a database of this version, and say so', async () => {
    const database = await openTestDatabase();
    let pending = false;
    await migrateDatabase(database.db, () => {
      pending = true;
    });
    expect(pending).toBe(false);
    await database.close();
  });

  it('refuse a database that a newer programme has migrated', async () => {
    const database = await openTestDatabase();
    await sql`insert into kysely_migration values ('9999-from-the-future', now()::text)`.execute(database.db);
    await expect(migrateDatabase(database.db)).rejects.toMatchObject({
      code: 'database-newer',
      detail: expect.stringContaining('9999-from-the-future'),
    });
    await database.close();
  });

  it('that fail leave the version before', async () => {
    const database = await openTestDatabase({ empty: true });
    const db = database.db as unknown as AnyDb;
    await migrateDatabase(db, () => {}, '0001-foundation');
    await sql`create table report_models (in_the_way int)`.execute(db);
    await expect(migrateDatabase(db)).rejects.toMatchObject({ sqlState: '42P07' });
    const applied = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    expect(applied.rows).toEqual([{ name: '0001-foundation' }]);
    await database.close();
  });

  it('run once when two processes start at the same time', async () => {
    const database = await openTestDatabase({ empty: true });
    await Promise.all([migrateDatabase(database.db), migrateDatabase(database.db)]);
    const applied = await sql`select name from kysely_migration`.execute(database.db);
    expect(applied.rows).toHaveLength(VERSIONS.length);
    await database.close();
  });
});
