import type { World } from '../country/world.ts';
import { WORLD_DAYS, worldDayText } from '../country/world-time.ts';
import { createByteWriter, utf8 } from '../files/byte-writer.ts';
import { hprOf, parcelText } from '../files/identifiers.ts';
import { INFECTIONS } from '../infections/infections.ts';
import { TARIFFS } from './tariffs.ts';

export const CONTACT_COLUMNS = [
  'contact_id',
  'contact_on',
  'tariff',
  'diagnosis_code',
  'diagnosis_system',
  'hpr',
  'patient_id',
  'sex',
  'birth_year',
] as const;
export const CONTACT_COUNT_COLUMNS = ['month', 'hpr', 'tariff', 'contacts'] as const;

const SEMICOLON = 59;
const NEWLINE = 10;
const ROOM = 120;
const DATES = utf8(Array.from({ length: WORLD_DAYS }, (_, day) => worldDayText(day)).join(''));
const TARIFF_FIELDS = TARIFFS.map((tariff) => utf8(`${tariff};`));
const DIAGNOSES = INFECTIONS.map(({ icpc }) => utf8(`${icpc};ICPC-2;`));

export interface ContactWriter {
  write(person: number, infection: number, day: number, doctor: number, tariff: number): void;
  /** Lines of the numbers by doctor, month and tariff, in that order. */
  counts(seen: Uint16Array): string;
  take(): Uint8Array<ArrayBuffer>;
}

/** Writes one parcel's contacts of a year. */
export function createContactWriter(world: World, year: number): ContactWriter {
  const { population, parcel } = world;
  const writer = createByteWriter(1 << 20);
  const parcelId = parcelText(parcel.number);
  const contactPrefix = utf8(`K${String(year).slice(2)}-${parcelId}-`);
  const patientPrefix = utf8(`SYN-${parcelId}-`);
  const doctors = world.doctors.map((_, index) => utf8(`${hprOf(parcel.number, index)};`));
  const persons = Array.from({ length: 2 }, (_, female) =>
    Array.from({ length: 160 }, (__, offset) => utf8(`${female ? 'K' : 'M'};${1880 + offset}`)),
  );
  let lines = 0;
  return {
    write: (person, infection, day, doctor, tariff) => {
      lines += 1;
      writer.room(ROOM);
      writer.bytes(contactPrefix);
      writer.digits(lines, 6);
      writer.byte(SEMICOLON);
      writer.slice(DATES, day, 10);
      writer.byte(SEMICOLON);
      writer.bytes(TARIFF_FIELDS[tariff] as Uint8Array);
      writer.bytes(DIAGNOSES[infection] as Uint8Array);
      writer.bytes(doctors[doctor] as Uint8Array);
      writer.bytes(patientPrefix);
      writer.digits(person, 6);
      writer.byte(SEMICOLON);
      const byYear = persons[population.female[person] as number] as Uint8Array[];
      writer.bytes(byYear[(population.birthYear[person] as number) - 1880] as Uint8Array);
      writer.byte(NEWLINE);
    },
    counts: (seen) => {
      const rows: string[] = [];
      seen.forEach((contacts, at) => {
        if (contacts === 0) return;
        const tariff = TARIFFS[at % TARIFFS.length];
        const month = Math.floor(at / TARIFFS.length) % 12;
        const doctor = Math.floor(at / TARIFFS.length / 12);
        const when = `${year}-${String(month + 1).padStart(2, '0')}`;
        rows.push(`${when};${hprOf(parcel.number, doctor)};${tariff};${contacts}\n`);
      });
      return rows.join('');
    },
    take: writer.take,
  };
}
