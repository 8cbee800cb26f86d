import { createHash } from 'node:crypto';
import type { Scope } from '@smalspor/domain/access';
import type { CertificateModel, VerificationCode } from '@smalspor/domain/certificates';
import type { WithdrawalReason } from '@smalspor/domain/programmes';
import { type Selectable, sql } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { CertificatesTable } from './tables.ts';

/** An issued certificate. */
export interface StoredCertificate {
  readonly id: string;
  readonly roundId: string;
  /** The holder, as rounds name people. */
  readonly participant: string;
  readonly programme: string;
  readonly issuedAt: string;
  /** The later certificate that has replaced it; `null` where none has. */
  readonly supersededBy: string | null;
  /** Since when it holds no more, and why; `null` where it was not withdrawn. */
  readonly withdrawn: { readonly at: string; readonly reason: WithdrawalReason } | null;
  readonly model: CertificateModel;
}

/** Which certificates are wanted; what is left out does not narrow. */
export interface CertificateFilter {
  readonly id?: string;
  readonly participant?: string;
  readonly programme?: string;
  /** Issued or withdrawn from an instant on and before another. */
  readonly during?: { readonly from: string; readonly before: string };
  /** Neither replaced nor withdrawn. */
  readonly inForce?: boolean;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Holds every other writer of this person's certificates in this programme back until the transaction ends. */
export async function lockHolder(trx: Db, participant: string, programme: string): Promise<void> {
  const key = `certificate ${programme} ${participant}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
}

/** Freezes a certificate, and marks those that it replaces. */
export async function insertCertificate(
  trx: Db,
  model: CertificateModel,
  holder: { readonly roundId: string; readonly participant: string },
  replaced: readonly string[],
): Promise<void> {
  if (replaced.length > 0) {
    await trx
      .updateTable('certificates')
      .set({ superseded_by: model.id })
      .where('id', 'in', [...replaced])
      .execute();
  }
  const text = JSON.stringify(model);
  await trx
    .insertInto('certificates')
    .values({
      id: model.id,
      round_id: holder.roundId,
      participant: holder.participant,
      programme: model.programme.id,
      issued_at: model.issuedAt,
      code_sha256: sha256(model.code),
      model: text,
      model_sha256: sha256(text),
      superseded_by: null,
      withdrawn_at: null,
      withdrawn_reason: null,
    })
    .execute();
}

/**
 * Marks a certificate as withdrawn, for good.
 * @returns whether it was in force until then; what is not is left as it is
 */
export async function markCertificateWithdrawn(
  trx: Db,
  id: string,
  { at, reason }: NonNullable<StoredCertificate['withdrawn']>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('certificates')
    .set({ withdrawn_at: at, withdrawn_reason: reason })
    .where('id', '=', id)
    .where('superseded_by', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The newest first. @throws Error when a stored certificate is no longer what was frozen */
export async function listCertificates(
  db: Db,
  scope: Scope,
  filter: CertificateFilter,
): Promise<readonly StoredCertificate[]> {
  let query = certificatesIn(db, scope);
  if (filter.id !== undefined) query = query.where('id', '=', filter.id);
  if (filter.participant !== undefined) query = query.where('participant', '=', filter.participant);
  if (filter.programme !== undefined) query = query.where('programme', '=', filter.programme);
  const { during } = filter;
  if (during) {
    query = query.where(({ and, eb, or }) =>
      or([
        and([eb('issued_at', '>=', during.from), eb('issued_at', '<', during.before)]),
        and([eb('withdrawn_at', '>=', during.from), eb('withdrawn_at', '<', during.before)]),
      ]),
    );
  }
  if (filter.inForce) query = query.where('superseded_by', 'is', null).where('withdrawn_at', 'is', null);
  const rows = await query.orderBy('issued_at', 'desc').orderBy('id').execute();
  return rows.map(toCertificate);
}

export async function findCertificate(db: Db, scope: Scope, id: string): Promise<StoredCertificate | null> {
  const [found] = await listCertificates(db, scope, { id });
  return found ?? null;
}

/** The certificate that bears a code, for whoever holds the paper. */
export async function findCertificateByCode(
  db: Db,
  scope: Extract<Scope, { readonly kind: 'system' }>,
  code: VerificationCode,
): Promise<StoredCertificate | null> {
  const row = await certificatesIn(db, scope).where('code_sha256', '=', sha256(code)).executeTakeFirst();
  return row ? toCertificate(row) : null;
}

function certificatesIn(db: Db, scope: Scope) {
  const query = db.selectFrom('certificates').selectAll();
  return scope.kind === 'own' ? query.where('participant', '=', `hpr:${scope.hpr}`) : query;
}

function toCertificate(row: Selectable<CertificatesTable>): StoredCertificate {
  if (sha256(row.model) !== row.model_sha256) {
    throw new Error(`The certificate ${row.id} is not what was issued: restore it from a backup`);
  }
  return {
    id: row.id,
    roundId: row.round_id,
    participant: row.participant,
    programme: row.programme,
    issuedAt: row.issued_at,
    supersededBy: row.superseded_by,
    withdrawn:
      row.withdrawn_at === null || row.withdrawn_reason === null
        ? null
        : { at: row.withdrawn_at, reason: row.withdrawn_reason },
    model: JSON.parse(row.model) as CertificateModel,
  };
}
