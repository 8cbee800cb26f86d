import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import type { Month } from '@smalspor/domain/time';
import { CONTACTS_A_MONTH } from '../measure/cell-columns.ts';
import type { CellKey } from './cell-table.ts';
import type { OwnTable } from './own-table.ts';
import { type Peers, peersOf } from './peers.ts';

/** Doctors are put in so many equal parts by their contacts a month. */
const PARTS = 5;
/** Fewer months than this tell nothing of how busy a year was. */
const LEAST_MONTHS = 6;

/** The GPs with a list by how many contacts they had a month in a rolling year. */
export interface Busyness {
  /** The GPs who are about as busy as a prescriber, that one among them; `null` where the contacts were not counted. */
  likeOf(prescriber: number): readonly number[] | null;
}

export function busynessOf(table: OwnTable, end: Month): Busyness {
  const key: CellKey = { indicator: CONTACTS_A_MONTH, kind: 'rolling12', end };
  const counted = table.prescribers
    .flatMap((prescriber) => {
      const cell = table.find(prescriber, key);
      return cell !== null && cell.denominator >= LEAST_MONTHS
        ? [{ prescriber, aMonth: cell.numerator / cell.denominator }]
        : [];
    })
    .sort((a, b) => a.aMonth - b.aMonth || a.prescriber - b.prescriber);
  const parts = Array.from({ length: PARTS }, (_, part) =>
    counted.filter((__, place) => Math.floor((place * PARTS) / counted.length) === part),
  );
  const partOf = new Map(
    parts.flatMap((part) => {
      const members = part.map(({ prescriber }) => prescriber);
      return members.map((prescriber) => [prescriber, members] as const);
    }),
  );
  return { likeOf: (prescriber) => partOf.get(prescriber) ?? null };
}

/** What may be told of the given GPs in one indicator and rolling year: bars of at least ten, never one of them. */
export function peersAmong(
  table: OwnTable,
  members: readonly number[],
  definition: IndicatorDefinition,
  end: Month,
): Peers {
  const key: CellKey = { indicator: definition.id, kind: 'rolling12', end };
  return peersOf(
    definition,
    members.map((member) => table.find(member, key)).filter((cell) => cell !== null),
  );
}
