import type { World } from '../country/world.ts';
import { WORLD_MONTHS } from '../country/world-time.ts';
import type { Prescription } from '../prescribing/dispense.ts';
import { MEDICINE_NAMES, MEDICINES, type Medicine } from '../prescribing/medicines.ts';
import { PRODUCTS, productIndex } from '../prescribing/products.ts';

/** Counts by doctor and world month, at `doctor × WORLD_MONTHS + month`, made while the events happen. */
export interface TallyColumns {
  /** Prescriptions to the own list without methenamine, in the month of the first dispensing. */
  readonly own: Uint16Array;
  /** The same whoever the doctor is to the patient. */
  readonly all: Uint16Array;
  /** Respiratory antibiotics to ages 10–79 on the own list, and penicillin V among them. */
  readonly respiratory: Uint16Array;
  readonly penicillinV: Uint16Array;
  /** Decisions to treat on the own list by the month of the contact, and what they would have been without RAK. */
  readonly treated: Uint16Array;
  readonly treatedWithout: Uint16Array;
  /** First choices of penicillin V in treated respiratory infections, and without RAK's effect on the choice. */
  readonly chosen: Uint16Array;
  readonly narrow: Uint16Array;
  readonly narrowWithout: Uint16Array;
}

export interface Tally {
  decision(doctor: number, month: number, isTreated: boolean, isTreatedWithout: boolean): void;
  choice(doctor: number, month: number, isNarrow: boolean, isNarrowWithout: boolean): void;
  prescription(doctor: number, month: number, prescription: Prescription): void;
  readonly columns: TallyColumns;
}

const RESPIRATORY_ATC = /^J01(AA02|CA04|CE02|FA)/;
const ATC_OF_MEDICINE = MEDICINE_NAMES.map((name) => {
  const medicine: Medicine = MEDICINES[name];
  return PRODUCTS[productIndex(Number(Object.keys(medicine.other)[0]))]?.atc ?? '';
});
const IS_COUNTED = ATC_OF_MEDICINE.map((atc) => atc.startsWith('J01') && atc !== 'J01XX05');
const IS_RESPIRATORY = ATC_OF_MEDICINE.map((atc) => RESPIRATORY_ATC.test(atc));
const PENICILLIN_V = MEDICINE_NAMES.indexOf('penicillinV');

export function createTally(world: World): Tally {
  const size = world.doctors.length * WORLD_MONTHS;
  const column = () => new Uint16Array(size);
  const columns: TallyColumns = {
    own: column(),
    all: column(),
    respiratory: column(),
    penicillinV: column(),
    treated: column(),
    treatedWithout: column(),
    chosen: column(),
    narrow: column(),
    narrowWithout: column(),
  };
  const count = (counts: Uint16Array, at: number) => {
    counts[at] = (counts[at] as number) + 1;
  };
  return {
    columns,
    decision: (doctor, month, isTreated, isTreatedWithout) => {
      const at = doctor * WORLD_MONTHS + month;
      if (isTreated) count(columns.treated, at);
      if (isTreatedWithout) count(columns.treatedWithout, at);
    },
    choice: (doctor, month, isNarrow, isNarrowWithout) => {
      const at = doctor * WORLD_MONTHS + month;
      count(columns.chosen, at);
      if (isNarrow) count(columns.narrow, at);
      if (isNarrowWithout) count(columns.narrowWithout, at);
    },
    prescription: (doctor, month, { medicine, age, regular }) => {
      if (month >= WORLD_MONTHS || !IS_COUNTED[medicine]) return;
      const at = doctor * WORLD_MONTHS + month;
      count(columns.all, at);
      if (!regular) return;
      count(columns.own, at);
      if (!IS_RESPIRATORY[medicine] || age < 10 || age > 79) return;
      count(columns.respiratory, at);
      if (medicine === PENICILLIN_V) count(columns.penicillinV, at);
    },
  };
}
