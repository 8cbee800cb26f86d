import type { DuckDBConnection } from '@duckdb/node-api';
import type { CodeSet } from '@smalspor/domain/indicators';
import { EPISODE_DAYS, MOST_DAYS_TO_COLLECT } from '@smalspor/domain/indicators';
import { type ContactClasses, createContactClasses } from './contact-classes.ts';
import { contactBitSql, contactMaskSql } from './contact-masks.ts';
import type { PlannedContacts } from './contact-plan.ts';
import { textSql } from './lake-files.ts';
import { judgedLinesSql } from './line-masks.ts';
import type { MeasurePlan } from './plan.ts';
import type { MonthSpan } from './spine.ts';
import type { YearSource } from './year-sources.ts';

/** Contacts and dispensings of the same calendar years. */
export interface ContactSources {
  readonly contacts: readonly YearSource[];
  readonly dispensings: readonly YearSource[];
}

/**
 * Table `contact_month`: for each prescriber and month the planned numbers of contacts, `contacts` (all of them, as the
 * register counts) and `counted` (whether the register has counted that month). Table `contact_line`: the contacts behind
 * numerators, with the mask of the measures that they count for.
 *
 * Who was treated cannot be added up from months: a contact meets the dispensings of the days that follow, of the same
 * patient. That is a pass of its own, a calendar year at a time; the last contacts of the year before and the first dispensings of
 * the year after belong to it.
 */
export async function createContactMonths(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  codeSets: ReadonlyMap<string, CodeSet>,
  sources: ContactSources,
  span: MonthSpan,
): Promise<void> {
  const ofRows = plan.contacts.filter(({ measure }) => measure.count !== 'contacts');
  const classes = await createContactClasses(connection, ofRows, codeSets);
  const sums = ofRows.map((each) => `count_if(${contactBitSql(each)})::INTEGER AS ${each.name}`);
  const behind = new Set(plan.behind.map(({ contacts }) => contacts));
  const wanted = ofRows
    .filter(({ name }) => behind.has(name))
    .reduce((mask, { bit }) => mask | (1n << BigInt(bit)), 0n);
  const none = ofRows.map(({ name }) => `NULL::INTEGER AS ${name}`);
  await connection.run(`
    CREATE TABLE contact_line (prescriber INTEGER, month INTEGER, patient_key BIGINT, mask BIGINT);
    CREATE TABLE contact_sum AS SELECT ${['NULL::INTEGER AS prescriber', 'NULL::INTEGER AS month', ...none].join(', ')} WHERE false`);
  for (const year of ofRows.length === 0 ? [] : yearsOf(sources)) {
    await markYear(connection, classes, ofRows, year, span);
    await connection.run(`
      INSERT INTO contact_sum SELECT ${['prescriber', 'month', ...sums].join(', ')} FROM contact_marked GROUP BY prescriber, month;
      INSERT INTO contact_line
      SELECT prescriber, month, patient_key, mask & ${wanted}::BIGINT FROM contact_marked WHERE mask & ${wanted}::BIGINT <> 0;
      DROP TABLE contact_marked`);
  }
  await joinCounts(connection, plan.contacts, ofRows, span);
}

interface ContactYear {
  readonly year: number;
  /** FROM items of this year's contacts, and of the year before, whose last days may begin an episode. */
  readonly contacts: readonly string[];
  /** Of this year and the next, whose first days may hold what was collected late. */
  readonly dispensings: readonly string[];
}

function yearsOf({ contacts, dispensings }: ContactSources): readonly ContactYear[] {
  const of = (sources: readonly YearSource[], ...years: readonly number[]) =>
    sources.filter(({ year }) => years.includes(year)).map(({ sql }) => sql);
  return dispensings.map(({ year }) => ({
    year,
    contacts: of(contacts, year - 1, year),
    dispensings: of(dispensings, year, year + 1),
  }));
}

/** Table `contact_marked`: the year's contacts that count for anything, each with its mask. */
async function markYear(
  connection: DuckDBConnection,
  classes: ContactClasses,
  planned: readonly PlannedContacts[],
  { year, contacts, dispensings }: ContactYear,
  span: MonthSpan,
): Promise<void> {
  const [first, last] = [`DATE '${year}-01-01'`, `DATE '${year}-12-31'`];
  const rows = contacts.length === 0 ? ['(FROM lake_contacts WHERE false)'] : contacts;
  const kinds = classes.kinds.map(({ bit, tariffs }) => {
    const isOfTariff = tariffs === null ? 'true' : `c.tariff IN (${tariffs.map(textSql).join(', ')})`;
    return `CASE WHEN ${isOfTariff} THEN d.kinds & ${1n << BigInt(bit)}::BIGINT ELSE 0 END`;
  });
  await connection.run(`
    CREATE TEMP TABLE contact_year AS
    SELECT (row_number() OVER ())::INTEGER AS id, * FROM (
      SELECT c.prescriber, c.month, c.contact_on AS day, c.patient_key, c.female, c.age, (${kinds.join(' | ')})::BIGINT AS kinds
      FROM (${rows.map((sql) => `SELECT * FROM ${sql}`).join(' UNION ALL ')}) c
      JOIN contact_diagnosis d ON d.diagnosis = c.diagnosis
      WHERE c.contact_on BETWEEN ${first} - ${EPISODE_DAYS} AND ${last})
    WHERE kinds <> 0`);
  // Contacts of one day stand in the order of their doctors: which of two alike comes first changes no number.
  const order = 'PARTITION BY patient_key ORDER BY day, prescriber, age, female';
  const begins = classes.episodes.map((kind) => {
    const has = `(kinds & ${1n << BigInt(kind)}::BIGINT) <> 0`;
    const before = `max(CASE WHEN ${has} THEN day END) OVER (${order} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;
    return `CASE WHEN ${has} AND coalesce(day - ${before} > ${EPISODE_DAYS}, true) THEN ${1n << BigInt(kind)}::BIGINT ELSE 0 END`;
  });
  const collected = classes.treatments.map(({ bit, treated }) => {
    const written =
      treated.by === 'contact' ? ' AND p.prescribed_on = c.day AND p.prescriber = c.prescriber' : '';
    return `CASE WHEN p.collected <= c.day + ${treated.withinDays}${written} THEN p.medicines & ${1n << BigInt(bit)}::BIGINT ELSE 0 END`;
  });
  await connection.run(`
    CREATE TEMP TABLE contact_prescription AS
    ${dispensings
      .map(
        (
          sql,
        ) => `SELECT l.patient_key, l.prescriber, l.prescribed_on, l.dispensed_on AS collected, m.medicines
          FROM ${judgedLinesSql(sql)} l JOIN contact_medicine m ON m.atc = l.atc
          WHERE l.first_line AND l.dispensed_on BETWEEN ${first} AND ${last} + ${MOST_DAYS_TO_COLLECT}`,
      )
      .join(' UNION ALL ')};
    CREATE TEMP TABLE contact_treated AS
    SELECT c.id, bit_or(${collected.join(' | ') || '0::BIGINT'}) AS treated
    FROM contact_year c JOIN contact_prescription p
      ON p.patient_key = c.patient_key AND p.collected BETWEEN c.day AND c.day + ${MOST_DAYS_TO_COLLECT}
    GROUP BY c.id;
    CREATE TEMP TABLE contact_marked AS
    SELECT * FROM (
      SELECT e.prescriber, e.month, e.patient_key, ${contactMaskSql(classes, planned, span)} AS mask
      FROM (SELECT *, (${begins.join(' | ') || '0'})::BIGINT AS begins FROM contact_year) e
      LEFT JOIN contact_treated t ON t.id = e.id
      WHERE e.day >= ${first} AND e.month BETWEEN ${span.from} AND ${span.to})
    WHERE mask <> 0;
    DROP TABLE contact_year; DROP TABLE contact_prescription; DROP TABLE contact_treated`);
}

/** Table `contact_month` from the contacts one by one and the register's own numbers. */
async function joinCounts(
  connection: DuckDBConnection,
  planned: readonly PlannedContacts[],
  ofRows: readonly PlannedContacts[],
  span: MonthSpan,
): Promise<void> {
  const counts = planned.filter(({ measure }) => measure.count === 'contacts');
  const sums = counts.map(({ name, measure }) => {
    const of = measure.tariffs ? ` FILTER (tariff IN (${measure.tariffs.map(textSql).join(', ')}))` : '';
    return `coalesce(sum(contacts)${of}, 0)::INTEGER AS ${name}`;
  });
  const all = [
    'coalesce(n.contacts, 0)::INTEGER AS contacts',
    'n.prescriber IS NOT NULL AS counted',
    ...counts.map(({ name }) => `coalesce(n.${name}, 0)::INTEGER AS ${name}`),
    ...ofRows.map(({ name }) => `coalesce(s.${name}, 0)::INTEGER AS ${name}`),
  ];
  await connection.run(`
    CREATE TABLE contact_month AS
    SELECT coalesce(n.prescriber, s.prescriber) AS prescriber, coalesce(n.month, s.month) AS month, ${all.join(', ')}
    FROM (
      SELECT ${['prescriber', 'month', 'sum(contacts)::INTEGER AS contacts', ...sums].join(', ')}
      FROM lake_contact_counts WHERE month BETWEEN ${span.from} AND ${span.to} GROUP BY prescriber, month) n
    FULL JOIN contact_sum s ON s.prescriber = n.prescriber AND s.month = n.month;
    DROP TABLE contact_sum`);
}
