import { LIST_AGE_BANDS } from '@smalspor/domain/organisation';
import type { World } from '../country/world.ts';
import {
  FIRST_WORLD_YEAR,
  FIRST_YEAR,
  WORLD_MONTHS,
  worldMonth,
  worldMonthText,
} from '../country/world-time.ts';
import { codeIn, FIRST_CODED_MONTH } from '../places/place.ts';
import { hprOf, listIdOf } from './identifiers.ts';
import { LIST_CELLS } from './list-sizes.ts';
import { csvLine } from './register-file.ts';

export const GP_LIST_COLUMNS = [
  'month',
  'list_id',
  'hpr',
  'municipality',
  'patients',
  ...['k', 'm'].flatMap((sex) => LIST_AGE_BANDS.map((band) => `${sex}_${band.key}`)),
];

/** The month-end snapshots of a parcel's lists through a year. */
export function gpListLines(world: World, year: number, sizes: Int32Array): string {
  const { parcel, lists, staffing } = world;
  const begin = worldMonth(year, 1);
  const lines: string[] = [];
  for (let offset = 0; offset < 12; offset += 1) {
    const month = begin + offset;
    lists.forEach((list, index) => {
      if (month < list.opens || month >= list.closes) return;
      const at = (index * 12 + offset) * LIST_CELLS;
      const cells = sizes.subarray(at, at + LIST_CELLS);
      const patients = cells.reduce((sum, count) => sum + count, 0);
      const doctor = staffing.regular[index * WORLD_MONTHS + month] as number;
      lines.push(
        csvLine([
          worldMonthText(month),
          listIdOf(parcel.number, index),
          doctor < 0 ? '' : hprOf(parcel.number, doctor),
          municipalityOf(world, list.settlement, month),
          patients,
          ...cells,
        ]),
      );
    });
  }
  return lines.join('');
}

/** The code that a settlement's municipality has in a world month. */
export function municipalityOf(world: World, settlement: number, month: number): string {
  const place = world.parcel.settlements[settlement]?.place;
  if (!place) throw new RangeError(`Parcel ${world.parcel.number} has no settlement ${settlement}`);
  return codeIn(place, FIRST_CODED_MONTH + month - (FIRST_YEAR - FIRST_WORLD_YEAR) * 12);
}
