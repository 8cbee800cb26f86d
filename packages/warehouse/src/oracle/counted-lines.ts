import { dddPerPackage, type Medicines } from '@smalspor/domain/medicines';
import { type Month, monthOfDate, yearOf } from '@smalspor/domain/time';
import type { PlainLine, PlainRegister } from './plain-register.ts';

/** A line inside the measured months, and what it can be counted as. */
export interface CountedLine extends PlainLine {
  readonly month: Month;
  /** Year of dispensing − year of birth. */
  readonly age: number;
  readonly isDispensing: boolean;
  /** The one line that its prescription is counted on. */
  readonly isPrescription: boolean;
  /** Hundredths of a DDD, negative for a return; `null` when the package has no known DDD. */
  readonly ddd100: number | null;
}

export function countedLines(
  register: PlainRegister,
  medicines: Medicines,
  indexYear: number,
): readonly CountedLine[] {
  const prescriptions = new Set(register.lines.map((line) => line.prescription));
  const firsts = new Set(
    [...prescriptions].map((prescription) =>
      firstDispensing(register.lines.filter((line) => line.prescription === prescription)),
    ),
  );
  return register.lines
    .map((line) => {
      const month = monthOfDate(line.dispensedOn);
      return {
        ...line,
        month,
        age: yearOf(month) - line.birthYear,
        isDispensing: line.packages100 > 0,
        isPrescription: firsts.has(line),
        ddd100: dddOf(line, register, medicines, indexYear),
      };
    })
    .filter(({ month }) => register.from <= month && month <= register.to);
}

/**
 * A prescription counts once, on its first dispensing, if more packages left the pharmacy than came back; whichever
 * deliveries its lines came in, and also when the rest of it lies outside the measured months.
 */
function firstDispensing(lines: readonly PlainLine[]): PlainLine | null {
  const net = lines.reduce((sum, line) => sum + line.packages100, 0);
  if (net <= 0) return null;
  const [first] = lines
    .filter((line) => line.packages100 > 0)
    .sort((a, b) =>
      a.dispensedOn === b.dispensedOn ? a.line - b.line : a.dispensedOn < b.dispensedOn ? -1 : 1,
    );
  return first ?? null;
}

/** Mass × packages over the DDD of the index year, to the nearest hundredth. */
function dddOf(
  line: PlainLine,
  register: PlainRegister,
  medicines: Medicines,
  indexYear: number,
): number | null {
  const product = register.products.find((known) => known.product === line.product);
  if (!product) return null;
  const { ddd } = dddPerPackage(medicines, product, indexYear);
  return ddd === undefined ? null : toNearest(line.packages100 * ddd);
}

/** Halves go to the even neighbour, so that a return takes away exactly what was dispensed. */
function toNearest(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return rest < 0.5 ? below : below + 1;
  return below % 2 === 0 ? below : below + 1;
}
