import { type BedDayTelling, listTellings } from '@smalspor/database/institution-data';
import { bedDaysOfMonth, monthsOfQuarter } from '@smalspor/domain/institution-data';
import { WARD_TYPES } from '@smalspor/domain/institutions';
import type { Batch } from '@smalspor/domain/registers';
import type { Month } from '@smalspor/domain/time';
import { readChangedMonths, replacedBatches } from '@smalspor/warehouse/institution-data';
import { currentBatches } from '@smalspor/warehouse/lake';
import type { ReleaseManifest } from '@smalspor/warehouse/release';
import type { House } from '../house/house.ts';
import { batchesInLake } from '../imports/import-register-files.ts';

export interface MonthsOfInstitution {
  readonly organisation: number;
  readonly span: { readonly from: Month; readonly to: Month };
}

/** Months of which sales or bed days have been told anew with other figures, oldest first. */
export async function listCorrectedMonths(
  house: House,
  { organisation, span }: MonthsOfInstitution,
): Promise<readonly Month[]> {
  const [batches, tellings] = await Promise.all([batchesInLake(house), listTellings(house.db, organisation)]);
  const delivered = await readChangedMonths(house.home, replacedBatches(batches), { organisation, span });
  const told = correctedTellings(tellings, ({ version }) => version > 1);
  return inOrder([...delivered, ...told], span);
}

/** Months that have been corrected, or told for the first time, since a release was built. */
export async function listMonthsSince(
  house: House,
  { organisation, span }: MonthsOfInstitution,
  { batches: measured, builtAt }: Pick<ReleaseManifest, 'batches' | 'builtAt'>,
): Promise<readonly Month[]> {
  const inLake = await batchesInLake(house);
  const after = ofMonths(currentBatches(inLake), span);
  const before = ofMonths(measured, span).map(({ id }) => inLake.find((batch) => batch.id === id));
  const known = before.filter((batch) => batch !== undefined);
  const isSame = known.length === after.length && after.every(({ id }) => known.some((one) => one.id === id));
  // Of what has been deleted meanwhile nobody can tell what it said.
  const isComparable = known.length === before.length && !isSame;
  const delivered = isComparable
    ? await readChangedMonths(house.home, [{ before: known, after }], { organisation, span })
    : [];
  const tellings = await listTellings(house.db, organisation);
  const told = correctedTellings(tellings, ({ toldAt }) => toldAt > builtAt);
  return inOrder([...delivered, ...told], span);
}

function ofMonths<B extends Pick<Batch, 'format' | 'from' | 'to'>>(
  batches: readonly B[],
  span: MonthsOfInstitution['span'],
): readonly B[] {
  return batches.filter(
    ({ format, from, to }) =>
      (format === 'institution-sales' || format === 'bed-days') && from <= span.to && span.from <= to,
  );
}

/** Months of which a version says other bed days than the version before it. */
function correctedTellings(
  tellings: readonly BedDayTelling[],
  isAsked: (telling: BedDayTelling) => boolean,
): readonly Month[] {
  return tellings.filter(isAsked).flatMap((telling) => {
    const before = tellings.find(
      ({ quarter, version }) => quarter === telling.quarter && version === telling.version - 1,
    );
    return monthsOfQuarter(telling.quarter).filter((month) =>
      WARD_TYPES.some(
        (ward) => ward !== 'home-care' && saidOf(before, ward, month) !== saidOf(telling, ward, month),
      ),
    );
  });
}

function saidOf(
  telling: BedDayTelling | undefined,
  ward: Parameters<typeof bedDaysOfMonth>[1],
  month: Month,
): number | null {
  return bedDaysOfMonth({ told: telling?.lines ?? [], delivered: [] }, ward, month);
}

function inOrder(months: readonly Month[], { from, to }: MonthsOfInstitution['span']): readonly Month[] {
  return [...new Set(months)].filter((month) => month >= from && month <= to).sort((a, b) => a - b);
}
