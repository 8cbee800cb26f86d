import { type Curve, curve, valueOn } from '../chance/curve.ts';
import type { RandomStream } from '../chance/random-stream.ts';
import { exponential, normal } from '../chance/samplers.ts';
import { yearOfWorldMonth } from '../country/world-time.ts';
import { type Doctor, drawDoctor } from './doctor.ts';
import type { PracticeList } from './practice-lists.ts';

/** One doctor's time as the regular GP of one list. `until` is exclusive. */
export interface Tenure {
  readonly list: number;
  readonly doctor: number;
  readonly from: number;
  readonly until: number;
}

/** Mean months that a list stands without a doctor when one leaves: 2.5 % of lists in 2019, 5.7 % in 2022. */
const VACANT_MONTHS: Curve = curve('2012:2.5 2017:3 2018:4 2019:5.5 2020:8 2021:11 2022:15 2025:13');
const YEARLY_LEAVING = 0.045;
/** Chance that an open post is taken by a neighbour who then has two lists. */
const SECOND_LIST = 0.008;

/** Fills the lists with doctors through time. New doctors are appended to `doctors`. */
export function drawTenures(
  random: RandomStream,
  lists: readonly PracticeList[],
  doctors: Doctor[],
): readonly Tenure[] {
  const tenures: Tenure[] = [];
  lists.forEach((list, index) => {
    let month = list.opens;
    while (month < list.closes) {
      const isFirst = month === 0;
      const neighbour = random.chance(SECOND_LIST) ? neighbourAt(tenures, index, month) : undefined;
      const age = isFirst ? 31 + random.below(36) : 29 + Math.floor(14 * random.uniform() ** 1.5);
      const years = Math.min(
        exponential(random) / YEARLY_LEAVING,
        Math.max(1, 67 + 2.5 * normal(random) - age),
      );
      const until = Math.min(list.closes, month + Math.max(6, Math.round(years * 12)));
      if (neighbour) {
        const shared = Math.min(until, neighbour.until);
        tenures.push({ list: index, doctor: neighbour.doctor, from: month, until: shared });
        month = shared;
      } else {
        tenures.push({ list: index, doctor: doctors.length, from: month, until });
        doctors.push(drawDoctor(random, { kind: 'gp', age, from: month, until }));
        month = until;
      }
      if (month < list.closes && random.chance(0.6)) {
        month += Math.ceil((exponential(random) * valueOn(VACANT_MONTHS, yearOfWorldMonth(month))) / 0.6);
      }
    }
  });
  return tenures;
}

/** The doctor of the list before this one, when that doctor has no other list yet. */
function neighbourAt(tenures: readonly Tenure[], list: number, month: number): Tenure | undefined {
  const near = tenures.find(
    (tenure) => tenure.list === list - 1 && tenure.from <= month && month + 12 < tenure.until,
  );
  const isAlone = near && tenures.filter((tenure) => tenure.doctor === near.doctor).length === 1;
  return isAlone ? near : undefined;
}
