import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Geography } from '@smalspor/domain/organisation';
import type { Batch } from '@smalspor/domain/registers';
import { addMonths, formatMonth, type Month, monthOfDate } from '@smalspor/domain/time';
import { createHome, homePaths } from '../../home/index.ts';
import { DEFAULT_IMPORT_SETTINGS, importFiles } from '../../ingest/index.ts';
import type { PlainContact, PlainLine, PlainRegister } from '../plain-register.ts';

const COLUMNS =
  'line_id;prescription_id;patient_id;sex;birth_year;municipality;prescribed_on;dispensed_on;atc;product_number;' +
  'packages;ddd;diagnosis_code;diagnosis_system;prescriber_hpr;regular_gp';
const CONTACT_COLUMNS =
  'contact_id;contact_on;tariff;diagnosis_code;diagnosis_system;hpr;patient_id;sex;birth_year';
/** Synthetic prescribers have HPR numbers from here on. */
const FIRST_HPR = 990_000_000;

/** Lake files that the importer has written. */
export interface ImportedFiles {
  readonly dispensings: readonly string[];
  readonly contacts: readonly string[];
}

/** A file as its register would send it. */
interface Delivery {
  readonly format: 'dispensings' | 'contacts';
  readonly register: 'LMR' | 'KUHR';
  readonly from: Month;
  readonly to: Month;
  readonly columns: string;
  readonly rows: readonly string[];
}

/**
 * Takes dispensings and contacts in as their registers would send them, dispensings in one file for each delivery. They are taken in together
 * because patients get other names on the way, which both must know.
 */
export async function importPlainRegister(
  directory: string,
  { lines, contacts = [] }: Pick<PlainRegister, 'lines' | 'contacts'>,
  deliveryStarts: readonly Month[],
  geography: Geography,
): Promise<ImportedFiles> {
  const home = homePaths(directory);
  await createHome(home);
  const batches: Batch[] = [];
  const deliveries = [...deliveriesOf(lines, deliveryStarts), ...deliveryOf(contacts)];
  for (const [index, { format, register, from, to, columns, rows }] of deliveries.entries()) {
    const path = join(directory, `delivery-${index}.csv`);
    const first = `#smalspor;format=${format};version=1;register=${register};period=${formatMonth(from)}/${formatMonth(to)};sequence=1;synthetic=yes`;
    await writeFile(path, `${[first, columns, ...rows].join('\n')}\n`);
    const result = await importFiles(
      {
        home,
        keys: {
          patients: [{ id: 'patients-1', key: Buffer.alloc(32, 3) }],
          quarantine: { id: 'quarantine-1', key: Buffer.alloc(32, 4) },
        },
        resolvePrescribers: async (numbers) => new Map(numbers.map((hpr) => [hpr, Number(hpr) - FIRST_HPR])),
        batches,
        geography,
        isKnownAtc: () => true,
        settings: { ...DEFAULT_IMPORT_SETTINGS, maxRejectShare: 0 },
        now: () => '2026-01-02T03:04:05.000Z',
        newId: () => `batch-${index}`,
      },
      { format, files: [path] },
    );
    if (result.kind !== 'accepted') throw new Error(`The delivery was ${result.kind}`);
    await result.commit();
    batches.push(result.batch);
  }
  const filesOf = (wanted: Delivery['format']) =>
    batches
      .filter(({ format }) => format === wanted)
      .flatMap(({ files }) => files.map(({ path }) => join(home.root, path)));
  return { dispensings: filesOf('dispensings'), contacts: filesOf('contacts') };
}

function deliveriesOf(lines: readonly PlainLine[], deliveryStarts: readonly Month[]): readonly Delivery[] {
  const months = lines.map(({ dispensedOn }) => monthOfDate(dispensedOn));
  const starts = [
    Math.min(...months) as Month,
    ...deliveryStarts.filter((start) => start > Math.min(...months)),
  ];
  return starts.flatMap((from, index) => {
    const next = starts[index + 1];
    const to = next === undefined ? (Math.max(from, ...months) as Month) : addMonths(next, -1);
    const rows = lines
      .filter((_, line) => from <= (months[line] as Month) && (months[line] as Month) <= to)
      .map(rowOf);
    return rows.length === 0
      ? []
      : [{ format: 'dispensings' as const, register: 'LMR' as const, from, to, columns: COLUMNS, rows }];
  });
}

function deliveryOf(contacts: readonly PlainContact[]): readonly Delivery[] {
  if (contacts.length === 0) return [];
  const months = contacts.map(({ on }) => monthOfDate(on));
  const [from, to] = [Math.min(...months) as Month, Math.max(...months) as Month];
  const rows = contacts.map(contactRowOf);
  return [{ format: 'contacts', register: 'KUHR', from, to, columns: CONTACT_COLUMNS, rows }];
}

function contactRowOf(contact: PlainContact): string {
  return [
    `K${String(contact.contact).padStart(5, '0')}`,
    contact.on,
    contact.tariff,
    contact.diagnosis.code,
    contact.diagnosis.system,
    FIRST_HPR + contact.prescriber,
    `SYN-${contact.patient}`,
    contact.female ? 'K' : 'M',
    contact.birthYear,
  ].join(';');
}

function rowOf(line: PlainLine): string {
  return [
    `L${String(line.line).padStart(5, '0')}`,
    `R${line.prescription}`,
    `SYN-${line.patient}`,
    line.female ? 'K' : 'M',
    line.birthYear,
    '',
    line.prescribedOn,
    line.dispensedOn,
    line.atc,
    line.product ?? '',
    String(line.packages100 / 100).replace('.', ','),
    '',
    line.diagnosis?.code ?? '',
    line.diagnosis?.system ?? '',
    line.prescriber === null ? '' : FIRST_HPR + line.prescriber,
    line.onList ? '1' : '0',
  ].join(';');
}
