import type { World } from '../country/world.ts';
import { WORLD_MONTHS, worldMonthText } from '../country/world-time.ts';
import { INTERN_SHARE } from '../doctors/stand-ins.ts';
import type { Tenure } from '../doctors/tenures.ts';
import { hprOf } from './identifiers.ts';
import { csvLine } from './register-file.ts';

export const DECLARED_COLUMNS = ['hpr', 'valid_from', 'valid_to', 'declared_length', 'basis'];

/** Patients on a list in a world month; 0 outside the years that are made. */
export type ListSize = (list: number, month: number) => number;

/**
 * The list lengths that doctors declare, adjusted to how much of the work is their own: participants from a year before
 * their start, one line per calendar year; locums and interns for the time of their work. World months `from` to `last`.
 */
export function declaredLines(world: World, size: ListSize, from: number, last: number): string {
  return [...ownLines(world, size, from, last), ...standInLines(world, size, from, last)].join('');
}

function ownLines(world: World, size: ListSize, from: number, last: number): string[] {
  return world.participants.flatMap((participant) => {
    const lists = world.tenures.filter((tenure) => tenure.doctor === participant.doctor);
    const begin = Math.max(from, participant.start - 12, Math.min(...lists.map((tenure) => tenure.from)));
    const end = Math.min(last, Math.max(...lists.map((tenure) => tenure.until)) - 1);
    const lines: string[] = [];
    for (let month = begin; month <= end; ) {
      const yearEnd = Math.min(end, month - (month % 12) + 11);
      let sum = 0;
      for (let at = month; at <= yearEnd; at += 1) {
        for (const tenure of lists) sum += size(tenure.list, at) * ownPart(world, tenure, at);
      }
      lines.push(...line(world, participant.doctor, month, yearEnd, sum / (yearEnd - month + 1), 'own'));
      month = yearEnd + 1;
    }
    return lines;
  });
}

/** The part of a list's work that its doctor does in a month. */
function ownPart(world: World, tenure: Tenure, month: number): number {
  if (month < tenure.from || month >= tenure.until) return 0;
  const at = tenure.list * WORLD_MONTHS + month;
  if ((world.staffing.locum[at] as number) >= 0) return 0;
  return (world.staffing.intern[at] as number) >= 0 ? 1 - INTERN_SHARE : 1;
}

function standInLines(world: World, size: ListSize, from: number, last: number): string[] {
  return world.standIns.flatMap((work) => {
    const begin = Math.max(from, work.from);
    const end = Math.min(last, work.until - 1);
    if (begin > end) return [];
    let sum = 0;
    for (let month = begin; month <= end; month += 1) sum += size(work.list, month);
    const mean = (sum / (end - begin + 1)) * (work.kind === 'intern' ? INTERN_SHARE : 1);
    return line(world, work.doctor, begin, end, mean, work.kind === 'intern' ? 'shared' : 'locum');
  });
}

/** Doctors state round numbers; whoever had no work of their own states nothing. */
function line(
  world: World,
  doctor: number,
  from: number,
  last: number,
  length: number,
  basis: 'own' | 'locum' | 'shared',
): string[] {
  const rounded = Math.round(length / 10) * 10;
  if (rounded === 0) return [];
  const hpr = hprOf(world.parcel.number, doctor);
  return [csvLine([hpr, worldMonthText(from), worldMonthText(last), rounded, basis])];
}
