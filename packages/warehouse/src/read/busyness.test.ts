import type { Cell } from '@smalspor/domain/indicators';
import { toMonth } from '@smalspor/domain/time';
import { describe, expect, it } from 'vitest';
import { busynessOf } from './busyness.ts';
import type { OwnTable } from './own-table.ts';

const END = toMonth(2020, 12);

/** Doctors with so many contacts in so many counted months; of the others nothing was counted. */
function tableOf(counted: ReadonlyMap<number, readonly [contacts: number, months: number]>): OwnTable {
  return {
    prescribers: [...counted.keys(), 1000],
    find: (prescriber) => {
      const [numerator, denominator] = counted.get(prescriber) ?? [0, 0];
      return denominator === 0 ? null : ({ numerator, denominator } as Cell);
    },
  };
}

const fifty = new Map<number, readonly [contacts: number, months: number]>(
  Array.from({ length: 50 }, (_, index) => [index, [12 * (100 + ((index * 7) % 50)), 12]]),
);

describe('busynessOf', () => {
  it('puts doctors in fifths by contacts a month, not by contacts in all', () => {
    const busyness = busynessOf(tableOf(new Map(fifty).set(50, [6 * 300, 6])), END);
    const top = busyness.likeOf(50) ?? [];
    expect(top).toHaveLength(10);
    const least = Math.min(...top.filter((doctor) => doctor < 50).map((doctor) => (doctor * 7) % 50));
    expect(least).toBe(41);
  });

  it('gives everyone in a fifth the same peers, and everyone counted a fifth', () => {
    const busyness = busynessOf(tableOf(fifty), END);
    for (const doctor of fifty.keys()) {
      const peers = busyness.likeOf(doctor) ?? [];
      expect(peers).toHaveLength(10);
      expect(peers).toContain(doctor);
      for (const peer of peers) expect(busyness.likeOf(peer)).toEqual(peers);
    }
  });

  it('says nothing of doctors whose contacts were counted for less than half a year, or never', () => {
    const busyness = busynessOf(tableOf(new Map(fifty).set(50, [5 * 100, 5])), END);
    expect(busyness.likeOf(50)).toBeNull();
    expect(busyness.likeOf(1000)).toBeNull();
  });
});
