import type { DuckDBConnection } from '@duckdb/node-api';
import type { MeasurePlan } from './plan.ts';

/**
 * Two years' visits, months as bits from the January of the year before: `person` with everything of a patient, `alone` with the
 * number of patients of one prescriber for each pattern of months, and `several` with the visits of those who have more.
 */
export async function createPersons(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  year: number,
): Promise<void> {
  const names = plan.users.map(({ name }) => name);
  const before = await connection.runAndReadAll(
    `SELECT count(*) FROM duckdb_tables() WHERE table_name = 'visit_${year - 1}'`,
  );
  const hasBefore = Number(before.getRows()[0]?.[0]) > 0;
  const seen = `(${names.join(' | ')}) <> 0`;
  const visits = [
    ...(hasBefore ? [visitsOf(names, year - 1, { shift: 0, older: 2, seen })] : []),
    visitsOf(names, year, { shift: 12, older: 0, seen }),
  ].join(' UNION ALL ');
  const months = names.map((name) => `bit_or(${name}) AS ${name}`).join(', ');
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE person AS
    SELECT patient_key, min(prescriber) AS prescriber,
      CASE WHEN min(prescriber) = max(prescriber) THEN 1 ELSE 2 END AS prescribers, max(who) AS who, ${months}
    FROM (${visits}) GROUP BY patient_key;
    CREATE OR REPLACE TEMP TABLE alone AS
    SELECT prescriber, count(*)::INTEGER AS patients, ${names.join(', ')}
    FROM person WHERE prescribers = 1 GROUP BY prescriber, ${names.join(', ')};
    CREATE OR REPLACE TEMP TABLE several AS
    SELECT v.patient_key, v.prescriber, max(v.who) AS who, ${months}
    FROM (${visits}) v SEMI JOIN (SELECT patient_key FROM person WHERE prescribers > 1) p USING (patient_key)
    GROUP BY v.patient_key, v.prescriber`);
}

interface VisitYear {
  /** Bits that the months are moved up by. */
  readonly shift: number;
  /** What is added to `who` (twice the age) to make the age that of the later year. */
  readonly older: number;
  readonly seen: string;
}

function visitsOf(names: readonly string[], year: number, { shift, older, seen }: VisitYear): string {
  const months = names.map((name) => `${name} << ${shift} AS ${name}`).join(', ');
  return `SELECT patient_key, prescriber, who + ${older} AS who, ${months} FROM visit_${year} WHERE ${seen}`;
}
