import { readRegisterFile } from './read-register-file.ts';

/** Plain counts over the dispensings of one year, made without any code of the product. */
export interface YearCounts {
  readonly year: number;
  lines: number;
  returns: number;
  withoutDdd: number;
  coded: number;
  regular: number;
  /** Prescriptions of J01 without methenamine by month of the year (0–11) of their first line. */
  readonly byMonth: number[];
  readonly byResidence: Map<string, number>;
  readonly byPrescriber: Map<string, { all: number; respiratory: number; penicillinV: number }>;
  prescriptions: number;
  toChildren: number;
  to65: number;
  toWomen: number;
  /** Ages 10–79: doxycycline, amoxicillin, penicillin V and macrolides; penicillin V among them. */
  respiratory: number;
  penicillinV: number;
  readonly users: Set<number>;
  /** Women of 20–79: urinary antibiotics, quinolones among them, and who had any. */
  urinary: number;
  quinolones: number;
  readonly urinaryUsers: Set<number>;
  readonly methenamineUsers: Set<number>;
  ddd: number;
}

const RESPIRATORY = /^J01(AA02|CA04|CE02|FA)/;
const URINARY = /^J01(CA08|EA01|XE01|MA|XX01)/;

/** Reads the dispensings of the years in order; a prescription counts in the year of its first line. */
export function countPrescriptions(directory: string, years: readonly number[]): YearCounts[] {
  const seen = new Set<string>();
  return years.map((year) => {
    const counts = emptyCounts(year);
    const file = readRegisterFile(directory, `dispensings-${year}.csv`);
    const net = new Map(file.linesWith(';-').map((fields) => [fields[1] ?? '', 0]));
    const kept: (readonly string[])[] = [];
    file.forEach((fields) => {
      const id = fields[1] ?? '';
      const packages = number(fields[10]);
      countLine(counts, fields, packages);
      const before = net.get(id);
      if (before !== undefined) net.set(id, before + packages);
      if (!isCounted(fields[8]) || packages < 0 || seen.has(id)) return;
      seen.add(id);
      if (before === undefined) countPrescription(counts, fields);
      else kept.push(fields);
    });
    for (const fields of kept) if ((net.get(fields[1] ?? '') ?? 0) > 0) countPrescription(counts, fields);
    return counts;
  });
}

function isCounted(atc: string | undefined): boolean {
  return (atc?.startsWith('J01') ?? false) && atc !== 'J01XX05';
}

function countLine(counts: YearCounts, fields: readonly string[], packages: number): void {
  counts.lines += 1;
  if (fields[12] !== '') counts.coded += 1;
  if (fields[15] === '1') counts.regular += 1;
  if (fields[11] === '') counts.withoutDdd += 1;
  if (packages < 0) counts.returns += 1;
  if (fields[8] === 'J01XX05') counts.methenamineUsers.add(person(fields));
  if (isCounted(fields[8])) counts.ddd += number(fields[11]);
}

function countPrescription(counts: YearCounts, fields: readonly string[]): void {
  const atc = fields[8] ?? '';
  const age = counts.year - number(fields[4]);
  const isWoman = fields[3] === 'K';
  const month = number(fields[7]?.slice(5, 7)) - 1;
  const prescriber = counts.byPrescriber.get(fields[14] ?? '') ?? { all: 0, respiratory: 0, penicillinV: 0 };
  counts.byPrescriber.set(fields[14] ?? '', prescriber);
  counts.prescriptions += 1;
  prescriber.all += 1;
  counts.byMonth[month] = (counts.byMonth[month] ?? 0) + 1;
  counts.byResidence.set(fields[5] ?? '', (counts.byResidence.get(fields[5] ?? '') ?? 0) + 1);
  counts.users.add(person(fields));
  if (age < 10) counts.toChildren += 1;
  if (age >= 65) counts.to65 += 1;
  if (isWoman) counts.toWomen += 1;
  if (age >= 10 && age <= 79 && RESPIRATORY.test(atc)) {
    const narrow = atc === 'J01CE02' ? 1 : 0;
    counts.respiratory += 1;
    counts.penicillinV += narrow;
    prescriber.respiratory += 1;
    prescriber.penicillinV += narrow;
  }
  if (isWoman && age >= 20 && age <= 79 && URINARY.test(atc)) {
    counts.urinary += 1;
    if (atc.startsWith('J01MA')) counts.quinolones += 1;
    counts.urinaryUsers.add(person(fields));
  }
}

/** `SYN-012-034567` as one number. */
function person(fields: readonly string[]): number {
  const id = fields[2] ?? '';
  return Number(id.slice(4, 7)) * 1e6 + Number(id.slice(8));
}

/** A decimal comma or point; nothing is 0 here, as a sum wants it. */
export function number(text: string | undefined): number {
  const plain = Number(text ?? '');
  return Number.isNaN(plain) ? Number((text ?? '').replace(',', '.')) : plain;
}

function emptyCounts(year: number): YearCounts {
  return {
    year,
    lines: 0,
    returns: 0,
    withoutDdd: 0,
    coded: 0,
    regular: 0,
    byMonth: new Array(12).fill(0),
    byResidence: new Map(),
    byPrescriber: new Map(),
    prescriptions: 0,
    toChildren: 0,
    to65: 0,
    toWomen: 0,
    respiratory: 0,
    penicillinV: 0,
    users: new Set(),
    urinary: 0,
    quinolones: 0,
    urinaryUsers: new Set(),
    methenamineUsers: new Set(),
    ddd: 0,
  };
}
