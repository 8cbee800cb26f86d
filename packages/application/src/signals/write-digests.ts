import { queueMail } from '@smalspor/database/mail';
import { findPerson } from '@smalspor/database/people';
import { type DigestReader, listDigestReaders, listNewSignals, noteDigest } from '@smalspor/database/signals';
import { systemScope } from '@smalspor/domain/access';
import { digestPeriod, isDigestDue } from '@smalspor/domain/signals';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import { findRoles } from '../accounts/find-roles.ts';
import type { House } from '../house/house.ts';
import { followedUnits } from './area-units.ts';
import { digestLetter } from './digest-letter.ts';
import { hashOfToken, newStopToken } from './stop-token.ts';
import { unitNames } from './unit-names.ts';

const SCOPE = systemScope('write-digests');

/**
 * Writes to those who have asked for it about the signals of their units that they have not been told: what stands in the served
 * release and was found since. Nobody is written to twice in their month or quarter, and nobody about nothing. Done twice it
 * writes once.
 * @returns how many letters
 */
export async function writeDigests(house: House, signal: AbortSignal): Promise<number> {
  const reader = await house.shelf.current();
  if (reader === null) return 0;
  let letters = 0;
  for (const each of await listDigestReaders(house.db, SCOPE)) {
    signal.throwIfAborted();
    if (await writeDigest(house, reader, each)) letters += 1;
  }
  return letters;
}

async function writeDigest(house: House, reader: ReleaseReader, to: DigestReader): Promise<boolean> {
  const on = norwegianDateOf(house.now());
  if (!isDigestDue(to.every, to.lastOn, on)) return false;
  const person = await findPerson(house.db, to.personId);
  if (person === null) return false;
  // What somebody follows is what their roles of today say.
  const actor = {
    userId: to.personId,
    name: person.name,
    hpr: person.hpr,
    ...(await findRoles(house, person)),
  };
  const units = await followedUnits(house, actor, reader);
  const release = reader.manifest.id;
  const names = await unitNames(house, units, reader);
  return house.db.transaction().execute(async (trx) => {
    const signals = await listNewSignals(trx, units, { release, after: to.toldUntil });
    if (signals.length === 0) return false;
    const token = newStopToken();
    const until =
      signals
        .map(({ foundAt }) => foundAt)
        .toSorted()
        .at(-1) ?? to.toldUntil;
    const told = { until, on, tokenSha256: hashOfToken(token), at: house.now() };
    if (!(await noteDigest(trx, to, told))) return false;
    const period = digestPeriod(to.every, on);
    return (
      (await queueMail(trx, [digestLetter(house, to, signals, { period, token, names })], house.now())) > 0
    );
  });
}
