import { type RandomStream, randomStream } from '../chance/random-stream.ts';
import { poisson } from '../chance/samplers.ts';
import type { ContactBook } from '../contacts/contact-book.ts';
import type { World } from '../country/world.ts';
import { MONTH_OF_DAY, WORLD_MONTHS, worldMonth } from '../country/world-time.ts';
import { INFECTION_GROUPS } from '../infections/infections.ts';
import type { Tally } from '../truth/tally.ts';
import { type DispensingRates, dispensePrescription, type LineSink } from './dispense.ts';
import { createFrontDesk } from './front-desk.ts';
import type { Habits } from './habits.ts';
import { MEDICINE_NAMES } from './medicines.ts';
import { GENERAL, OLDEST, URINARY, type YearTables, yearTablesOf } from './year-tables.ts';

/** A treated infection that comes back or does not yield: chance of a second prescription, then broader. */
const SECOND = { chance: 0.25, firstDay: 3, days: 18, narrow: -1.2 };
/** No doctor treats every contact. */
const MOST_TREATED = 0.97;
const PENICILLIN_V = MEDICINE_NAMES.indexOf('penicillinV');
const RESPIRATORY = INFECTION_GROUPS.indexOf('respiratory');
const PROPHYLAXIS = INFECTION_GROUPS.indexOf('prophylaxis');

export interface YearOfInfections {
  readonly world: World;
  readonly habits: Habits;
  readonly rates: DispensingRates;
  readonly seed: number;
  readonly year: number;
  readonly sink: LineSink;
  readonly tally: Tally;
  /** Where contacts are noted; `null` in years of which none are delivered. */
  readonly contacts: ContactBook | null;
}

/** One year's infections of a parcel, from person to prescription. */
export function simulateYear(input: YearOfInfections): void {
  const { world, year } = input;
  const { population } = world;
  const random = randomStream(input.seed, 'parcel', world.parcel.number, 'year', year);
  const tables = yearTablesOf(year);
  const treat = createTreatment(input, random, tables);
  const begin = worldMonth(year, 1);

  for (let person = 0; person < population.size; person += 1) {
    const enters = population.enters[person] as number;
    const leaves = population.leaves[person] as number;
    if (enters >= begin + 12 || leaves <= begin) continue;
    const age = Math.min(OLDEST, year - (population.birthYear[person] as number));
    const cell = (population.female[person] as number) * (OLDEST + 1) + age;
    const general = (population.frailty[person] as number) * (tables.general[cell] as number);
    const urinary = (population.urinaryFrailty[person] as number) * (tables.urinary[cell] as number);

    for (let left = poisson(random, Math.min(60, general + urinary)); left > 0; left -= 1) {
      const infection = drawInfection(tables, cell, random.uniform() * (general + urinary), general, urinary);
      const days = tables.days[infection] as Uint16Array;
      const day = days[random.below(days.length)] as number;
      const month = MONTH_OF_DAY[day] as number;
      if (month >= enters && month < leaves) treat(person, age, infection, day, month);
    }
  }
}

/** What happens at a contact for an infection. */
type Treatment = (person: number, age: number, infection: number, day: number, month: number) => void;

function createTreatment(input: YearOfInfections, random: RandomStream, tables: YearTables): Treatment {
  const { world, habits, tally, sink, rates, year, contacts } = input;
  const desk = createFrontDesk(world, random, year);
  let prescriptions = 0;

  return (person, age, infection, day, month) => {
    const list = listOn(world, person, month);
    const regular = world.staffing.regular[list * WORLD_MONTHS + month] as number;
    const doctor = desk(list, month, regular, day);
    if (doctor < 0) return;
    const group = tables.group[infection] as number;
    const isOwn = doctor === regular;
    const at = doctor * WORLD_MONTHS + month;
    const base = tables.treated[infection * 2 + (age < 10 ? 0 : 1)] as number;
    const draw = random.uniform();
    const isTreated =
      draw < Math.min(MOST_TREATED, base * ((habits.volume[group] as Float32Array)[at] as number));
    if (isOwn && group !== PROPHYLAXIS) {
      const without = base * ((habits.volumeWithout[group] as Float32Array)[at] as number);
      tally.decision(doctor, month, isTreated, draw < Math.min(MOST_TREATED, without));
    }
    // A course of prophylaxis is written at a contact for something else.
    if (group !== PROPHYLAXIS) contacts?.see(person, infection, day, doctor, isTreated);
    if (!isTreated) return;
    prescribe(person, age, infection, day, doctor, isOwn, 0);
    if (group !== PROPHYLAXIS && random.chance(SECOND.chance)) {
      const later = day + SECOND.firstDay + random.below(SECOND.days);
      if (MONTH_OF_DAY[later] === month) {
        contacts?.seeAgain(person, infection, later, doctor);
        prescribe(person, age, infection, later, doctor, isOwn, SECOND.narrow);
      }
    }
  };

  function prescribe(
    person: number,
    age: number,
    infection: number,
    day: number,
    doctor: number,
    isOwn: boolean,
    shift: number,
  ): void {
    const month = MONTH_OF_DAY[day] as number;
    const at = doctor * WORLD_MONTHS + month;
    const group = tables.group[infection] as number;
    const ageClass = age < 10 ? 0 : 1;
    const odds = (tables.narrow[infection * 2 + ageClass] as number) + shift;
    const draw = random.uniform();
    const isNarrow = draw < chanceOf(odds + (habits.narrow[at] as number));
    if (isOwn && group === RESPIRATORY && shift === 0) {
      tally.choice(doctor, month, isNarrow, draw < chanceOf(odds + (habits.narrowWithout[at] as number)));
    }
    const others = tables.others[infection * 2 + ageClass] as Uint16Array;
    prescriptions += 1;
    dispensePrescription(random, rates, sink, tally, {
      prescribedYear: year,
      prescription: prescriptions,
      person,
      age,
      infection,
      group,
      medicine: isNarrow ? PENICILLIN_V : (others[random.below(others.length)] as number),
      prescribedOn: day,
      doctor,
      regular: isOwn,
      leaves: world.population.leaves[person] as number,
    });
  }
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

function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
