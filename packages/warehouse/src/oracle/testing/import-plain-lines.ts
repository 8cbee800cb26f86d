import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Geography } from '@smalspor/domain/organisation';
import type { Batch } from '@smalspor/domain/registers';
import { addMonths, formatMonth, type Month, monthOfDate } from '@smalspor/domain/time';
import { createHome, homePaths } from '../../home/index.ts';
import { DEFAULT_IMPORT_SETTINGS, importFiles } from '../../ingest/index.ts';
import type { PlainLine } from '../plain-register.ts';

const COLUMNS =
  'line_id;prescription_id;patient_id;sex;birth_year;municipality;prescribed_on;dispensed_on;atc;product_number;' +
  'packages;ddd;diagnosis_code;diagnosis_system;prescriber_hpr;regular_gp';
/** Synthetic prescribers have HPR numbers from here on. */
const FIRST_HPR = 990_000_000;

/** Takes dispensings in as their register would send them, one file for each delivery. @returns the lake files. */
export async function importPlainLines(
  directory: string,
  lines: readonly PlainLine[],
  deliveryStarts: readonly Month[],
  geography: Geography,
): Promise<readonly string[]> {
  const home = homePaths(directory);
  await createHome(home);
  const batches: Batch[] = [];
  const months = lines.map(({ dispensedOn }) => monthOfDate(dispensedOn));
  const starts = [
    Math.min(...months) as Month,
    ...deliveryStarts.filter((start) => start > Math.min(...months)),
  ];
  for (const [index, from] of starts.entries()) {
    const to = addMonths(
      starts[index + 1] ?? (Math.max(from, ...months) as Month),
      index + 1 < starts.length ? -1 : 0,
    );
    const delivered = lines.filter((_, line) => {
      const month = months[line] as Month;
      return from <= month && month <= to;
    });
    if (delivered.length === 0) continue;
    const path = join(directory, `delivery-${index}.csv`);
    const first = `#smalspor;format=dispensings;version=1;register=LMR;period=${formatMonth(from)}/${formatMonth(to)};sequence=1;synthetic=yes`;
    await writeFile(path, `${[first, COLUMNS, ...delivered.map(rowOf)].join('\n')}\n`);
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
      { format: 'dispensings', files: [path] },
    );
    if (result.kind !== 'accepted') throw new Error(`The delivery was ${result.kind}`);
    await result.commit();
    batches.push(result.batch);
  }
  return batches.flatMap(({ files }) => files.map(({ path }) => join(home.root, path)));
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
