import type { Cell } from '@smalspor/domain/indicators';
import type { Level } from '@smalspor/domain/organisation';
import { formatMonth, periodLength } from '@smalspor/domain/time';
import { PATIENTS_COUNTED_BELOW } from './measured-cells.ts';

/** The cube keeps what is expected of one prescriber in one month in whole millionths. */
const HALF_A_MILLIONTH = 0.5e-6;

/**
 * What differs between the cells of the oracle and those of the cube, a line each: whole numbers must be the same, what is
 * expected within 1e-9 of itself and the rounding of the cube.
 *
 * @param prescribers How many there are in all.
 */
export function differences(
  oracle: readonly Cell[],
  cube: readonly Cell[],
  prescribers: number,
): readonly string[] {
  const ofCube = new Map(cube.map((cell) => [nameOf(cell), cell]));
  const found: string[] = [];
  if (ofCube.size !== cube.length) found.push(`${cube.length - ofCube.size} cells stand twice in the cube`);
  for (const cell of oracle) {
    const name = nameOf(cell);
    const other = ofCube.get(name);
    ofCube.delete(name);
    if (!other) found.push(`${name}: only the oracle has ${figures(cell)}`);
    else if (!agree(cell, other, prescribers)) {
      found.push(`${name}: oracle ${figures(cell)}, cube ${figures(other)}`);
    }
  }
  for (const [name, cell] of ofCube) found.push(`${name}: only the cube has ${figures(cell)}`);
  return found;
}

function agree(a: Cell, b: Cell, prescribers: number): boolean {
  if (!arePatientsRight(a, b)) return false;
  const isSame = (
    ['numerator', 'denominator', 'sumOfSquares', 'sumForSquares', 'prescribers', 'noValue'] as const
  ).every((name) => a[name] === b[name]);
  if (!isSame || a.expected === null || b.expected === null) return isSame && a.expected === b.expected;
  const rounding = HALF_A_MILLIONTH * periodLength(a.period.kind) * prescribers;
  return Math.abs(a.expected - b.expected) <= 1e-9 * Math.abs(a.expected) + rounding;
}

/** On the grid of published figures the cube counts few patients exactly and may leave many uncounted; elsewhere all. */
function arePatientsRight({ level, period, patients }: Cell, cube: Cell): boolean {
  const byMonth: readonly Level[] = ['county', 'countyNow', 'nation'];
  const isPublished = level !== 'gp' && (period.kind !== 'month' || byMonth.includes(level));
  if (!isPublished) return cube.patients === null;
  return cube.patients === null ? (patients ?? 0) >= PATIENTS_COUNTED_BELOW : cube.patients === patients;
}

function nameOf({ indicator, level, unit, period }: Cell): string {
  return `${indicator} ${level} ${unit} ${period.kind} ${formatMonth(period.end)}`;
}

function figures(cell: Cell): string {
  const { numerator, denominator, sumOfSquares, sumForSquares, expected, prescribers, patients, noValue } =
    cell;
  return `${numerator}/${denominator} squares ${sumOfSquares} over ${sumForSquares} expected ${expected} of ${prescribers} patients ${patients} ${noValue ?? ''}`;
}
