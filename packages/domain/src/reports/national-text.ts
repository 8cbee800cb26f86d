import type { GoalPoint, GoalUnit } from '../national-goals/index.ts';
import {
  formatInstantDate,
  formatNumber,
  formatPercent,
  inEachLanguage,
  type Language,
  type Localised,
} from '../texts/index.ts';
import { joinSentences, type ReportTexts } from './report-texts.ts';

/** A national series as it was fetched, and the goal of a change that its unit belongs to. */
export interface NationalContext {
  /** The indicator whose curve it stands under. */
  readonly under: string;
  readonly name: Localised;
  /** What it counts, in words that show how it differs from a doctor's figure. */
  readonly counts: Localised;
  readonly unit: GoalUnit;
  readonly publisher: string;
  /** Instant in UTC. */
  readonly fetchedAt: string;
  /** Oldest first. */
  readonly points: readonly GoalPoint[];
  /** A fall is a negative `percent`. */
  readonly goal: { readonly percent: number; readonly since: number; readonly by: number } | null;
}

/**
 * The country's years by a national series, in words of their own: it counts otherwise than a doctor's figure, so it is in no
 * picture and no comparison. A year that the source hides is named as hidden. The goal is told in the series' own first year and
 * no other.
 * @param from @param to years of the curve, both inclusive; @returns `null` where the series has none of them
 */
export function nationalText(
  { name, counts, unit, publisher, fetchedAt, points, goal }: NationalContext,
  { from, to }: { readonly from: number; readonly to: number },
  texts: ReportTexts,
): Localised | null {
  const shown = points.filter(({ year }) => year >= from && year <= to);
  if (!shown.some(({ value }) => value !== null)) return null;
  const figure = (value: number, language: Language) => formatNumber(value, 1, language);
  const years = inEachLanguage((language) =>
    shown
      .map(({ year, value }) => {
        const said = value === null ? texts.say('national.hidden')[language] : figure(value, language);
        return `${year}: ${said}`;
      })
      .join(', '),
  );
  const first = goal && points.find(({ year }) => year === goal.since)?.value;
  return joinSentences([
    texts.say('national.years', { name, counts, unit: texts.say(`national.unit.${unit}`), years }),
    ...(goal === null
      ? []
      : [
          texts.say(first ? 'national.goalOf' : 'national.goal', {
            percent: inEachLanguage((language) => formatPercent(Math.abs(goal.percent), 0, language)),
            since: String(goal.since),
            by: String(goal.by),
            ...(first
              ? { value: inEachLanguage((language) => figure(first * (1 + goal.percent / 100), language)) }
              : {}),
          }),
        ]),
    texts.say('national.source', {
      publisher,
      day: inEachLanguage((language) => formatInstantDate(fetchedAt, language)),
    }),
  ]);
}
