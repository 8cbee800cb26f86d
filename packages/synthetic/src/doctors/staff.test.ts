import { loadContent } from '@smalspor/content/loading';
import { expect, test } from 'vitest';
import { createWorld } from '../country/world.ts';
import { WORLD_MONTHS } from '../country/world-time.ts';
import { parcelsOf } from '../places/parcel.ts';
import { ROLL_OUT } from './roll-out.ts';

const { geography } = loadContent();
const parcels = parcelsOf(geography, { scale: 1, counties: ['33', '56'] });
const worlds = parcels.map((parcel) => createWorld(11, parcel));

const overlap = (a: { from: number; until: number }, b: { from: number; until: number }) =>
  a.from < b.until && b.from < a.until;

test('a list has one doctor at a time, within the time that it is open', () => {
  for (const { lists, tenures } of worlds) {
    lists.forEach((list, index) => {
      const own = tenures.filter((tenure) => tenure.list === index);
      own.forEach((tenure, position) => {
        expect(tenure.from >= list.opens && tenure.until <= list.closes && tenure.from < tenure.until).toBe(
          true,
        );
        expect(own.slice(position + 1).some((other) => overlap(tenure, other))).toBe(false);
      });
    });
  }
});

test('some doctors have two lists at the same time, none has three', () => {
  let two = 0;
  for (const { doctors, tenures } of worlds) {
    doctors.forEach((_, index) => {
      const own = tenures.filter((tenure) => tenure.doctor === index);
      expect(own.length).toBeLessThanOrEqual(2);
      if (own.length === 2) two += 1;
    });
  }
  expect(two).toBeGreaterThan(0);
});

test('a locum works in one place at a time, and wherever a list has no doctor', () => {
  for (const { standIns, staffing, lists } of worlds) {
    const locums = standIns.filter((work) => work.kind !== 'intern');
    locums.forEach((work, position) => {
      const clash = locums
        .slice(position + 1)
        .some((other) => other.doctor === work.doctor && overlap(work, other));
      expect(clash).toBe(false);
    });
    lists.forEach((list, index) => {
      for (let month = list.opens; month < list.closes; month += 1) {
        const at = index * WORLD_MONTHS + month;
        expect((staffing.regular[at] ?? -1) >= 0 || (staffing.locum[at] ?? -1) >= 0).toBe(true);
      }
    });
  }
});

test('a doctor is in one CME group at a time, and a group has one leader at a time', () => {
  for (const { groups } of worlds) {
    const rows = groups.memberships;
    rows.forEach((row, position) => {
      expect(row.from).toBeLessThan(row.until);
      for (const other of rows.slice(position + 1)) {
        if (!overlap(row, other)) continue;
        expect(other.doctor).not.toBe(row.doctor);
        if (other.group === row.group) expect(row.role === 'leader' && other.role === 'leader').toBe(false);
      }
    });
  }
});

test('groups mostly have four to twelve members, and some doctors move', () => {
  const sizes = worlds
    .flatMap(({ groups }) =>
      groups.groups.map(
        (_, group) =>
          groups.memberships.filter((row) => row.group === group && row.from <= 96 && 96 < row.until).length,
      ),
    )
    .filter((size) => size > 0);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(12);
  expect(sizes.filter((size) => size >= 4).length / sizes.length).toBeGreaterThan(0.8);
  const moved = worlds.some(({ groups, doctors }) =>
    doctors.some(
      (_, doctor) =>
        new Set(groups.memberships.filter((row) => row.doctor === doctor).map((row) => row.group)).size > 1,
    ),
  );
  expect(moved).toBe(true);
});

test('participants begin when their county does or later, and differ from the others beforehand', () => {
  const starts = new Map(ROLL_OUT.map((entry) => [entry.county, entry.start]));
  const difference = { volume: 0, narrow: 0 };
  let joined = 0;
  for (const { participants, doctors } of worlds) {
    for (const participant of participants) {
      expect(participant.start).toBeGreaterThanOrEqual(starts.get(participant.county) ?? Number.NaN);
      difference.volume += doctors[participant.doctor]?.volume ?? 0;
      difference.narrow += doctors[participant.doctor]?.narrow ?? 0;
      joined += 1;
    }
  }
  expect(joined).toBeGreaterThan(60);
  expect(difference.volume / joined).toBeLessThan(0);
  expect(difference.narrow / joined).toBeGreaterThan(0);
});

test('the roll-out names the 19 old counties and only Buskerud’s month as known', () => {
  expect(ROLL_OUT.length).toBe(19);
  expect(ROLL_OUT.filter((entry) => !entry.invented).map((entry) => entry.name)).toEqual(['Buskerud']);
});
