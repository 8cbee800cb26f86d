import { randomStream } from '../chance/random-stream.ts';
import { poisson } from '../chance/samplers.ts';
import type { World } from '../country/world.ts';
import { isWeekend, MONTH_OF_DAY, WORLD_DAYS, WORLD_MONTHS, worldDay } from '../country/world-time.ts';
import { INTERN_SHARE } from '../doctors/stand-ins.ts';
import { INFECTION_GROUPS } from '../infections/infections.ts';
import type { Tally } from '../truth/tally.ts';
import { type DispensingRates, dispensePrescription, type LineSink } from './dispense.ts';
import type { Habits } from './habits.ts';
import { MEDICINE_NAMES } from './medicines.ts';
import { GENERAL, OLDEST, URINARY, type YearTables, yearTables } from './year-tables.ts';

const WEEKEND = Uint8Array.from({ length: WORLD_DAYS }, (_, day) => (isWeekend(day) ? 1 : 0));
/** Contacts that go to another doctor than the own practice: legevakt and others on duty. */
const ELSEWHERE = { weekday: 0.035, weekend: 0.8 };
/** A treated infection that comes back or does not yield: chance of a second prescription, then broader. */
const SECOND = { chance: 0.13, firstDay: 3, days: 18, narrow: -1.2 };
const PENICILLIN_V = MEDICINE_NAMES.indexOf('penicillinV');
const RESPIRATORY = INFECTION_GROUPS.indexOf('respiratory');
const PROPHYLAXIS = INFECTION_GROUPS.indexOf('prophylaxis');

/** One year's infections of a parcel, from person to prescription. `tally` is left out for the year before the first. */
export function simulateYear(
  world: World,
  habits: Habits,
  rates: DispensingRates,
  seed: number,
  year: number,
  sink: LineSink,
  tally: Tally | null,
): void {
  const random = randomStream(seed, 'parcel', world.parcel.number, 'year', year);
  const tables = yearTablesOf(year);
  const { population, staffing } = world;
  const onDuty = dutyRoster(world, year);
  const firstMonth = MONTH_OF_DAY[worldDay(year, 1, 1)] as number;
  let prescriptions = 0;

  for (let person = 0; person < population.size; person += 1) {
    const enters = population.enters[person] as number;
    const leaves = population.leaves[person] as number;
    if (enters >= firstMonth + 12 || leaves <= firstMonth) continue;
    const age = Math.min(OLDEST, year - (population.birthYear[person] as number));
    const cell = (population.female[person] as number) * (OLDEST + 1) + age;
    const general = (population.frailty[person] as number) * (tables.general[cell] as number);
    const urinary = (population.urinaryFrailty[person] as number) * (tables.urinary[cell] as number);
    const ageClass = age < 10 ? 0 : 1;

    for (let left = poisson(random, Math.min(60, general + urinary)); left > 0; left -= 1) {
      const infection = drawInfection(tables, cell, random.uniform() * (general + urinary), general, urinary);
      const days = tables.days[infection] as Uint16Array;
      const day = days[random.below(days.length)] as number;
      const month = MONTH_OF_DAY[day] as number;
      if (month < enters || month >= leaves) continue;

      const list = listOn(world, person, month);
      const regular = staffing.regular[list * WORLD_MONTHS + month] as number;
      const doctor = prescriberOf(list, month, regular, WEEKEND[day] === 1);
      if (doctor < 0) continue;

      const group = tables.group[infection] as number;
      const at = doctor * WORLD_MONTHS + month;
      const base = tables.treated[infection * 2 + ageClass] as number;
      const draw = random.uniform();
      const isTreated = draw < Math.min(0.97, base * ((habits.volume[group] as Float32Array)[at] as number));
      const isTreatedWithout =
        draw < Math.min(0.97, base * ((habits.volumeWithout[group] as Float32Array)[at] as number));
      const isOwn = doctor === regular;
      if (tally && isOwn && group !== PROPHYLAXIS) tally.decision(doctor, month, isTreated, isTreatedWithout);
      if (!isTreated) continue;

      let on = day;
      let shift = 0;
      for (;;) {
        const odds = (tables.narrow[infection * 2 + ageClass] as number) + shift;
        const choice = random.uniform();
        const isNarrow = choice < chanceOf(odds + (habits.narrow[at] as number));
        if (tally && isOwn && group === RESPIRATORY && shift === 0) {
          tally.choice(
            doctor,
            month,
            isNarrow,
            choice < chanceOf(odds + (habits.narrowWithout[at] as number)),
          );
        }
        const others = tables.others[infection * 2 + ageClass] as Uint16Array;
        const medicine = isNarrow ? PENICILLIN_V : (others[random.below(others.length)] as number);
        prescriptions += 1;
        dispensePrescription(random, rates, sink, tally, {
          prescribedYear: year,
          prescription: prescriptions,
          person,
          age,
          infection,
          group,
          medicine,
          prescribedOn: on,
          doctor,
          regular: isOwn,
          leaves,
        });
        if (shift !== 0 || group === PROPHYLAXIS || !random.chance(SECOND.chance)) break;
        shift = SECOND.narrow;
        on = day + SECOND.firstDay + random.below(SECOND.days);
        if (MONTH_OF_DAY[on] !== month) break;
      }
    }
  }

  function prescriberOf(list: number, month: number, regular: number, isWeekendDay: boolean): number {
    if (random.chance(isWeekendDay ? ELSEWHERE.weekend : ELSEWHERE.weekday)) {
      const doctors = onDuty[month - firstMonth] as readonly number[];
      return doctors[random.below(doctors.length)] ?? -1;
    }
    const locum = staffing.locum[list * WORLD_MONTHS + month] as number;
    if (locum >= 0) return locum;
    const intern = staffing.intern[list * WORLD_MONTHS + month] as number;
    return intern >= 0 && random.chance(INTERN_SHARE) ? intern : regular;
  }
}

let cached: { readonly year: number; readonly tables: YearTables }[] = [];

/** The tables are the same for all parcels of a worker. */
function yearTablesOf(year: number): YearTables {
  const known = cached.find((entry) => entry.year === year);
  if (known) return known.tables;
  const entry = { year, tables: yearTables(year) };
  cached = [...cached.slice(-20), entry];
  return entry.tables;
}

function drawInfection(
  tables: YearTables,
  cell: number,
  draw: number,
  general: number,
  urinary: number,
): number {
  const isGeneral = draw < general;
  const infections = isGeneral ? GENERAL : URINARY;
  const upTo = isGeneral ? tables.generalUpTo : tables.urinaryUpTo;
  const total = (isGeneral ? tables.general : tables.urinary)[cell] as number;
  const reach = (isGeneral ? draw / general : (draw - general) / urinary) * total;
  const base = cell * infections.length;
  let position = 0;
  while (position < infections.length - 1 && reach >= (upTo[base + position] as number)) position += 1;
  return infections[position] as number;
}

function listOn(world: World, person: number, month: number): number {
  const { firstSpell, spellFrom, spellList } = world.population;
  let spell = (firstSpell[person + 1] as number) - 1;
  while ((spellFrom[spell] as number) > month) spell -= 1;
  return spellList[spell] as number;
}

/** Doctors who are at work in the parcel, by month of the year. */
function dutyRoster(world: World, year: number): readonly (readonly number[])[] {
  const first = MONTH_OF_DAY[worldDay(year, 1, 1)] as number;
  return Array.from({ length: 12 }, (_, offset) =>
    world.doctors.flatMap((doctor, index) =>
      doctor.from <= first + offset && first + offset < doctor.until ? [index] : [],
    ),
  );
}

function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
