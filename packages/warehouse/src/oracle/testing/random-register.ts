import { LIST_AGE_BANDS } from '@smalspor/domain/organisation';
import { addMonths, type Month, monthOfDate, type PlainDate, yearOf } from '@smalspor/domain/time';
import fc from 'fast-check';
import type {
  PlainContact,
  PlainContactCount,
  PlainDeclaredList,
  PlainLine,
  PlainList,
  PlainMembership,
  PlainOwnDeclaration,
  PlainRegister,
} from '../plain-register.ts';
import { PRODUCTS, UNKNOWN_PRODUCT } from './plain-products.ts';
import { codeIn, type Scene } from './scenes.ts';

/** A small register and how it was delivered. */
export interface RandomRegister {
  readonly scene: Scene;
  readonly register: PlainRegister;
  /** First months of the deliveries after the first one. */
  readonly deliveryStarts: readonly Month[];
}

/** Prescribers 1–4 may hold lists; 5 never does. */
export const PRESCRIBERS = 5;
/** Months that the files hold before and after those that are measured. */
const BEFORE = 2;
const AFTER = 1;

/** Some are the same in the thirty bits of a sketch. */
const PATIENTS = [1, 31, 61, 2, 32, 3];

const offset = fc.integer({ min: -BEFORE, max: 26 });
const holder = fc.option(fc.integer({ min: 1, max: PRESCRIBERS - 1 }), { freq: 9 });

const randomList = fc.record({
  place: fc.nat({ max: 7 }),
  part: fc.nat({ max: 2 }),
  holder,
  /** From this month on someone else holds it, and the place may be another. */
  changes: offset,
  nextHolder: holder,
  nextPlace: fc.nat({ max: 7 }),
  closes: fc.integer({ min: 8, max: 40 }),
  bands: fc.array(
    fc.record({
      female: fc.boolean(),
      band: fc.constantFrom(0, 1, 6, 7, 8, 9),
      patients: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 10, size: 'max' },
  ),
  growsBy: fc.nat({ max: 2 }),
  unknownSex: fc.nat({ max: 1 }),
});

const randomMembership = fc.record({
  prescriber: fc.integer({ min: 1, max: PRESCRIBERS }),
  group: fc.integer({ min: 1, max: 3 }),
  gap: fc.nat({ max: 5 }),
  months: fc.integer({ min: 1, max: 20 }),
  open: fc.boolean(),
});

const randomDeclared = fc.record({
  prescriber: fc.constantFrom(1, 1, 2, 3, PRESCRIBERS),
  from: offset,
  months: fc.option(fc.integer({ min: 1, max: 20 })),
  patients: fc.integer({ min: 0, max: 1500 }),
});

const randomOwnDeclaration = fc.record({
  prescriber: fc.constantFrom(1, 1, 2, 3, PRESCRIBERS),
  from: offset,
  patients: fc.integer({ min: 1, max: 1500 }),
});

const randomPatient = fc.record({
  female: fc.boolean(),
  age: fc.constantFrom(0, 8, 9, 18, 19, 40, 63, 64, 68, 69, 78, 79, 95),
});

const randomPrescription = fc.record({
  prescriber: fc.option(fc.integer({ min: 1, max: PRESCRIBERS }), { freq: 12 }),
  patient: fc.nat({ max: 5 }),
  product: fc.oneof({ weight: 9, arbitrary: fc.nat({ max: PRODUCTS.length - 1 }) }, fc.constant(null)),
  onList: fc.constantFrom(true, true, false),
  diagnosis: fc.constantFrom(
    null,
    { system: 'ICPC-2', code: 'R81' } as const,
    { system: 'ICPC-2', code: 'U71' } as const,
    { system: 'ICD-10', code: 'N30.0' } as const,
    { system: 'ICD-10', code: 'J18' } as const,
  ),
  day: fc.integer({ min: -60, max: 760 }),
  dispensings: fc.array(
    fc.record({
      after: fc.oneof(fc.constantFrom(0, 1), fc.nat({ max: 120 }), fc.nat({ max: 500 })),
      packages100: fc.constantFrom(100, 100, 200, 50, 33, 1, -100, -50, -200),
      otherProduct: fc.option(fc.nat({ max: PRODUCTS.length - 1 }), { freq: 3 }),
      otherPrescriber: fc.option(fc.integer({ min: 1, max: PRESCRIBERS }), { freq: 2 }),
    }),
    { minLength: 1, maxLength: 4, size: 'max' },
  ),
});

/** Some on the day of a prescription, some a few days off, some on the same day as another. */
const randomContact = fc.record({
  prescriber: fc.integer({ min: 1, max: PRESCRIBERS }),
  patient: fc.nat({ max: 5 }),
  /** The prescription that it lies near; without one, days from the first month. */
  near: fc.option(fc.nat({ max: 39 }), { freq: 3 }),
  day: fc.oneof(fc.constantFrom(0, 0, -7, -8, 7, -28, 28, 29), fc.integer({ min: -40, max: 760 })),
  tariff: fc.constantFrom('2ad', '2ad', '2ae', '1bd'),
  diagnosis: fc.constantFrom(
    { system: 'ICPC-2', code: 'R74' } as const,
    { system: 'ICPC-2', code: 'H71' } as const,
    { system: 'ICPC-2', code: 'U71' } as const,
    { system: 'ICD-10', code: 'J06' } as const,
  ),
});

const randomContactCount = fc.record({
  prescriber: fc.integer({ min: 1, max: PRESCRIBERS }),
  month: offset,
  tariff: fc.constantFrom('2ad', '1bd', '1i'),
  contacts: fc.integer({ min: 1, max: 900 }),
});

/** Registers of a scene: few doctors, patients and prescriptions, with all that makes counting hard. */
export function randomRegister(scenes: readonly Scene[]): fc.Arbitrary<RandomRegister> {
  return fc
    .record({
      scene: fc.constantFrom(...scenes),
      lists: fc.array(randomList, { minLength: 1, maxLength: 5, size: 'max' }),
      memberships: fc.array(randomMembership, { maxLength: 5, size: 'max' }),
      declared: fc.array(randomDeclared, { maxLength: 5, size: 'max' }),
      said: fc.uniqueArray(randomOwnDeclaration, {
        maxLength: 4,
        size: 'max',
        selector: ({ prescriber, from }) => `${prescriber} ${from}`,
      }),
      patients: fc.array(randomPatient, { minLength: 6, maxLength: 6 }),
      prescriptions: fc.array(randomPrescription, { minLength: 1, maxLength: 40, size: 'max' }),
      deliveries: fc.array(fc.integer({ min: 1, max: 24 }), { maxLength: 3 }),
      contacts: fc.array(randomContact, { maxLength: 40, size: 'max' }),
      counts: fc.uniqueArray(randomContactCount, {
        maxLength: 30,
        size: 'max',
        selector: ({ prescriber, month, tariff }) => `${prescriber} ${month} ${tariff}`,
      }),
    })
    .map(({ scene, lists, memberships, declared, said, patients, prescriptions, deliveries, ...seen }) => ({
      scene,
      register: {
        from: scene.from,
        to: scene.to,
        lines: linesOf(scene, patients, prescriptions),
        lists: lists.flatMap((list, index) => listMonths(scene, list, index)),
        declaredLists: declared.map((row): PlainDeclaredList => {
          const from = addMonths(scene.from, row.from);
          const to = row.months === null ? null : addMonths(from, row.months - 1);
          return { prescriber: row.prescriber, from, to, patients: row.patients };
        }),
        ownDeclarations: said.map((row): PlainOwnDeclaration => {
          return { ...row, from: addMonths(scene.from, row.from) };
        }),
        memberships: membershipsOf(scene, memberships),
        products: PRODUCTS,
        contacts: contactsOf(scene, patients, prescriptions, seen.contacts),
        contactCounts: seen.counts.map((row): PlainContactCount => {
          return { ...row, month: addMonths(scene.from, row.month) };
        }),
      },
      deliveryStarts: [...new Set(deliveries)]
        .sort((a, b) => a - b)
        .map((months) => addMonths(scene.from, months)),
    }))
    .filter(({ register }) => register.lines.some((line) => isMeasured(register, line)))
    .map((random) => ({ ...random, [fc.toStringMethod]: () => printed(random) }));
}

/** The whole geography would hide the rest of a counterexample. */
function printed({ scene, register, deliveryStarts }: RandomRegister): string {
  const { products, ...rest } = register;
  return JSON.stringify({ places: scene.places, products: products.length, deliveryStarts, ...rest });
}

function isMeasured({ from, to }: PlainRegister, { dispensedOn }: PlainLine): boolean {
  const month = monthOfDate(dispensedOn);
  return from <= month && month <= to;
}

type Random<T> = T extends fc.Arbitrary<infer Value> ? Value : never;

/** The first list is never closed, so that every month has lists. */
function listMonths(scene: Scene, list: Random<typeof randomList>, index: number): PlainList[] {
  const rows: PlainList[] = [];
  const last = addMonths(scene.to, AFTER);
  const end = index === 0 ? last : Math.min(last, scene.from + list.closes);
  for (let month = addMonths(scene.from, 0); month <= end; month = addMonths(month, 1)) {
    const isLater = month - scene.from >= list.changes;
    const place = scene.places[(isLater ? list.nextPlace : list.place) % scene.places.length] as string;
    const strata = Array.from({ length: 2 * LIST_AGE_BANDS.length }, () => 0);
    for (const { female, band, patients } of list.bands) {
      const stratum = band + (female ? 0 : LIST_AGE_BANDS.length);
      strata[stratum] = (strata[stratum] ?? 0) + patients + list.growsBy * Math.floor((month % 12) / 3);
    }
    rows.push({
      month,
      listId: `L${(index * 7) % 5}`,
      prescriber: isLater ? list.nextHolder : list.holder,
      municipality: codeIn(scene, place, month, list.part),
      patients: strata.reduce((sum, count) => sum + count, list.unknownSex),
      women: strata.slice(0, LIST_AGE_BANDS.length),
      men: strata.slice(LIST_AGE_BANDS.length),
    });
  }
  return rows;
}

/** One after the other for each prescriber, with gaps: nobody is in two groups at once. */
function membershipsOf(
  scene: Scene,
  memberships: readonly Random<typeof randomMembership>[],
): PlainMembership[] {
  const free = new Map<number, number>();
  return memberships.flatMap(({ prescriber, group, gap, months, open }) => {
    const from = addMonths(scene.from, (free.get(prescriber) ?? -BEFORE) + gap);
    free.set(prescriber, from - scene.from + (open ? 1000 : months));
    if (from > scene.to + AFTER) return [];
    return [{ prescriber, group, from, to: open ? null : addMonths(from, months - 1) }];
  });
}

function linesOf(
  scene: Scene,
  patients: readonly Random<typeof randomPatient>[],
  prescriptions: readonly Random<typeof randomPrescription>[],
): PlainLine[] {
  const first = Date.UTC(yearOf(scene.from), scene.from % 12, 1);
  const lines: PlainLine[] = [];
  for (const [index, prescription] of prescriptions.entries()) {
    const patient = patients[prescription.patient] as Random<typeof randomPatient>;
    for (const { after, packages100, otherProduct, otherPrescriber } of prescription.dispensings) {
      const dispensedOn = dateOf(first, prescription.day + after);
      const isLate = Date.parse(dispensedOn) >= Date.UTC(yearOf(scene.to), (scene.to % 12) + 1 + AFTER, 1);
      const product = PRODUCTS[otherProduct ?? prescription.product ?? 0];
      if (isLate || !product) continue;
      lines.push({
        line: lines.length + 1,
        prescription: index + 1,
        patient: PATIENTS[prescription.patient] ?? 0,
        female: patient.female,
        birthYear: yearOf(scene.from) - 1 - patient.age,
        prescribedOn: dateOf(first, prescription.day),
        dispensedOn,
        atc: product.atc,
        product: prescription.product === null ? UNKNOWN_PRODUCT : product.product,
        packages100,
        diagnosis: prescription.diagnosis,
        prescriber: otherPrescriber ?? prescription.prescriber,
        onList: prescription.onList,
      });
    }
  }
  return lines;
}

/** An age is that of the patient among the prescriptions, so that both registers know the same person. */
function contactsOf(
  scene: Scene,
  patients: readonly Random<typeof randomPatient>[],
  prescriptions: readonly Random<typeof randomPrescription>[],
  contacts: readonly Random<typeof randomContact>[],
): PlainContact[] {
  const first = Date.UTC(yearOf(scene.from), scene.from % 12, 1);
  return contacts.map(({ near, day, patient, prescriber, ...contact }, index) => {
    const beside = near === null ? undefined : prescriptions[near];
    const who = beside?.patient ?? patient;
    return {
      ...contact,
      contact: index,
      on: dateOf(first, (beside?.day ?? 0) + day),
      prescriber: beside?.prescriber ?? prescriber,
      patient: PATIENTS[who] ?? 0,
      female: patients[who]?.female ?? false,
      birthYear: yearOf(scene.from) - 1 - (patients[who]?.age ?? 0),
    };
  });
}

function dateOf(first: number, days: number): PlainDate {
  return new Date(first + days * 86_400_000).toISOString().slice(0, 10) as PlainDate;
}
