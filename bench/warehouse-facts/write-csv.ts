import type { DuckDBConnection } from '@duckdb/node-api';
import { packAtc, packDiagnosis } from '@smalspor/domain/medicines';
import { DIAGNOSES, PRODUCTS } from './make-lake.ts';

/** HPR numbers of invented people begin here; what is added is the lake's own number of the prescriber. */
export const FIRST_HPR = 990_000_000;

/**
 * Writes the lines of a lake file as the register file that they would have come from, without a declaration.
 * @param year the calendar year that the file holds
 */
export async function writeRegisterFile(
  connection: DuckDBConnection,
  lakeFile: string,
  csvFile: string,
  year: number,
): Promise<void> {
  const atcs = [...new Set(PRODUCTS.map(([atc]) => atc))].map((atc) => `(${packAtc(atc)}, '${atc}')`);
  const diagnoses = DIAGNOSES.map((code) => `(${packDiagnosis('ICPC-2', code)}, '${code}')`);
  await connection.run(`
    COPY (
      SELECT 'L' || line_key AS line_id, 'R' || rx_key AS prescription_id, 'SYN-' || patient_key AS patient_id,
        CASE WHEN female THEN 'K' ELSE 'M' END AS sex, ${year} - age AS birth_year, '0301' AS municipality,
        prescribed_on, dispensed_on, a.code AS atc, product AS product_number, packages100 / 100 AS packages,
        7 AS ddd, d.code AS diagnosis_code, CASE WHEN d.code IS NOT NULL THEN 'ICPC-2' END AS diagnosis_system,
        ${FIRST_HPR} + prescriber AS prescriber_hpr, on_list::INTEGER AS regular_gp
      FROM read_parquet('${lakeFile}') l
      JOIN (VALUES ${atcs.join(', ')}) a(packed, code) ON a.packed = l.atc
      LEFT JOIN (VALUES ${diagnoses.join(', ')}) d(packed, code) ON d.packed = l.diagnosis)
    TO '${csvFile}' (FORMAT csv, DELIMITER ';', HEADER true)`);
}
