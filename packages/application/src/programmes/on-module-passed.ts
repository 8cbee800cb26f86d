import { findRound, listRounds, readRound } from '@smalspor/database/programmes';
import { programmeAt } from '@smalspor/domain/programmes';
import type { OnCoursePassed } from '../courses/on-course-passed.ts';
import type { House } from '../house/house.ts';
import { countPasses } from './count-passes.ts';
import { doctorIn, participantOf } from './participant-of.ts';
import { recordMoves } from './record-moves.ts';

/** Records a passed course, or a part of one, as a completed module in the open rounds that those who passed it take part in. */
export function onModulePassed(house: House): OnCoursePassed {
  return async (trx, { userId, hpr, course, lessons, score, together }) => {
    const passer = participantOf({ userId, hpr });
    const people = [passer, ...together.map(doctorIn)];
    const found = await Promise.all(
      people.map((participant) => listRounds(trx, { participant, statuses: ['enrolled', 'active'] })),
    );
    for (const id of new Set(found.flat().map((entry) => entry.id))) {
      const entry = await findRound(trx, id, true);
      const programme = entry && programmeAt(house.content.programmes, entry.programme);
      if (!entry || !programme) continue;
      const round = await readRound(trx, id, programme);
      const inRound = people.filter((each) => round.participants.get(each)?.leftOn === null);
      const bodies = programme.modules
        .filter((module) => module.course === course && score >= module.passMark)
        .filter((module) => lessons.length === 0 || isWithin(module.lessons, lessons))
        .flatMap((module) => {
          const participants = inRound.filter(
            (each) => !round.participants.get(each)?.modules.has(module.id),
          );
          return participants.length === 0
            ? []
            : [{ type: 'module-completed', module: module.id, participants, score } as const];
        });
      const doer = { userId, name: '', roles: [], hpr };
      if (bodies.length > 0) await recordMoves(house, trx, { entry, programme, round }, doer, bodies);
      // A module may also be complete by now with lessons that were passed in other sittings.
      await countPasses(house, trx, id, doer);
    }
  };
}

/** Whether a module is made of some lessons only, all of them among those that were passed. */
function isWithin(module: readonly string[], passed: readonly string[]): boolean {
  return module.length > 0 && module.every((lesson) => passed.includes(lesson));
}
