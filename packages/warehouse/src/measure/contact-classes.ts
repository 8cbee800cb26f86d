import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type CodeSet,
  packedDiagnoses,
  packedMedicines,
  selectionHas,
  type Treated,
} from '@smalspor/domain/indicators';
import { Refusal } from '@smalspor/domain/refusal';
import { createTableOf } from './append-rows.ts';
import type { PlannedContacts } from './contact-plan.ts';

/** Diagnoses and tariffs that are asked for together. */
export interface ContactKind {
  readonly bit: number;
  /** A code set, or `null` for any diagnosis. */
  readonly diagnoses: string | null;
  readonly tariffs: readonly string[] | null;
}

/** A distinct way of having been treated. */
export interface Treatment {
  readonly bit: number;
  readonly treated: Treated;
}

/** The distinct questions to a contact, each with a bit. */
export interface ContactClasses {
  readonly kinds: readonly ContactKind[];
  /** Bits of the kinds whose episodes are counted. */
  readonly episodes: readonly number[];
  readonly treatments: readonly Treatment[];
  readonly kindOf: (planned: PlannedContacts) => number;
  readonly treatmentOf: (planned: PlannedContacts) => number | null;
}

/**
 * Tables `contact_diagnosis` (for every diagnosis in the lake the kinds of contact that it belongs to) and
 * `contact_medicine` (for every ATC code the treatments that it is part of; codes that are part of none are left out).
 * @throws Refusal `content-invalid` for an unknown code set.
 */
export async function createContactClasses(
  connection: DuckDBConnection,
  planned: readonly PlannedContacts[],
  codeSets: ReadonlyMap<string, CodeSet>,
): Promise<ContactClasses> {
  const kinds = new Map<string, ContactKind>();
  const treatments = new Map<string, Treatment>();
  for (const { measure } of planned) {
    const { diagnoses = null, tariffs = null, treated } = measure;
    const kind = JSON.stringify([diagnoses, tariffs]);
    if (!kinds.has(kind)) kinds.set(kind, { bit: kinds.size, diagnoses, tariffs });
    const how = JSON.stringify([treated?.medicines, treated?.withinDays, treated?.by]);
    if (treated && !treatments.has(how)) treatments.set(how, { bit: treatments.size, treated });
  }
  const setOf = (id: string): CodeSet => {
    const set = codeSets.get(id);
    if (set === undefined) throw new Refusal('content-invalid', `There is no code set ${id}.`);
    return set;
  };
  const distinct = async (table: string, column: string) => {
    const reader = await connection.runAndReadAll(`SELECT DISTINCT ${column} FROM ${table}`);
    return reader.getRows().flatMap(([value]) => (value === null ? [] : [Number(value)]));
  };
  const some = planned.length > 0;
  const kindSets = [...kinds.values()].map(({ bit, diagnoses }) => ({
    bit,
    selection: diagnoses === null ? null : packedDiagnoses(setOf(diagnoses)),
  }));
  const diagnosisRows = (some ? await distinct('lake_contacts', 'diagnosis') : []).map((code) => [
    code,
    maskOf(kindSets.filter(({ selection }) => selection === null || selectionHas(selection, code))),
  ]);
  await createTableOf(
    connection,
    'contact_diagnosis',
    { diagnosis: 'INTEGER', kinds: 'BIGINT' },
    diagnosisRows,
  );
  const medicineSets = [...treatments.values()].map(({ bit, treated }) => ({
    bit,
    selection: packedMedicines(setOf(treated.medicines)),
  }));
  const medicineRows = (some ? await distinct('lake_lines', 'atc') : [])
    .map(
      (code) =>
        [code, maskOf(medicineSets.filter(({ selection }) => selectionHas(selection, code)))] as const,
    )
    .filter(([, mask]) => mask !== 0n);
  await createTableOf(connection, 'contact_medicine', { atc: 'INTEGER', medicines: 'BIGINT' }, medicineRows);

  const kindOf: ContactClasses['kindOf'] = ({ measure: { diagnoses = null, tariffs = null } }) =>
    kinds.get(JSON.stringify([diagnoses, tariffs]))?.bit ?? 0;
  const episodes = planned.filter(({ measure }) => measure.count === 'episodes').map(kindOf);
  return {
    kinds: [...kinds.values()],
    episodes: [...new Set(episodes)],
    treatments: [...treatments.values()],
    kindOf,
    treatmentOf: ({ measure: { treated } }) =>
      treatments.get(JSON.stringify([treated?.medicines, treated?.withinDays, treated?.by]))?.bit ?? null,
  };
}

function maskOf(bits: readonly { readonly bit: number }[]): bigint {
  return bits.reduce((mask, { bit }) => mask | (1n << BigInt(bit)), 0n);
}
