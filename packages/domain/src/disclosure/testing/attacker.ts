import type { DisclosureGrid } from '../grid.ts';
import type { Pattern } from '../pattern.ts';
import { createPublication } from '../publication.ts';
import { blocksIn, isBlockOfPlace } from './blocks-in.ts';
import { cellsOf, type Target, targetOf } from './grid-cells.ts';
import { type Equation, type LinearSystem, linearSystem } from './linear-bounds.ts';
import { gridOf, monthsIn, type SmallCountry } from './small-country.ts';

/** One release: how many steps it covers, and what it keeps back. */
export interface Release {
  readonly steps: number;
  readonly pattern: Pattern;
}

export interface Attack {
  /** The attacker's own position among the doctors: own figures and everyone's whereabouts are known. `null`: a reader. */
  readonly doctor: number | null;
  /** The attacker's group, or `null`: its members, and the families of which its sums by step are known. */
  readonly group: { readonly members: readonly number[]; readonly families: readonly number[] } | null;
  /** A family of which the attacker is told, for every hidden figure of a municipality in a step, whether it is nothing, small or large. */
  readonly told: number | null;
  /** Sums that somebody is told beside what the releases publish, as a page that adds up told figures does. */
  readonly also?: (release: Release) => readonly Target[];
}

export interface Attacker {
  /** The bounds that the attacker can put on the true figure; `own` of it are the attacker's. */
  bounds(target: Target): { readonly low: number; readonly high: number; readonly own: number };
  readonly system: LinearSystem;
}

/**
 * An attacker who shares nothing with the rule but the published figures: puts everything that is known into equations over
 * all prescriptions by kind, place and step (and area and month), none of which is negative, and asks for the extremes of a
 * hidden figure. Beyond what is published the attacker is given every sum over a block and step, and every month of a
 * county or nation, that the rule holds to be printable: the rule rests on the claim that even these tell nothing.
 */
export function createAttacker(
  country: SmallCountry,
  releases: readonly Release[],
  attack: Attack,
): Attacker {
  const full = gridOf(country);
  const variables = variablesOf(country, full, attack);
  const equations = [
    ...linkEquations(full, variables),
    ...releases.flatMap((release) => {
      const { steps, pattern } = release;
      const grid = gridOf(country, steps);
      const known = [
        ...publishedTargets(country, grid, pattern),
        ...printableTargets(country, grid, pattern),
        ...(attack.also?.(release) ?? []),
      ];
      return known.map((target) => equationOf(variables, target));
    }),
    ...groupEquations(country, variables, attack),
  ];
  const own = (target: Target) => ownPart(country, full, target, attack.doctor);
  let size = variables.values.length;
  /** The figure lies at or above, or at or below, a limit: one more variable takes up the difference. */
  const bound = (target: Target, limit: number, side: 'above' | 'below'): void => {
    const terms = new Map(equationOf(variables, target).terms);
    terms.set(size, side === 'above' ? -1 : 1);
    size += 1;
    equations.push({ terms, value: limit - own(target) });
  };
  for (const { target, value } of toldSteps(country, releases, attack.told)) {
    if (value === 0) equations.push(equationOf(variables, target));
    else bound(target, value < country.k ? 1 : country.k, 'above');
    if (value > 0 && value < country.k) bound(target, country.k - 1, 'below');
  }
  const system = linearSystem(size, equations);
  return {
    system,
    bounds(target) {
      const { terms } = equationOf(variables, target);
      const part = own(target);
      const [low, high] = terms.size === 0 ? [0, 0] : system.bounds(terms);
      return { low: Math.ceil(low + part - 1e-6), high: Math.floor(high + part + 1e-6), own: part };
    },
  };
}

/** What is known of others when a true sum becomes known. */
function equationOf(variables: Variables, { kinds, cells }: Target): Equation {
  const terms = new Map<number, number>();
  let value = 0;
  for (const kind of kinds) {
    for (const { at, position, time } of cells) {
      for (const variable of variables.of(at, kind, position, time)) {
        terms.set(variable, (terms.get(variable) ?? 0) + 1);
        value += variables.values[variable] ?? 0;
      }
    }
  }
  return { terms, value };
}

function groupEquations(country: SmallCountry, variables: Variables, { group }: Attack): Equation[] {
  const steps = Array.from({ length: country.steps }, (_, step) => step);
  return (group?.families ?? []).flatMap((family) =>
    steps.map((step): Equation => {
      const members = (country.families[family] ?? []).flatMap((kind) => variables.ofGroup(kind, step));
      return {
        terms: new Map(members.map((variable) => [variable, 1])),
        value: members.reduce((sum, variable) => sum + (variables.values[variable] ?? 0), 0),
      };
    }),
  );
}

function toldSteps(
  country: SmallCountry,
  releases: readonly Release[],
  told: number | null,
): { readonly target: Target; readonly value: number }[] {
  const last = releases.at(-1);
  return told === null || !last ? [] : hiddenSteps(country, gridOf(country, last.steps), last.pattern, told);
}

interface Variables {
  readonly kinds: readonly number[];
  /** True values, by number of the variable. */
  readonly values: readonly number[];
  /** Empty where the rosters say that nobody but the attacker can have prescribed. */
  of(at: 'place' | 'area', kind: number, position: number, time: number): readonly number[];
  /** The attacker's colleagues in the group, in one step. */
  ofGroup(kind: number, step: number): readonly number[];
}

function variablesOf(
  country: SmallCountry,
  grid: DisclosureGrid,
  { doctor: attacker, group }: Attack,
): Variables {
  const kinds = new Set(country.families.flat());
  const numbers = new Map<string, number>();
  const values: number[] = [];
  const cells = new Map<string, number[]>();
  const add = (cell: string, part: string, value: number) => {
    const known = numbers.get(cell + part);
    const number = known ?? values.push(0) - 1;
    values[number] = (values[number] ?? 0) + value;
    if (known !== undefined) return;
    numbers.set(cell + part, number);
    cells.set(cell, [...(cells.get(cell) ?? []), number]);
  };
  for (const [position, { place, counts }] of country.doctors.entries()) {
    if (position === attacker) continue;
    const part = group?.members.includes(position) ? ' group' : '';
    for (const step of stepsOf(country, place)) {
      for (const kind of kinds) {
        for (const month of monthsIn(step, country.monthsPerStep)) {
          const value = counts[kind]?.[month] ?? 0;
          add(`place ${kind} ${place} ${step}`, part, value);
          add(`area ${kind} ${grid.places[place]?.area} ${month}`, '', value);
        }
      }
    }
  }
  return {
    kinds: [...kinds],
    values,
    of: (...key) => cells.get(key.join(' ')) ?? [],
    ofGroup: (kind, step) =>
      [...grid.places.keys()].flatMap((place) => numbers.get(`place ${kind} ${place} ${step} group`) ?? []),
  };
}

function stepsOf({ places, steps }: SmallCountry, place: number): number[] {
  const { from, to } = places[place] ?? { from: 0, to: -1 };
  return Array.from({ length: steps }, (_, step) => step).filter((step) => from <= step && step <= to);
}

/** A step of an area's places is the months of the area. */
function linkEquations(grid: DisclosureGrid, variables: Variables): Equation[] {
  const steps = Array.from({ length: grid.steps }, (_, step) => step);
  return [...grid.areas.keys()].flatMap((area) => {
    const places = [...grid.places.keys()].filter((place) => grid.places[place]?.area === area);
    return variables.kinds.flatMap((kind) =>
      steps.map((step): Equation => {
        const inSteps = places.flatMap((place) => variables.of('place', kind, place, step));
        const inMonths = monthsIn(step, grid.monthsPerStep).flatMap((month) =>
          variables.of('area', kind, area, month),
        );
        const one = (sign: 1 | -1) => (variable: number) => [variable, sign] as const;
        return { terms: new Map([...inSteps.map(one(1)), ...inMonths.map(one(-1))]), value: 0 };
      }),
    );
  });
}

/** The attacker's own part of a figure. */
export function ownPart(
  country: SmallCountry,
  grid: DisclosureGrid,
  { kinds, cells }: Target,
  attacker: number | null,
): number {
  const doctor = attacker === null ? undefined : country.doctors[attacker];
  if (!doctor) return 0;
  const of = (month: number) => kinds.reduce((sum, kind) => sum + (doctor.counts[kind]?.[month] ?? 0), 0);
  return cells.reduce((sum, { at, position, time }) => {
    if (at === 'area') return grid.places[doctor.place]?.area === position ? sum + of(time) : sum;
    if (position !== doctor.place) return sum;
    return sum + monthsIn(time, country.monthsPerStep).reduce((months, month) => months + of(month), 0);
  }, 0);
}

function publishedTargets(country: SmallCountry, grid: DisclosureGrid, pattern: Pattern): Target[] {
  const publication = createPublication(grid, pattern);
  const cells = cellsOf(grid);
  return grid.families.flatMap(({ key }, family) => {
    const kinds = country.families[family] ?? [];
    return cells.flatMap((cell) => {
      if (!publication.shows(key, cell)) return [];
      if (cell.level !== 'others') return [targetOf(grid, kinds, cell)];
      const others = publication
        .placesOf(key, cell)
        .flatMap(({ step, places }) =>
          places.map((position) => ({ at: 'place' as const, position, time: step })),
        );
      // The row of a share tells the denominator over the same places.
      const wholes = grid.families.flatMap((whole, position) =>
        publication.showsBoth(key, whole.key, cell) ? [country.families[position] ?? []] : [],
      );
      return [kinds, ...wholes].map((of) => ({ kinds: of, cells: others }));
    });
  });
}

function printableTargets(country: SmallCountry, grid: DisclosureGrid, pattern: Pattern): Target[] {
  return pattern.families.flatMap((family, position) => {
    const kinds = country.families[position] ?? [];
    if (family.nation === 'none') return [];
    return [...blocksIn(grid, family).values()].flatMap((places) =>
      Array.from({ length: grid.steps }, (_, time) => ({
        kinds,
        cells: places.map((place) => ({ at: 'place' as const, position: place, time })),
      })),
    );
  });
}

/** Municipalities' steps that are hidden in a family, with their true values. */
function hiddenSteps(
  country: SmallCountry,
  grid: DisclosureGrid,
  pattern: Pattern,
  position: number,
): { readonly target: Target; readonly value: number }[] {
  const family = pattern.families[position];
  const kinds = country.families[position] ?? [];
  const { byStep = [] } = grid.families[position]?.counts[0] ?? {};
  const hidden = [...(family ? blocksIn(grid, family) : [])].filter(([name]) => !isBlockOfPlace(name));
  return hidden.flatMap(([, places]) =>
    places.flatMap((place) =>
      Array.from({ length: grid.steps }, (_, time) => ({
        target: { kinds, cells: [{ at: 'place' as const, position: place, time }] },
        value: byStep[place * grid.steps + time] ?? 0,
      })),
    ),
  );
}
