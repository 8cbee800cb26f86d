import type { OutputOf } from '@smalspor/contract/operations';
import { partIdOf } from '../courses/list-parts.ts';
import type { House } from '../house/house.ts';
import type { MyRound } from './find-my-round.ts';
import { type IdlePass, outsidePasses } from './outside-passes.ts';

/** The modules of a round as they concern one reader: what was passed, also before joining, and what does not count. */
export async function describeModules(
  house: Pick<House, 'content' | 'db' | 'now'>,
  mine: MyRound,
): Promise<OutputOf<'readRound'>['modules']> {
  const { programme, self } = mine;
  const outside = self === null ? [] : await outsidePasses(house, house.db, mine, self);
  const idle = new Map(outside.flatMap((each) => (each.kind === 'idle' ? [[each.module, each.why]] : [])));
  return programme.modules.map((module) => {
    const { id, name, course, minutes, hours } = module;
    const doneOn = self?.modules.get(id)?.on ?? null;
    return {
      id,
      name,
      course,
      part: partIdOf(programme, module),
      minutes,
      hours,
      doneOn,
      beforeJoining: self !== null && doneOn !== null && doneOn < self.joinedOn,
      idlePass: describeIdle(idle.get(id)),
    };
  });
}

function describeIdle(why: IdlePass | undefined): OutputOf<'readRound'>['modules'][number]['idlePass'] {
  if (!why) return null;
  return { on: why.on, reason: why.reason, months: why.reason === 'too-old' ? why.months : null };
}
