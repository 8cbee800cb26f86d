import type { House } from '../house/house.ts';

/** Kinds of unit that are institutions: their ids are organisation numbers. */
export function institutionKindsOf({ programmes }: Pick<House['content'], 'programmes'>): readonly string[] {
  return [
    ...new Set(
      programmes.flatMap(({ units }) =>
        units.filter(({ register }) => register === 'institutions').map(({ id }) => id),
      ),
    ),
  ];
}
