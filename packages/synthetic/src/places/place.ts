import type { Geography, Municipality } from '@smalspor/domain/organisation';
import { toMonth } from '@smalspor/domain/time';
import { FIRST_YEAR } from '../country/world-time.ts';

/**
 * A piece of the country that has kept together through all boundary changes: one municipality code on each day. A
 * municipality that was divided is several places.
 */
export interface Place {
  /** `from` is the month (domain) from which the code holds; the first code holds from the beginning. */
  readonly codes: readonly { readonly from: number; readonly code: string; readonly name: string }[];
  /** Inhabitants on 1 January 2021. */
  readonly inhabitants2021: number;
}

interface Path {
  readonly codes: Place['codes'];
  inhabitants: number;
}

/** All places of the country, in the order of today's codes. Together they hold every municipality of every year. */
export function placesOf(geography: Geography): readonly Place[] {
  const start = FIRST_CODED_MONTH;
  let paths: Path[] = geography.municipalities
    .filter((municipality) => municipality.from <= start && (municipality.last ?? start) >= start)
    .map((municipality) => ({
      codes: [{ from: start, code: municipality.code, name: municipality.name }],
      inhabitants: inhabitantsWithin(municipality, start),
    }));
  for (const on of [...new Set(geography.changes.map((change) => change.on))].sort((a, b) => a - b)) {
    paths = throughChange(geography, paths, on);
  }
  return paths
    .filter((path) => path.inhabitants > 0)
    .map((path) => ({ codes: path.codes, inhabitants2021: path.inhabitants }))
    .sort((a, b) => `${codeToday(a)}${firstCode(a)}`.localeCompare(`${codeToday(b)}${firstCode(b)}`, 'en'));
}

export function firstCode(place: Place): string {
  return place.codes[0]?.code ?? '';
}

export function codeToday(place: Place): string {
  return place.codes.at(-1)?.code ?? '';
}

export function nameToday(place: Place): string {
  return place.codes.at(-1)?.name ?? '';
}

/** The place's code in a month (domain count); months before the first change have the first code. */
export function codeIn(place: Place, month: number): string {
  let code = firstCode(place);
  for (const entry of place.codes) if (entry.from <= month) code = entry.code;
  return code;
}

function throughChange(geography: Geography, paths: readonly Path[], on: number): Path[] {
  const next: Path[] = [];
  const divided: { readonly path: Path; readonly parts: readonly Municipality[] }[] = [];
  const arrived = new Map<string, number>();
  const arrive = (path: Path, to: Municipality, inhabitants: number) => {
    next.push({ codes: [...path.codes, { from: on, code: to.code, name: to.name }], inhabitants });
    arrived.set(to.code, (arrived.get(to.code) ?? 0) + inhabitants);
  };
  for (const path of paths) {
    const code = path.codes.at(-1)?.code ?? '';
    const parts = (geography.changesFrom.get(code) ?? [])
      .filter((change) => change.on === on)
      .map((change) => geography.municipalityByCode.get(change.to))
      .filter((municipality) => municipality !== undefined);
    const [only] = parts;
    if (only === undefined) {
      next.push(path);
      arrived.set(code, (arrived.get(code) ?? 0) + path.inhabitants);
    } else if (parts.length === 1) arrive(path, only, path.inhabitants);
    else divided.push({ path, parts });
  }
  divide(on, divided, arrived, arrive);
  return next;
}

/** Inhabitants of 2021 within the borders that the code has in a month. */
function inhabitantsWithin(municipality: Municipality, month: number): number {
  return municipality.inhabitants2021.findLast((row) => row.from <= month)?.inhabitants ?? 0;
}

/**
 * Who goes where when a municipality is divided: a former municipality that stands up again under its old name takes
 * its own people back; the others are shared out so that the successors come as near as can be to their known sizes.
 */
function divide(
  on: number,
  divided: readonly { readonly path: Path; readonly parts: readonly Municipality[] }[],
  arrived: ReadonlyMap<string, number>,
  arrive: (path: Path, to: Municipality, inhabitants: number) => void,
): void {
  const nameless: (typeof divided)[number][] = [];
  for (const entry of divided) {
    const home = entry.parts.find((part) =>
      entry.path.codes.slice(0, -1).some(({ name }) => name === part.name),
    );
    if (home) arrive(entry.path, home, entry.path.inhabitants);
    else nameless.push(entry);
  }
  for (const { path, parts } of nameless) {
    const missing = parts.map((part) =>
      Math.max(0, inhabitantsWithin(part, on) - (arrived.get(part.code) ?? 0)),
    );
    const total = missing.reduce((sum, value) => sum + value, 0);
    parts.forEach((part, index) => {
      const share = total > 0 ? (missing[index] ?? 0) / total : 1 / parts.length;
      if (share > 0.05) arrive(path, part, Math.round(path.inhabitants * share));
    });
  }
}

/** Domain month of the first codes. */
export const FIRST_CODED_MONTH: number = toMonth(FIRST_YEAR, 1);
