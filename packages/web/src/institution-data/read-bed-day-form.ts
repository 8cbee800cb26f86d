import type { InputOf, OutputOf } from '@smalspor/contract/operations';
import {
  type BedDayDoubt,
  type BedDayFault,
  type BedWardType,
  bedDayField,
  bedWardTypes,
  capacityOf,
  judgeBedDays,
  monthsOfQuarter,
  readBedDays,
  type WardBeds,
} from '@smalspor/domain/institution-data';
import { addMonths, formatMonth, type Month, parseMonth } from '@smalspor/domain/time';

export type BedDayForm = OutputOf<'readBedDays'>;
export type Entries = Readonly<Record<string, string>>;
type Line = InputOf<'tellBedDays'>['lines'][number];

/** A place for one number: a ward type in a month, or in the whole quarter. */
export interface FormField {
  /** As drafts name it. */
  readonly field: string;
  readonly wardType: BedWardType;
  readonly from: Month;
  readonly to: Month;
  /** Beds × days; `null` where the beds are not known. */
  readonly capacity: number | null;
}

/** What is told of the whole form is kept beside the numbers. */
export const WHOLE = 'whole';
export const ESTIMATED = 'estimated';

export function wardsOf({ wards }: BedDayForm): readonly WardBeds[] {
  return wards.map(({ wardType, beds, from, to }) => ({
    ...{ wardType, beds },
    fromMonth: parseMonth(from),
    toMonth: to === null ? null : parseMonth(to),
  }));
}

/** The fields that can be filled in now: of months that are over, in which the ward was there. */
export function fieldsOf(form: BedDayForm, isWhole: boolean): readonly FormField[] {
  const [wards, quarter, now] = [wardsOf(form), parseMonth(form.quarter), parseMonth(form.now)];
  const ranges = isWhole
    ? [{ from: quarter, to: addMonths(quarter, 2) }]
    : monthsOfQuarter(quarter).map((month) => ({ from: month, to: month }));
  const open = ranges.filter(({ to }) => to < now);
  return bedWardTypes(wards, { from: quarter, to: addMonths(quarter, 2) }).flatMap((wardType) =>
    open
      .filter((range) => bedWardTypes(wards, range).includes(wardType))
      .map((range) => ({
        ...range,
        wardType,
        field: bedDayField({ wardType, ...range }),
        capacity: capacityOf(wards, wardType, range),
      })),
  );
}

/** Whether the quarter is over, so that one number can stand for all of it. */
export function isQuarterOver({ quarter, now }: BedDayForm): boolean {
  return addMonths(parseMonth(quarter), 2) < parseMonth(now);
}

export type FieldFault = BedDayFault | 'not-a-number';

/** What was typed in one field. */
export interface ReadField {
  /** `null` where nothing, or no number, was typed. */
  readonly line: Line | null;
  readonly fault: FieldFault | null;
  readonly doubts: readonly BedDayDoubt[];
}

/** Reads one field as the server will. */
export function readField(form: BedDayForm, field: FormField, entries: Entries): ReadField {
  const bedDays = readBedDays(entries[field.field] ?? '');
  if (bedDays === undefined) return { line: null, fault: 'not-a-number', doubts: [] };
  if (bedDays === null) return { line: null, fault: null, doubts: [] };
  const { wardType, from, to } = field;
  const told = { wardType, from, to, bedDays, estimated: entries[ESTIMATED] === '1' };
  const judged = judgeBedDays(told, {
    wards: wardsOf(form),
    quarter: parseMonth(form.quarter),
    now: parseMonth(form.now),
    lastYear: form.lastYear[field.field] ?? null,
  });
  return { line: { ...told, from: formatMonth(from), to: formatMonth(to) }, ...judged };
}

/** What the form begins with: what somebody has typed, what was told before, or nothing. */
export function firstEntries({ draft, versions }: BedDayForm): Entries {
  if (draft !== null) return draft.entries;
  const [latest] = versions;
  if (latest === undefined) return {};
  const lines = latest.lines.map((line) => ({
    ...line,
    from: parseMonth(line.from),
    to: parseMonth(line.to),
  }));
  return {
    ...Object.fromEntries(lines.map((line) => [bedDayField(line), String(line.bedDays)])),
    ...(lines.some(({ from, to }) => from !== to) ? { [WHOLE]: '1' } : {}),
    ...(lines.some(({ estimated }) => estimated) ? { [ESTIMATED]: '1' } : {}),
  };
}
