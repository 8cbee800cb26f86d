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
const TWO_PACKAGES = 0.07;
const HALF_PACKAGE = 0.006;
const SECOND_LINE = 0.025;
const RETURN = 0.004;
const WITHOUT_DDD = 0.004;
const ICD = 0.03;

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
  tally: Tally | null,
  prescription: Prescription,
): void {
  const { prescribedOn, leaves, doctor, medicine, infection } = prescription;
  let delay = DELAY[random.below(DELAY.length)] as number;
  if (prescription.group === RESPIRATORY && random.chance(WAIT.share)) {
    if (!random.chance(WAIT.collected)) return;
    delay = WAIT.firstDay + random.below(WAIT.days);
  } else if (random.chance(NEVER_COLLECTED)) return;

  const draws = PRODUCT_DRAWS[medicine * 2 + (prescription.age < 8 ? 0 : 1)] as Uint16Array;
  const product = draws[random.below(draws.length)] as number;
  const year = yearOfWorldMonth(MONTH_OF_DAY[prescribedOn] as number);
  const isCoded = random.chance(rates.coded(doctor, year));
  const diagnosis = isCoded ? 1 + infection * 2 + (random.chance(ICD) ? 1 : 0) : 0;
  const course = COURSES[medicine];
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
  const isPresent = (day: number) => day < WORLD_DAYS && (MONTH_OF_DAY[day] as number) < leaves;

  const first = prescribedOn + delay;
  if (!isPresent(first)) return;
  let lines = 1;
  line(first, packages);
  if (course) {
    for (let day = first; random.chance(goesOn(course.chances, lines)); lines += 1) {
      day += course.everyDays + random.below(15) - 7;
      if (!isPresent(day) || day >= prescribedOn + 360) break;
      line(day, packages);
    }
  } else if (random.chance(SECOND_LINE)) {
    // The pharmacy had to order the rest, or the package was divided.
    lines += 1;
    line(first + random.below(3), 0);
  }
  let isKept = true;
  if (random.chance(RETURN)) {
    const day = first + random.below(20);
    if (isPresent(day)) {
      line(day, returned(packages));
      isKept = lines > 1;
    }
  }
  if (tally && isKept) tally.prescription(doctor, MONTH_OF_DAY[first] as number, prescription);
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
