import { addUpHomes, type HomeQuarter, type ToldQuarter, type Variable } from './home-quarter.ts';
import { isSpread, mayBeTold } from './may-be-told.ts';
import type { InstitutionDisclosureSettings } from './settings.ts';

/** Homes that stand together in a sum that can be reckoned, and the county to fold where they must not. */
interface Piece {
  readonly homes: readonly HomeQuarter[];
  /** `null`: any county that gives them company. */
  readonly blamed: number | null;
}

/** The homes of a quarter by county, the counties with the fewest homes first. */
type Counties = ReadonlyMap<number, readonly HomeQuarter[]>;

/**
 * Decides which counties of one quarter and type of ward are told by themselves. What is told of a variable is the nation and
 * its open counties, so that whoever reads it knows the open counties one by one and the folded ones together, and nothing
 * finer. Each of these pieces can be told for itself (`mayBeTold`), and where one variable is a part of another, so can the
 * pieces of their difference. All longer periods are sums of quarters: no combination of them tells more than the pieces.
 *
 * @param variables the most important first: what must be hidden is hidden in the later ones
 * @param before how earlier releases told this quarter: what was folded stays folded
 * @returns the variables that are told; one that is left out is not told anywhere
 */
export function protectQuarter(
  homes: readonly HomeQuarter[],
  variables: readonly Variable[],
  settings: InstitutionDisclosureSettings,
  before: readonly ToldQuarter[] = [],
): readonly ToldQuarter[] {
  const counties = byCounty(homes);
  const places = new Map(variables.map(({ id }, place) => [id, place]));
  const told: ToldQuarter[] = [];
  if (counties.size === 0) return told;
  for (const [place, { id, partOf }] of variables.entries()) {
    const rivals = [...told, ...before].flatMap((other) => {
      const at = places.get(other.variable);
      const isRival =
        partOf.includes(other.variable) || (at !== undefined && variables[at]?.partOf.includes(id));
      return at !== undefined && isRival ? [{ place: at, folded: new Set(other.folded) }] : [];
    });
    const mayStand = ({ homes: each }: Piece) =>
      mayBeTold(
        each.map(({ values }) => values[place] ?? 0),
        settings,
      ) &&
      isSpread(
        each.map(({ squares }) => squares[place] ?? 0),
        settings.margin,
      );
    const mayDiffer = (rival: number) => (piece: Piece) =>
      isSpread(
        piece.homes.map(({ values }) => (values[place] ?? 0) - (values[rival] ?? 0)),
        settings.margin,
      );
    const offending = (folded: ReadonlySet<number>): Piece | undefined =>
      pieces(counties, folded).find((piece) => !mayStand(piece)) ??
      rivals
        .map((rival) =>
          commonPieces(counties, folded, rival.folded).find((piece) => !mayDiffer(rival.place)(piece)),
        )
        .find((piece) => piece !== undefined);
    const earlier = before.filter(({ variable }) => variable === id).flatMap(({ folded }) => folded);
    const folded = foldUntil(counties, earlier, offending);
    if (folded !== null) told.push({ variable: id, folded });
  }
  return told;
}

/** Folds what offends, or the smallest county to keep it company. @returns `null` when not even the nation may be told */
function foldUntil(
  counties: Counties,
  earlier: readonly number[],
  offending: (folded: ReadonlySet<number>) => Piece | undefined,
): readonly number[] | null {
  const folded = new Set(earlier.filter((county) => counties.has(county)));
  for (;;) {
    const piece = offending(folded);
    if (piece === undefined) return [...folded].sort((a, b) => a - b);
    const next = piece.blamed ?? [...counties.keys()].find((county) => !folded.has(county));
    if (next === undefined) return null;
    folded.add(next);
  }
}

/** What can be reckoned of one variable: each open county, and the folded ones together. */
function pieces(counties: Counties, folded: ReadonlySet<number>): readonly Piece[] {
  return [...openPieces(counties, folded), ...(folded.size > 0 ? [together(counties, folded, null)] : [])];
}

/** What can be reckoned of the difference of two variables that fold these counties. */
function commonPieces(
  counties: Counties,
  folded: ReadonlySet<number>,
  rival: ReadonlySet<number>,
): readonly Piece[] {
  const both = new Set([...folded, ...rival]);
  const open = openPieces(counties, both);
  if (both.size === folded.size + rival.size) {
    // Each one's folded counties are open in the other, so that both sets are known of both.
    const [one] = rival;
    return [
      ...open,
      ...(folded.size > 0 ? [together(counties, folded, null)] : []),
      ...(one !== undefined && counties.has(one) ? [together(counties, rival, one)] : []),
    ];
  }
  return [...open, together(counties, both, null)];
}

function openPieces(counties: Counties, folded: ReadonlySet<number>): readonly Piece[] {
  return [...counties]
    .filter(([county]) => !folded.has(county))
    .map(([county, homes]) => ({ homes, blamed: county }));
}

function together(counties: Counties, folded: ReadonlySet<number>, blamed: number | null): Piece {
  // A home that moved between two of them is one home here.
  return { homes: addUpHomes([...folded].flatMap((county) => counties.get(county) ?? [])), blamed };
}

function byCounty(homes: readonly HomeQuarter[]): Counties {
  const counties = new Map<number, HomeQuarter[]>();
  for (const home of homes) {
    const known = counties.get(home.county);
    if (known === undefined) counties.set(home.county, [home]);
    else known.push(home);
  }
  return new Map([...counties].sort(([a, x], [b, y]) => x.length - y.length || a - b));
}
