import { listRounds } from '@smalspor/database/programmes';
import type { House } from '../house/house.ts';

/**
 * Organisation numbers of institutions that take part in a programme for institutions, or have done, in their order. Who was
 * invited alone, withdrew or let the invitation lapse does not.
 */
export async function listTakingPart({
  db,
  content,
}: Pick<House, 'db' | 'content'>): Promise<readonly number[]> {
  const kinds = new Set(
    content.programmes.flatMap(({ units }) =>
      units.filter(({ register }) => register === 'institutions').map(({ id }) => id),
    ),
  );
  const rounds = await listRounds(db, { statuses: ['enrolled', 'active', 'finished'] });
  const own = rounds.filter(({ unit }) => kinds.has(unit.kind)).map(({ unit }) => Number(unit.id));
  return [...new Set(own)].filter(Number.isSafeInteger).sort((a, b) => a - b);
}
