import type { Actor } from '@smalspor/domain/access';
import type { UnitKind } from '@smalspor/domain/programmes';
import { participantOf } from './participant-of.ts';

/** The id of a unit that no register knows: that of the one person in it, or of whoever begins with it. */
export function ownUnitId({ id, people }: Pick<UnitKind, 'id' | 'people'>, actor: Actor): string {
  const own = participantOf(actor);
  return people === 'one' ? own : `${id}.${own.replace(':', '.')}`;
}
