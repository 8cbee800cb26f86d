import { createHmac } from 'node:crypto';
import type { StagedAdministration } from '@smalspor/database/lmdi';
import {
  identityOf,
  isKeptMedicine,
  type Pseudonymise,
  type ToldAdministration,
} from '@smalspor/domain/lmdi';
import { monthOfDate, norwegianDateOf } from '@smalspor/domain/time';
import { isNationalIdentityNumber } from '@smalspor/warehouse/ingest';
import { carryPseudonym, newestKeyId, type PseudonymKeys, pseudonymOf } from '@smalspor/warehouse/pseudonyms';

/**
 * Pseudonyms under the oldest key of the ring: what is told again after a new key is known by them. Nothing keeps the
 * number.
 */
export function pseudonymiserOf(keys: PseudonymKeys): Pseudonymise {
  return (digits) => (isNationalIdentityNumber(digits) ? pseudonymOf([keys[0]], 'patient', digits) : null);
}

/** The identity as a key of 128 bits, which only whoever has the oldest key can make. */
function keyOf(keys: PseudonymKeys, identity: string): string {
  const hex = createHmac('sha256', keys[0].key).update(`ADM:${identity}`, 'utf8').digest('hex');
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** An administration as it is put aside: under its key, the patient under the newest key, in the Norwegian month. */
export function stagedOf(
  told: ToldAdministration,
  sender: string,
  keys: PseudonymKeys,
): StagedAdministration {
  const { identifier: _identifier, patient, ...rest } = told;
  const [, ...later] = keys;
  const carried =
    patient && later.reduce((pseudonym, key) => carryPseudonym(key, 'patient', pseudonym), patient);
  return {
    ...rest,
    key: keyOf(keys, identityOf(told, sender)),
    isKept: told.atc === null ? told.product !== null : isKeptMedicine(told.atc),
    patient: carried,
    patientKey: carried === null ? null : newestKeyId(keys),
    month: monthOfDate(norwegianDateOf(told.givenAt)),
  };
}
