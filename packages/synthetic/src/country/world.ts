import { randomStream } from '../chance/random-stream.ts';
import type { Doctor } from '../doctors/doctor.ts';
import { type CmeGroups, drawGroups } from '../doctors/groups.ts';
import { drawParticipants, type Participant } from '../doctors/participation.ts';
import { drawPracticeLists, type PracticeList } from '../doctors/practice-lists.ts';
import { drawStandIns, type StandIn } from '../doctors/stand-ins.ts';
import { drawTenures, type Tenure } from '../doctors/tenures.ts';
import { drawPopulation, type Population } from '../people/population.ts';
import type { Parcel } from '../places/parcel.ts';
import { WORLD_MONTHS } from './world-time.ts';

/** Everyone and everything in a parcel, before anyone falls ill. */
export interface World {
  readonly parcel: Parcel;
  readonly lists: readonly PracticeList[];
  readonly doctors: readonly Doctor[];
  readonly tenures: readonly Tenure[];
  readonly standIns: readonly StandIn[];
  readonly groups: CmeGroups;
  readonly participants: readonly Participant[];
  readonly population: Population;
  readonly staffing: Staffing;
}

/** Who works on list `l` in world month `m`, at index `l × WORLD_MONTHS + m`; −1 for nobody. */
export interface Staffing {
  readonly regular: Int16Array;
  /** Takes the contacts when there is no regular GP or when that doctor is away. */
  readonly locum: Int16Array;
  readonly intern: Int16Array;
}

export function createWorld(seed: number, parcel: Parcel): World {
  const stream = (part: string) => randomStream(seed, 'parcel', parcel.number, part);
  const lists = drawPracticeLists(stream('lists'), parcel.settlements);
  const doctors: Doctor[] = [];
  const tenures = drawTenures(stream('tenures'), lists, doctors);
  const standIns = drawStandIns(stream('stand-ins'), lists, tenures, doctors);
  const groups = drawGroups(stream('groups'), lists, tenures, doctors);
  return {
    parcel,
    lists,
    doctors,
    tenures,
    standIns,
    groups,
    participants: drawParticipants(stream('participation'), parcel.settlements, groups, doctors),
    population: drawPopulation(stream('people'), parcel.settlements, lists),
    staffing: staff(lists, tenures, standIns),
  };
}

function staff(
  lists: readonly PracticeList[],
  tenures: readonly Tenure[],
  standIns: readonly StandIn[],
): Staffing {
  const empty = () => new Int16Array(lists.length * WORLD_MONTHS).fill(-1);
  const staffing = { regular: empty(), locum: empty(), intern: empty() };
  const fill = (column: Int16Array, work: Pick<Tenure, 'list' | 'doctor' | 'from' | 'until'>) => {
    const base = work.list * WORLD_MONTHS;
    column.fill(work.doctor, base + work.from, base + Math.min(work.until, WORLD_MONTHS));
  };
  for (const tenure of tenures) fill(staffing.regular, tenure);
  for (const work of standIns) fill(work.kind === 'intern' ? staffing.intern : staffing.locum, work);
  return staffing;
}
