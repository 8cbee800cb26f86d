import { appendAudit } from '@smalspor/database/audit';
import { insertTeaching } from '@smalspor/database/teaching';
import { unstatedAttendance } from '@smalspor/domain/teaching';
import { norwegianDateOf } from '@smalspor/domain/time';
import { auditEntry } from '../audit/with-audit.ts';
import type { OnCoursePassed } from '../courses/on-course-passed.ts';
import type { House } from '../house/house.ts';
import { teachingAct } from './teaching-act.ts';
import { isTaughtInInstitutions } from './teaching-materials.ts';

/**
 * Notes a course that colleagues of an institution took together on one log-in as an occasion of teaching there. How many sat
 * together is known, and not their professions: those can be put in afterwards. Whoever works at several institutions notes it
 * by hand, since nobody can tell at which of them it was.
 */
export function onCourseTaught(house: House): OnCoursePassed {
  return async (trx, { userId, hpr, course, lessons, together, alsoThere, institutions }, at) => {
    const people = 1 + together.length + alsoThere;
    const [organisation, other] = institutions;
    const taught = house.content.courses.find(({ id }) => id === course);
    if (people === 1 || !taught || organisation === undefined || other !== undefined) return;
    if (!isTaughtInInstitutions(course)) return;
    const minutes = taught.lessons
      .filter(({ id }) => lessons.length === 0 || lessons.includes(id))
      .reduce((sum, lesson) => sum + lesson.minutes, 0);
    const id = house.newId();
    await insertTeaching(trx, organisation, {
      id,
      version: 1,
      day: norwegianDateOf(at),
      minutes,
      teacher: '',
      attendance: unstatedAttendance(people),
      material: [course],
      ownMaterial: '',
      agreed: '',
      cameBy: 'course',
      isWithdrawn: false,
      writtenBy: userId,
      writtenAt: at,
    });
    const act = teachingAct('note-teaching', String(organisation), { requestId: null }, id);
    await appendAudit(trx, auditEntry(house, { userId, name: '', roles: [], hpr }, act));
  };
}
