import type { PlainDate } from '../time/index.ts';
import { type AnswersByItem, shareOfAnswer } from './sum-visit.ts';

/** A visit whose report has been sent, as figures need it. */
export interface CountedVisit {
  readonly organisation: number;
  /** Code of the municipality that the home lay in on the day. */
  readonly municipality: string;
  readonly ward: string;
  readonly day: PlainDate;
  readonly answers: AnswersByItem;
}

export interface VisitCounts {
  readonly visits: number;
  readonly municipalities: number;
  readonly homes: number;
  /** A ward is one that has a name of its own in its home, however it is written. */
  readonly wards: number;
}

/** How an item stood over some visits. */
export interface ItemFigure {
  readonly item: string;
  readonly yes: number;
  readonly outOf: number;
  /** Homes behind it. */
  readonly homes: number;
  /** 0–1; `null` where fewer homes than the minimum stand behind it: it would speak of single homes, and chance would rule it. */
  readonly share: number | null;
}

/** Homes that a share speaks of at least. */
export const FEWEST_HOMES = 5;

export function countVisits(visits: readonly CountedVisit[]): VisitCounts {
  const distinct = (nameOf: (visit: CountedVisit) => string) => new Set(visits.map(nameOf)).size;
  return {
    visits: visits.length,
    municipalities: distinct(({ municipality }) => municipality),
    homes: distinct(({ organisation }) => String(organisation)),
    wards: distinct(({ organisation, ward }) => `${organisation} ${wardKey(ward)}`),
  };
}

export function itemFigure(
  item: string,
  visits: readonly CountedVisit[],
  fewestHomes: number = FEWEST_HOMES,
): ItemFigure {
  const told = visits.flatMap((visit) => {
    const share = shareOfAnswer(visit.answers[item]);
    return share ? [{ ...share, organisation: visit.organisation }] : [];
  });
  const yes = told.reduce((sum, each) => sum + each.yes, 0);
  const outOf = told.reduce((sum, each) => sum + each.outOf, 0);
  const homes = new Set(told.map(({ organisation }) => organisation)).size;
  return { item, yes, outOf, homes, share: homes >= fewestHomes && outOf > 0 ? yes / outOf : null };
}

/** The half-year of a day, `2026-1` or `2026-2`: visits come about so often. */
export function halfYearOf(day: PlainDate): string {
  return `${day.slice(0, 4)}-${Number(day.slice(5, 7)) <= 6 ? 1 : 2}`;
}

/** The same ward is written in many ways: small or capital letters, more or fewer spaces. */
export function wardKey(ward: string): string {
  return ward.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
