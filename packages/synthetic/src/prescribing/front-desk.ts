import type { RandomStream } from '../chance/random-stream.ts';
import type { World } from '../country/world.ts';
import { isWeekend, WORLD_DAYS, WORLD_MONTHS, worldMonth } from '../country/world-time.ts';
import { INTERN_SHARE } from '../doctors/stand-ins.ts';

/** Contacts that go to another doctor than the own practice: legevakt and others on duty. */
const ELSEWHERE = { weekday: 0.035, weekend: 0.8 };
const WEEKEND = Uint8Array.from({ length: WORLD_DAYS }, (_, day) => (isWeekend(day) ? 1 : 0));

/** Which doctor sees a patient of the list on that day; −1 when there is nobody. */
export type FrontDesk = (list: number, month: number, regular: number, day: number) => number;

export function createFrontDesk(world: World, random: RandomStream, year: number): FrontDesk {
  const { locum, intern } = world.staffing;
  const begin = worldMonth(year, 1);
  const onDuty = Array.from({ length: 12 }, (_, offset) =>
    Int16Array.from(
      world.doctors.flatMap((doctor, index) =>
        doctor.from <= begin + offset && begin + offset < doctor.until ? [index] : [],
      ),
    ),
  );
  return (list, month, regular, day) => {
    if (random.uniform() < (WEEKEND[day] === 1 ? ELSEWHERE.weekend : ELSEWHERE.weekday)) {
      const doctors = onDuty[month - begin] as Int16Array;
      return doctors.length === 0 ? -1 : (doctors[random.below(doctors.length)] as number);
    }
    const at = list * WORLD_MONTHS + month;
    const standIn = locum[at] as number;
    if (standIn >= 0) return standIn;
    const junior = intern[at] as number;
    return junior >= 0 && random.uniform() < INTERN_SHARE ? junior : regular;
  };
}
