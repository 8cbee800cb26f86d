import { organisationNumber } from '@smalspor/domain/institutions';

/** Organisation numbers from 310000000 to 319999999 are reserved for institutions that do not exist. */
const FIRST_EIGHT = 31_000_000;
/** Room for the largest town's institutions, and for numbers that have no check digit. */
const SLOTS_PER_PLACE = 400;
const SLOTS = 1_000_000;

/** One slot after the other, each with its organisation number, for a place of the country (numbered from 1). */
export function createOrganisationNumbers(placeNumber: number): () => { slot: number; organisation: number } {
  let slot = placeNumber * SLOTS_PER_PLACE;
  const end = Math.min(slot + SLOTS_PER_PLACE, SLOTS);
  return () => {
    while (slot < end) {
      const organisation = organisationNumber(FIRST_EIGHT + slot);
      slot += 1;
      if (organisation !== null) return { slot: slot - 1, organisation };
    }
    throw new RangeError(`Too many institutions in place ${placeNumber}`);
  };
}
