import { drawTable } from '../chance/draw-table.ts';
import type { RandomStream } from '../chance/random-stream.ts';
import { MONTH_OF_DAY, WORLD_DAYS, yearOfWorldMonth } from '../country/world-time.ts';
import { type DispensingLine, returned } from '../files/dispensing-lines.ts';
import { INFECTION_GROUPS } from '../infections/infections.ts';
import type { Tally } from '../truth/tally.ts';
import { MEDICINE_NAMES, MEDICINES, type Medicine } from './medicines.ts';
import { PRODUCTS } from './products.ts';
import { PRODUCT_DRAWS } from './year-tables.ts';

export type LineSink = (line: DispensingLine) => void;

/** What a doctor has prescribed, before the pharmacy. */
export interface Prescription {
  readonly prescribedYear: number;
  readonly prescription: number;
  readonly person: number;
  readonly age: number;
  readonly infection: number;
  readonly group: number;
  readonly medicine: number;
  readonly prescribedOn: number;
  readonly doctor: number;
  readonly regular: boolean;
  /** World month in which the person leaves the country or dies. */
  readonly leaves: number;
}

/** Chance by doctor and world year that a prescription carries a diagnosis code. */
export interface DispensingRates {
  readonly coded: (doctor: number, year: number) => number;
}

/** Days from prescribing to the first dispensing: most collect at once, white antibiotic prescriptions last ten days. */
const DELAY = drawTable([0.8, 0.105, 0.03, 0.02, 0.014, 0.01, 0.008, 0.005, 0.004, 0.002, 0.002], 4096);
/** Wait-and-see prescriptions in respiratory infections; fewer than half are ever collected. */
const WAIT = { share: 0.06, collected: 0.46, firstDay: 2, days: 5 };
const NEVER_COLLECTED = 0.015;
const TWO_PACKAGES = 0.17;
const HALF_PACKAGE = 0.006;
const SECOND_LINE = 0.025;
const RETURN = 0.004;
const WITHOUT_DDD = 0.004;
const ICD = 0.03;
/** A prescription with repeats is valid for a year. */
const VALID_DAYS = 360;

const RESPIRATORY = INFECTION_GROUPS.indexOf('respiratory');
const COURSES: readonly (Medicine['dispensings'] | null)[] = MEDICINE_NAMES.map((name) => {
  const medicine: Medicine = MEDICINES[name];
  return medicine.dispensings ?? null;
});

/** From prescription to the lines that the pharmacy writes; nothing when the patient never comes. */
export function dispensePrescription(
  random: RandomStream,
  rates: DispensingRates,
  sink: LineSink,
  tally: Tally,
  prescription: Prescription,
): void {
  const { prescribedOn, doctor, medicine, leaves } = prescription;
  const delay = daysToCollection(random, prescription.group);
  const first = prescribedOn + delay;
  if (delay < 0 || !isPresent(first, leaves)) return;

  const draws = PRODUCT_DRAWS[medicine * 2 + (prescription.age < 8 ? 0 : 1)] as Uint16Array;
  const product = draws[random.below(draws.length)] as number;
  const year = yearOfWorldMonth(MONTH_OF_DAY[prescribedOn] as number);
  const isCoded = random.chance(rates.coded(doctor, year));
  const diagnosis = isCoded ? 1 + prescription.infection * 2 + (random.chance(ICD) ? 1 : 0) : 0;
  const amount = random.uniform();
  const packages = amount < TWO_PACKAGES ? 1 : amount < TWO_PACKAGES + HALF_PACKAGE ? 3 : 0;

  const line = (dispensedOn: number, count: number): void => {
    sink({
      prescribedYear: prescription.prescribedYear,
      prescription: prescription.prescription,
      person: prescription.person,
      prescribedOn,
      dispensedOn,
      product,
      packages: count,
      withoutDdd: PRODUCTS[product]?.ddd === null || random.chance(WITHOUT_DDD),
      diagnosis,
      doctor,
      regular: prescription.regular,
    });
  };
  line(first, packages);
  const more = laterDispensings(random, COURSES[medicine] ?? null, first);
  let lines = 1;
  for (const day of more) {
    if (!isPresent(day, leaves) || day >= prescribedOn + VALID_DAYS) break;
    line(day, packages);
    lines += 1;
  }
  const returnedOn = random.chance(RETURN) ? first + random.below(20) : -1;
  const isReturned = returnedOn >= 0 && isPresent(returnedOn, leaves);
  if (isReturned) line(returnedOn, returned(packages));
  if (!isReturned || lines > 1) tally.prescription(doctor, MONTH_OF_DAY[first] as number, prescription);
}

function isPresent(day: number, leaves: number): boolean {
  return day < WORLD_DAYS && (MONTH_OF_DAY[day] as number) < leaves;
}

/** Days from prescribing to the first dispensing; −1 when it never comes to that. */
function daysToCollection(random: RandomStream, group: number): number {
  if (group === RESPIRATORY && random.chance(WAIT.share)) {
    return random.chance(WAIT.collected) ? WAIT.firstDay + random.below(WAIT.days) : -1;
  }
  return random.chance(NEVER_COLLECTED) ? -1 : (DELAY[random.below(DELAY.length)] as number);
}

const NONE: readonly number[] = [];

/** Days of the dispensings after the first: repeats of a course, or the rest that the pharmacy had to order. */
function laterDispensings(
  random: RandomStream,
  course: Medicine['dispensings'] | null,
  first: number,
): readonly number[] {
  if (!course) return random.chance(SECOND_LINE) ? [first + random.below(3)] : NONE;
  const days: number[] = [];
  for (let day = first; random.chance(goesOn(course.chances, days.length + 1)); ) {
    day += course.everyDays + random.below(15) - 7;
    days.push(day);
  }
  return days;
}

/** Chance of another dispensing after `lines`, given the chances of 1, 2, 3 … in all. */
function goesOn(chances: readonly number[], lines: number): number {
  let at = 0;
  let beyond = 0;
  chances.forEach((chance, index) => {
    if (index === lines - 1) at = chance;
    if (index >= lines) beyond += chance;
  });
  return beyond === 0 ? 0 : beyond / (at + beyond);
}
