import type { Scope } from '@smalspor/domain/access';
import type { DigestEvery } from '@smalspor/domain/signals';
import type { Language } from '@smalspor/domain/texts';
import type { PlainDate } from '@smalspor/domain/time';
import type { Db } from '../schema/tables.ts';

/** How often somebody wants the digest; `null` for never. */
export async function findDigestChoice(db: Db, personId: string): Promise<DigestEvery | null> {
  const row = await db
    .selectFrom('digests')
    .select('every')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.every ?? null;
}

/** Begins, changes or ends the digest. What stood when it began is not told; a change leaves that as it was. */
export async function chooseDigest(
  trx: Db,
  personId: string,
  every: DigestEvery | null,
  at: string,
): Promise<void> {
  if (every === null) {
    await trx.deleteFrom('digests').where('person_id', '=', personId).execute();
    return;
  }
  await trx
    .insertInto('digests')
    .values({ person_id: personId, every, told_until: at, last_on: null })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ every }))
    .execute();
}

/** Somebody who has asked for the digest and has an address. */
export interface DigestReader {
  readonly personId: string;
  readonly address: string;
  readonly language: Language | null;
  readonly every: DigestEvery;
  /** An instant in UTC: signals found until then have been told, or stood before. */
  readonly toldUntil: string;
  readonly lastOn: PlainDate | null;
}

export async function listDigestReaders(
  db: Db,
  scope: Extract<Scope, { kind: 'system' }>,
): Promise<readonly DigestReader[]> {
  if (scope.kind !== 'system') return [];
  const rows = await db
    .selectFrom('digests')
    .innerJoin('people', 'people.id', 'digests.person_id')
    .select(['person_id', 'mail_address', 'language', 'every', 'told_until', 'last_on'])
    .where('mail_address', 'is not', null)
    .orderBy('person_id')
    .execute();
  return rows.flatMap(({ person_id: personId, mail_address: address, language, every, ...row }) =>
    address === null
      ? []
      : [
          {
            ...{ personId, address, language, every },
            toldUntil: row.told_until,
            lastOn: row.last_on as PlainDate | null,
          },
        ],
  );
}

/** Notes that a digest is written. @returns `false` where another was meanwhile, or the reader has stopped it */
export async function noteDigest(
  trx: Db,
  reader: Pick<DigestReader, 'personId' | 'toldUntil'>,
  told: { readonly until: string; readonly on: PlainDate; readonly tokenSha256: string; readonly at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('digests')
    .set({ told_until: told.until, last_on: told.on })
    .where('person_id', '=', reader.personId)
    .where('told_until', '=', reader.toldUntil)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) return false;
  await trx
    .insertInto('digest_stops')
    .values({ token_sha256: told.tokenSha256, person_id: reader.personId, made_at: told.at })
    .execute();
  return true;
}

/** Whose digest a link stops; `null` for a link that was never in a letter, or is too old. */
export async function findDigestStop(db: Db, tokenSha256: string): Promise<string | null> {
  const row = await db
    .selectFrom('digest_stops')
    .select('person_id')
    .where('token_sha256', '=', tokenSha256)
    .executeTakeFirst();
  return row?.person_id ?? null;
}
