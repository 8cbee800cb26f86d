import type { Geography } from '@smalspor/domain/organisation';
import { formatMonth, type Month } from '@smalspor/domain/time';
import type { Klass, KlassCode } from './read-klass.ts';

/** Something in which KLASS and the geography of the product's content differ. */
export interface GeographyDifference {
  readonly code: string;
  readonly kind:
    | 'missing-in-content'
    | 'missing-in-klass'
    | 'other-name'
    | 'other-validity'
    | 'change-missing-in-content'
    | 'change-missing-in-klass';
  /** What KLASS says, as text; `null` where it says nothing. */
  readonly klass: string | null;
  readonly content: string | null;
}

/**
 * What a delivery of KLASS says otherwise than the content, for those who keep the content. Only the codes' own kind is
 * compared, within the months that both know.
 */
export function compareGeography(klass: Klass, geography: Geography): readonly GeographyDifference[] {
  return [
    ...compareCodes(
      klass.codes.filter(({ code }) => code.length === 4),
      geography.municipalities,
    ),
    ...compareCodes(
      klass.codes.filter(({ code }) => code.length === 2),
      geography.counties,
    ),
    ...compareChanges(klass, geography),
  ].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

interface Place {
  readonly code: string;
  readonly name: string;
  readonly from: Month;
  readonly last: Month | null;
}

function compareCodes(delivered: readonly KlassCode[], known: readonly Place[]): GeographyDifference[] {
  if (delivered.length === 0) return [];
  const differences: GeographyDifference[] = [];
  const knownByCode = new Map(known.map((place) => [place.code, place]));
  const deliveredCodes = new Set(delivered.map(({ code }) => code));
  // The content begins in 2012: what ended before, and how much older a code is, is no difference.
  const begins = Math.min(...known.map(({ from }) => from));
  for (const code of delivered) {
    const place = knownByCode.get(code.code);
    const ended = code.last !== null && code.last < begins;
    if (place === undefined) {
      if (!ended)
        differences.push({ code: code.code, kind: 'missing-in-content', klass: code.name, content: null });
      continue;
    }
    if (firstName(place.name) !== firstName(code.name)) {
      differences.push({ code: code.code, kind: 'other-name', klass: code.name, content: place.name });
    }
    const [theirs, ours] = [validity(code, begins), validity(place, begins)];
    if (theirs !== ours)
      differences.push({ code: code.code, kind: 'other-validity', klass: theirs, content: ours });
  }
  for (const place of known) {
    if (deliveredCodes.has(place.code)) continue;
    differences.push({ code: place.code, kind: 'missing-in-klass', klass: null, content: place.name });
  }
  return differences;
}

function compareChanges(klass: Klass, geography: Geography): GeographyDifference[] {
  const delivered = klass.changes.filter(({ from, to }) => from.length === 4 && from !== to);
  if (delivered.length === 0) return [];
  const begins = Math.min(...geography.changes.map(({ on }) => on));
  const keyOf = ({ on, from, to }: { on: Month; from: string; to: string }) =>
    `${from} → ${to}, ${formatMonth(on)}`;
  const theirs = new Map(delivered.filter(({ on }) => on >= begins).map((change) => [keyOf(change), change]));
  const ours = new Map(geography.changes.map((change) => [keyOf(change), change]));
  return [
    ...[...theirs]
      .filter(([key]) => !ours.has(key))
      .map(
        ([key, { from }]) =>
          ({ code: from, kind: 'change-missing-in-content', klass: key, content: null }) as const,
      ),
    ...[...ours]
      .filter(([key]) => !theirs.has(key))
      .map(
        ([key, { from }]) =>
          ({ code: from, kind: 'change-missing-in-klass', klass: null, content: key }) as const,
      ),
  ];
}

/** KLASS writes official names in several languages with hyphens between: «Trondheim - Tråante». */
function firstName(name: string): string {
  return (name.split(' - ')[0] ?? name).trim().toLowerCase();
}

function validity({ from, last }: Pick<Place, 'from' | 'last'>, begins: number): string {
  return `${formatMonth(Math.max(from, begins) as Month)}–${last === null ? '' : formatMonth(last)}`;
}
