import type { World } from '../country/world.ts';
import {
  FIRST_YEAR,
  MONTH_OF_DAY,
  WORLD_DAYS,
  WORLD_MONTHS,
  worldDay,
  worldDayText,
} from '../country/world-time.ts';
import { INFECTIONS } from '../infections/infections.ts';
import { codeIn, FIRST_CODED_MONTH } from '../places/place.ts';
import { PRODUCTS } from '../prescribing/products.ts';
import { type ByteWriter, createByteWriter, utf8 } from './byte-writer.ts';
import { hprOf, parcelText } from './identifiers.ts';

export const DISPENSING_COLUMNS = [
  'line_id',
  'prescription_id',
  'patient_id',
  'sex',
  'birth_year',
  'municipality',
  'prescribed_on',
  'dispensed_on',
  'atc',
  'product_number',
  'packages',
  'ddd',
  'diagnosis_code',
  'diagnosis_system',
  'prescriber_hpr',
  'regular_gp',
] as const;

/** Numbers of packages that a line can have, in quarters; negative ones are returns. */
const PACKAGES = [1, 2, 3, 0.5, -1, -2, -0.5, -3] as const;
export type PackagesIndex = number;

/** Index of the same packages returned. */
export function returned(packages: PackagesIndex): PackagesIndex {
  return [4, 5, 7, 6][packages] ?? 4;
}

/** Diagnosis of a line: 0 none, 1 + 2 × infection in ICPC-2, 2 + 2 × infection in ICD-10. */
export type DiagnosisIndex = number;

/** One line, as plain numbers. */
export interface DispensingLine {
  /** Year and serial number of the prescription within the parcel. */
  readonly prescribedYear: number;
  readonly prescription: number;
  readonly person: number;
  readonly prescribedOn: number;
  readonly dispensedOn: number;
  readonly product: number;
  readonly packages: PackagesIndex;
  /** The register lacks the DDD of this line. */
  readonly withoutDdd: boolean;
  readonly diagnosis: DiagnosisIndex;
  readonly doctor: number;
  readonly regular: boolean;
}

const DATES = utf8(Array.from({ length: WORLD_DAYS }, (_, day) => worldDayText(day)).join(''));
const SEMICOLON = 59;
const NEWLINE = 10;
const ROOM = 200;

/** `atc;product;packages;ddd;` by (product × packages) × 3 + (0 until 2018, 1 from 2019, 2 without DDD). */
const GOODS: readonly Uint8Array[] = PRODUCTS.flatMap((product) =>
  PACKAGES.flatMap((packages) =>
    [product.ddd?.until2018, product.ddd?.from2019, undefined].map((ddd) => {
      const amount = ddd === undefined ? '' : decimal(ddd * packages, 2);
      return utf8(`${product.atc};${product.number};${decimal(packages, 2)};${amount};`);
    }),
  ),
);
const DIAGNOSES: readonly Uint8Array[] = [
  utf8(';;'),
  ...INFECTIONS.flatMap((infection) => [utf8(`${infection.icpc};ICPC-2;`), utf8(`${infection.icd};ICD-10;`)]),
];
const FIRST_DAY_2019 = worldDay(2019, 1, 1);

export interface LineWriter {
  write(line: DispensingLine): void;
  readonly lines: () => number;
  take(): Uint8Array<ArrayBuffer>;
}

/** Writes the lines of one parcel and one year of dispensing. */
export function createLineWriter(world: World, year: number): LineWriter {
  const { population, parcel } = world;
  const writer: ByteWriter = createByteWriter(1 << 20);
  const parcelId = parcelText(parcel.number);
  const linePrefix = utf8(`L${String(year).slice(2)}-${parcelId}-`);
  const patientPrefix = utf8(`SYN-${parcelId}-`);
  const prescriptionPrefixes = [year, year - 1].map((from) => utf8(`R${String(from).slice(2)}-${parcelId}-`));
  const doctors = world.doctors.map((_, index) => utf8(`${hprOf(parcel.number, index)};`));
  const persons = Array.from({ length: 2 }, (_, female) =>
    Array.from({ length: 160 }, (__, offset) => utf8(`${female ? 'K' : 'M'};${1880 + offset};`)),
  );
  const codes = parcel.settlements.map(({ place }) =>
    utf8(
      Array.from({ length: WORLD_MONTHS }, (_, month) =>
        codeIn(place, FIRST_CODED_MONTH + month - (FIRST_YEAR - 2011) * 12),
      ).join(''),
    ),
  );
  let lines = 0;

  return {
    write: (line) => {
      lines += 1;
      const { person } = line;
      writer.room(ROOM);
      writer.bytes(linePrefix);
      writer.digits(lines, 6);
      writer.byte(SEMICOLON);
      writer.bytes(prescriptionPrefixes[year - line.prescribedYear] as Uint8Array);
      writer.digits(line.prescription, 6);
      writer.byte(SEMICOLON);
      writer.bytes(patientPrefix);
      writer.digits(person, 6);
      writer.byte(SEMICOLON);
      const byYear = persons[population.female[person] as number] as Uint8Array[];
      writer.bytes(byYear[(population.birthYear[person] as number) - 1880] as Uint8Array);
      writer.slice(
        codes[population.settlement[person] as number] as Uint8Array,
        MONTH_OF_DAY[line.dispensedOn] as number,
        4,
      );
      writer.byte(SEMICOLON);
      writer.slice(DATES, line.prescribedOn, 10);
      writer.byte(SEMICOLON);
      writer.slice(DATES, line.dispensedOn, 10);
      writer.byte(SEMICOLON);
      const era = line.withoutDdd ? 2 : line.dispensedOn < FIRST_DAY_2019 ? 0 : 1;
      writer.bytes(GOODS[(line.product * PACKAGES.length + line.packages) * 3 + era] as Uint8Array);
      writer.bytes(DIAGNOSES[line.diagnosis] as Uint8Array);
      writer.bytes(doctors[line.doctor] as Uint8Array);
      writer.byte(line.regular ? 49 : 48);
      writer.byte(NEWLINE);
    },
    lines: () => lines,
    take: writer.take,
  };
}

/** A decimal comma and no needless zeros. */
export function decimal(value: number, places: number): string {
  return String(Number(value.toFixed(places))).replace('.', ',');
}
