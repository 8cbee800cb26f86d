import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listInstitutionWards } from '@smalspor/database/institutions';
import { defineJob } from '@smalspor/database/jobs';
import {
  type GivenDoses,
  listPendingMonths,
  noteMonthWritten,
  type PendingMonth,
  sumGivenDoses,
} from '@smalspor/database/lmdi';
import type { InstitutionWard } from '@smalspor/domain/institutions';
import { formatMonth, type Month } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { batchesInLake, prepareImport, recordImports } from '../imports/import-register-files.ts';

/** At night in Norwegian time, before what is old is deleted: senders tell once a day. */
export const writeAdministrationsJob = defineJob<Record<string, never>>({
  name: 'write-administrations',
  retries: 1,
  retryDelaySeconds: 60,
  expireSeconds: 6 * 60 * 60,
  concurrency: 1,
  schedule: { cron: '40 2 * * *', payload: {} },
});

/** As which register the months stand in the lake. */
export const LMDI_REGISTER = 'LMDI';

const COLUMNS = [
  ...['line_id', 'organisation_number', 'ward_type', 'month', 'atc', 'product_number', 'purpose', 'route'],
  ...['unit', 'doses', 'amount'],
];

/** Organisation numbers that nobody has: a month of them alone is invented. */
const isInvented = ({ organisation }: GivenDoses): boolean =>
  organisation >= 310_000_000 && organisation < 320_000_000;

/** The institution's type of ward in a month, where it has one only. */
function onlyWardType(wards: readonly InstitutionWard[], organisation: number, month: Month): string {
  const types = wards
    .filter(
      (one) => one.organisation === organisation && one.fromMonth <= month && month <= (one.toMonth ?? month),
    )
    .map(({ wardType }) => wardType);
  return new Set(types).size === 1 ? (types[0] ?? '') : '';
}

/** A month as a delivery of the format `administrations`. */
function describeMonth(
  month: Month,
  sequence: number,
  doses: readonly GivenDoses[],
  wards: readonly InstitutionWard[],
): string {
  const name = formatMonth(month);
  const synthetic = doses.every(isInvented) ? 'yes' : 'no';
  const lines = doses.map((one, place) =>
    [
      ...[`A${place + 1}`, one.organisation, onlyWardType(wards, one.organisation, month), name],
      ...[one.atc, one.product, one.purpose, one.route, one.unit, one.doses, one.amount],
    ]
      .map((value) => value ?? '')
      .join(';'),
  );
  return [
    `#smalspor;format=administrations;version=1;register=${LMDI_REGISTER};period=${name}/${name};sequence=${sequence};synthetic=${synthetic}`,
    COLUMNS.join(';'),
    ...lines,
    '',
  ].join('\n');
}

async function writeMonth(
  house: House,
  pending: PendingMonth,
  directory: string,
  signal: AbortSignal,
): Promise<void> {
  const { month } = pending;
  const batches = await batchesInLake(house);
  const known = batches.filter(
    ({ format, from, to }) => format === 'administrations' && from === month && to === month,
  );
  const sequence = Math.max(0, ...known.map((batch) => batch.sequence)) + 1;
  const doses = (await sumGivenDoses(house.db, month)).filter(({ organisation }) => organisation !== 0);
  if (doses.length === 0) return;
  const path = join(directory, `administrations-${formatMonth(month)}.csv`);
  await writeFile(path, describeMonth(month, sequence, doses, await listInstitutionWards(house.db)), {
    mode: 0o600,
  });
  const tools = { onProgress: () => undefined, signal, requestId: null };
  const request = {
    format: 'administrations' as const,
    path,
    name: `administrations-${formatMonth(month)}.csv`,
  };
  const prepared = await prepareImport(house, request, batches, tools);
  await recordImports(house, 'job:write-administrations', [prepared], tools, (trx) =>
    noteMonthWritten(trx, pending),
  );
}

/**
 * Writes the months of which something has been told to the lake, each as a batch that takes the place of the one before.
 * What is told meanwhile makes the month pending again.
 */
export async function writeAdministrations(house: House, signal: AbortSignal): Promise<number> {
  const pending = await listPendingMonths(house.db);
  const directory = await mkdtemp(join(house.home.temporary, 'administrations-'));
  try {
    for (const month of pending) {
      signal.throwIfAborted();
      await writeMonth(house, month, directory, signal);
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return pending.length;
}
