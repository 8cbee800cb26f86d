import type { HomeQuarter, ToldQuarter, Variable } from './home-quarter.ts';
import { isSpread, mayBeTold } from './may-be-told.ts';
import type { InstitutionDisclosureSettings } from './settings.ts';

/** A county of which those that take part are told by themselves in a quarter, beside all that delivered. */
export interface CountySplit {
  readonly county: number;
  /** The homes that are told of. */
  readonly members: readonly number[];
  readonly variables: readonly string[];
}

export interface SplitInput {
  readonly variables: readonly Variable[];
  /** How the quarter is told of counties as a whole. */
  readonly told: readonly ToldQuarter[];
  /** The homes that take part today. */
  readonly members: ReadonlySet<number>;
  readonly settings: InstitutionDisclosureSettings;
  /** How earlier releases told this quarter in two, the newest last. */
  readonly before: readonly CountySplit[];
}

/**
 * Decides of which open counties those that take part are told by themselves. Whoever reads that and the whole county knows
 * the others too, so both parts are pieces that may be told. A home that joins later must not be what two releases differ by:
 * everything that the releases together set apart must be such a piece, else the quarter keeps the members that it was told with.
 */
export function splitCounties(homes: readonly HomeQuarter[], input: SplitInput): readonly CountySplit[] {
  const counties = [...new Set(homes.map(({ county }) => county))].sort((a, b) => a - b);
  return counties.flatMap((county) => {
    const inside = homes.filter((each) => each.county === county);
    const split = splitOf(county, inside, input);
    return split === null ? [] : [split];
  });
}

function splitOf(county: number, inside: readonly HomeQuarter[], input: SplitInput): CountySplit | null {
  const { members, told } = input;
  const before = input.before.filter((each) => each.county === county);
  const isOpen = (id: string) =>
    told.some(({ variable, folded }) => variable === id && !folded.includes(county));
  const mustStand = before.flatMap(({ variables }) => variables).filter(isOpen);
  const today = inside.filter(({ home }) => members.has(home)).map(({ home }) => home);
  const candidates = [today, ...before.map((each) => each.members).reverse()];
  for (const [place, candidate] of candidates.entries()) {
    if (candidate.length === 0) continue;
    const pieces = atomsOf(inside, [candidate, ...before.map((each) => each.members)]);
    const variables = standing(pieces, input, isOpen, mustStand);
    const isWhole = place > 0 || mustStand.every((id) => variables.includes(id));
    if (variables.length > 0 && isWhole) return { county, members: candidate, variables };
  }
  return null;
}

/** What several sets of members together set apart. */
function atomsOf(
  inside: readonly HomeQuarter[],
  sets: readonly (readonly number[])[],
): readonly (readonly HomeQuarter[])[] {
  const atoms = new Map<string, HomeQuarter[]>();
  const known = sets.map((set) => new Set(set));
  for (const each of inside) {
    const key = known.map((set) => (set.has(each.home) ? '1' : '0')).join('');
    atoms.set(key, [...(atoms.get(key) ?? []), each]);
  }
  return [...atoms.values()];
}

/** The variables that may be told of every piece, and whose differences to those of which they are a part may be. */
function standing(
  pieces: readonly (readonly HomeQuarter[])[],
  { variables, settings }: SplitInput,
  isOpen: (id: string) => boolean,
  before: readonly string[],
): readonly string[] {
  const split: string[] = [];
  for (const [place, { id, partOf }] of variables.entries()) {
    if (!isOpen(id)) continue;
    const rivals = [...new Set([...split, ...before])].flatMap((other) => {
      const at = variables.findIndex((each) => each.id === other);
      const isRival = partOf.includes(other) || variables[at]?.partOf.includes(id);
      return at >= 0 && isRival ? [at] : [];
    });
    const mayStand = pieces.every(
      (piece) =>
        mayBeTold(
          piece.map(({ values }) => values[place] ?? 0),
          settings,
        ) &&
        isSpread(
          piece.map(({ squares }) => squares[place] ?? 0),
          settings.margin,
        ) &&
        rivals.every((rival) =>
          isSpread(
            piece.map(({ values }) => (values[place] ?? 0) - (values[rival] ?? 0)),
            settings.margin,
          ),
        ),
    );
    if (mayStand) split.push(id);
  }
  return split;
}
