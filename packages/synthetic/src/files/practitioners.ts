import { randomStream } from '../chance/random-stream.ts';
import type { World } from '../country/world.ts';
import { FIRST_WORLD_YEAR, WORLD_MONTHS } from '../country/world-time.ts';
import { drawName } from '../doctors/names.ts';
import { hprOf } from './identifiers.ts';
import { csvLine } from './register-file.ts';

export const PRACTITIONER_COLUMNS = [
  'hpr',
  'name',
  'birth_year',
  'sex',
  'profession',
  'specialty',
  'valid_from',
  'valid_to',
];

/** A prescription may be dispensed this long after it was written. */
const MONTHS_OF_VALIDITY = 12;

/** The doctors of a parcel who can stand in files of the months from `from` to `last`. */
export function practitionerLines(world: World, seed: number, from: number, last: number): string {
  const random = randomStream(seed, 'parcel', world.parcel.number, 'names');
  return world.doctors
    .map((doctor, index) => {
      const name = drawName(random, doctor.female);
      const graduated = doctor.birthYear + 26;
      const authorised = Math.min(graduated, FIRST_WORLD_YEAR + Math.floor(doctor.from / 12));
      const isActive = doctor.from <= last && doctor.until > from - MONTHS_OF_VALIDITY;
      const hasStopped =
        doctor.kind === 'gp' && doctor.until < WORLD_MONTHS && isRetired(doctor.birthYear, doctor.until);
      return isActive
        ? csvLine([
            hprOf(world.parcel.number, index),
            name,
            doctor.birthYear,
            doctor.female ? 'K' : 'M',
            'lege',
            doctor.specialist ? 'allmennmedisin' : '',
            `${authorised}-01-01`,
            hasStopped ? `${FIRST_WORLD_YEAR + Math.floor(doctor.until / 12) + 1}-12-31` : '',
          ])
        : '';
    })
    .join('');
}

function isRetired(birthYear: number, month: number): boolean {
  return FIRST_WORLD_YEAR + Math.floor(month / 12) - birthYear >= 62;
}
