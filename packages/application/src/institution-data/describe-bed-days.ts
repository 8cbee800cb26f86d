import type { OutputOf } from '@smalspor/contract/operations';
import { findDraft, listTellings } from '@smalspor/database/institution-data';
import {
  type BedWardType,
  bedDayField,
  bedDaysOfMonth,
  bedDaysOfRange,
  bedWardTypes,
  dueQuarter,
  type KnownBedDays,
  type MonthRange,
  monthsOfQuarter,
  quartersToTell,
  type WardBeds,
} from '@smalspor/domain/institution-data';
import { Refusal } from '@smalspor/domain/refusal';
import { addMonths, formatMonth, type Month, monthOfDate, norwegianDateOf } from '@smalspor/domain/time';
import { readDeliveredBedDays } from '@smalspor/warehouse/institution-data';
import type { House } from '../house/house.ts';
import { deliveredFiles } from './delivered-files.ts';
import type { ReachedInstitution } from './require-institution.ts';

/** The month that has begun in Norway and is not over. */
export function presentMonth(house: Pick<House, 'now'>): Month {
  return monthOfDate(norwegianDateOf(house.now()));
}

/** What is told in force, and what files have said, of the bed days of a quarter and of the same one a year before. */
export async function knownBedDays(
  house: House,
  organisation: number,
  quarter: Month,
): Promise<KnownBedDays> {
  const tellings = await listTellings(house.db, organisation);
  const inForce = tellings.filter(
    (telling, index) => tellings.findIndex(({ quarter: same }) => same === telling.quarter) === index,
  );
  const files = (await deliveredFiles(house)).of('bed-days');
  const span = { organisation, from: addMonths(quarter, -12), to: addMonths(quarter, 2) };
  return {
    told: inForce.flatMap(({ lines }) => lines),
    delivered: await readDeliveredBedDays(house.home, files, span),
  };
}

/** The quarters that files have counted every ward of, so that nobody need type them once more. */
async function countedInFiles(
  house: House,
  organisation: number,
  wards: readonly WardBeds[],
  quarters: readonly Month[],
): Promise<readonly Month[]> {
  const [newest, oldest] = [quarters[0], quarters.at(-1)];
  if (newest === undefined || oldest === undefined) return [];
  const files = (await deliveredFiles(house)).of('bed-days');
  const span = { organisation, from: oldest, to: addMonths(newest, 2) };
  const lines = await readDeliveredBedDays(house.home, files, span);
  const counted = { told: [], delivered: lines.filter(({ estimated }) => !estimated) };
  return quarters.filter((quarter) =>
    monthsOfQuarter(quarter).every((month) =>
      bedWardTypes(wards, { from: month, to: month }).every(
        (type) => bedDaysOfMonth(counted, type, month) !== null,
      ),
    ),
  );
}

/** The figures of each field of the form: by month, and of the whole quarter. */
export function figuresByField(
  known: KnownBedDays,
  wardTypes: readonly BedWardType[],
  quarter: Month,
  monthsBack = 0,
): Record<string, number> {
  const ranges: readonly MonthRange[] = [
    ...monthsOfQuarter(quarter).map((month) => ({ from: month, to: month })),
    { from: quarter, to: addMonths(quarter, 2) },
  ];
  return Object.fromEntries(
    wardTypes.flatMap((wardType) =>
      ranges.flatMap(({ from, to }) => {
        const range = { from: addMonths(from, -monthsBack), to: addMonths(to, -monthsBack) };
        const figure = bedDaysOfRange(known, wardType, range);
        return figure === null ? [] : [[bedDayField({ wardType, from, to }), figure]];
      }),
    ),
  );
}

/**
 * The form of a quarter as it stands.
 * @param asked the quarter; the one that is due where it is left out
 * @throws Refusal `not-found` where the institution has no wards with beds, or the quarter is not one that can be told
 */
export async function describeBedDays(
  house: House,
  { organisation, name, wards }: ReachedInstitution,
  asked: Month | null,
): Promise<OutputOf<'readBedDays'>> {
  const now = presentMonth(house);
  const tellings = await listTellings(house.db, organisation);
  const told = tellings.map(({ quarter }) => quarter);
  const quarters = quartersToTell(wards, now);
  const counted = await countedInFiles(house, organisation, wards, quarters);
  const quarter = asked ?? dueQuarter(wards, [...told, ...counted], now)?.quarter ?? quarters[0];
  if (quarter === undefined || !quarters.includes(quarter)) {
    throw new Refusal('not-found', 'There are no bed days to tell of this institution and quarter.');
  }
  const known = await knownBedDays(house, organisation, quarter);
  const types = bedWardTypes(wards, { from: quarter, to: addMonths(quarter, 2) });
  const draft = await findDraft(house.db, organisation, quarter);
  return {
    organisation: String(organisation),
    name,
    now: formatMonth(now),
    quarter: formatMonth(quarter),
    isDue: addMonths(quarter, 2) < now && !told.includes(quarter) && !counted.includes(quarter),
    quarters: quarters.map((each) => ({
      ...{ quarter: formatMonth(each), isTold: told.includes(each), isDelivered: counted.includes(each) },
    })),
    wards: wards.map(({ wardType, beds, fromMonth, toMonth }) => ({
      ...{ wardType, beds },
      from: formatMonth(fromMonth),
      to: toMonth === null ? null : formatMonth(toMonth),
    })),
    lastYear: figuresByField(known, types, quarter, 12),
    delivered: figuresByField({ ...known, told: [] }, types, quarter),
    versions: tellings
      .filter((telling) => telling.quarter === quarter)
      .map(({ version, lines, toldAt, toldByName, reason }) => ({
        ...{ version, toldAt, toldByName, reason },
        lines: lines.map((line) => ({ ...line, from: formatMonth(line.from), to: formatMonth(line.to) })),
      })),
    draft,
  };
}
