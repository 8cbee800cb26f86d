import { appendAudit } from '@smalspor/database/audit';
import { insertBatch, insertRejects, listBatches } from '@smalspor/database/batches';
import { replacePractitioners, resolvePrescribers } from '@smalspor/database/prescribers';
import type { Db } from '@smalspor/database/schema';
import { type Actor, canManageData } from '@smalspor/domain/access';
import type { Mandate } from '@smalspor/domain/institution-data';
import { Refusal } from '@smalspor/domain/refusal';
import type { Batch, RegisterFormat } from '@smalspor/domain/registers';
import {
  type AcceptedImport,
  type DeclarationParts,
  type ImportDeps,
  type ImportProgress,
  type ImportResult,
  importFiles,
  readPeriod,
  readRegister,
  readSequence,
} from '@smalspor/warehouse/ingest';
import type { Doer } from '../audit/audit-actor.ts';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { KeyRing, Secret } from '../configuration/index.ts';
import type { House } from '../house/house.ts';
import type { WorkTools } from '../tasks/work-tools.ts';
import { noteGroups } from './note-groups.ts';
import { noteInstitutions } from './note-institutions.ts';

export interface ImportRequest {
  readonly format: RegisterFormat;
  readonly path: string;
  /** How the sender named the file; stands in messages. */
  readonly name: string;
  readonly register?: string;
  /** `YYYY-MM/YYYY-MM`. */
  readonly period?: string;
  readonly sequence?: number;
}

export interface ImportReport {
  readonly batchId: string;
  readonly unchanged: boolean;
  readonly rows: number;
  readonly rejectedRows: number;
  readonly quality: Readonly<Record<string, number>>;
}

const PHASES: Readonly<Record<ImportProgress['phase'], string>> = {
  check: 'Looking through the file',
  read: 'Reading rows',
  explain: 'Finding bad rows',
  write: 'Writing to the lake',
};

/**
 * What the sender says about a delivery, under the same rules as a file's own first line. No value is repeated in a
 * refusal: whoever mistakes the field may have written anything there.
 * @throws Refusal `invalid-request`
 */
export function readDeclared({
  register,
  period,
  sequence,
}: {
  readonly register?: string;
  readonly period?: string;
  readonly sequence?: number | string;
}): DeclarationParts {
  return {
    ...(register === undefined
      ? {}
      : demand(
          readRegister(register.trim()),
          'A register is named with at most 80 letters, digits, spaces and the signs . _ -',
        )),
    ...(period === undefined
      ? {}
      : demand(
          readPeriod(period),
          'A period is written YYYY-MM/YYYY-MM, the earlier month first, such as 2020-01/2020-12.',
        )),
    ...(sequence === undefined
      ? {}
      : demand(readSequence(String(sequence)), 'A delivery number is a whole number from 1 to 999999.')),
  };
}

function demand<T>(value: T | null, rule: string): T {
  if (value === null) throw new Refusal('invalid-request', rule);
  return value;
}

/** Rings are kept oldest first. */
function newestOf(ring: KeyRing): Secret {
  return ring.at(-1) ?? ring[0];
}

/** What the database knows of an accepted file, in the transaction of its delivery. */
async function recordBatch(
  trx: Db,
  house: House,
  doer: Doer,
  { batch, supersedes, rejects, practitioners }: AcceptedImport,
  requestId: string | null,
): Promise<void> {
  await insertBatch(trx, batch, supersedes);
  await insertRejects(trx, batch.id, rejects);
  if (batch.format === 'practitioners') await replacePractitioners(trx, batch.id, practitioners, supersedes);
  if (batch.format === 'cme-groups') {
    await noteGroups(trx, house.home, batch, supersedes);
  }
  if (batch.format === 'institutions') await noteInstitutions(trx, house.home, batch, supersedes);
  const act = { act: 'import-register', objectKind: 'batch', objectId: batch.id, requestId };
  await appendAudit(trx, auditEntry(house, doer, act));
}

/** Files that have been read and wait in the staging area to be made part of the lake, or to be thrown away. */
export interface PreparedImport {
  readonly name: string;
  readonly outcome: ImportResult;
}

/**
 * Makes prepared files part of the lake, all of them or none: files first, then one transaction with everything that the
 * database knows of them.
 *
 * @param alsoRecord what must be recorded in the same transaction
 */
export async function recordImports(
  house: House,
  doer: Doer,
  prepared: readonly PreparedImport[],
  tools: Pick<WorkTools, 'signal' | 'requestId'>,
  alsoRecord: (trx: Db) => Promise<void> = async () => undefined,
): Promise<void> {
  const accepted = prepared.map(({ outcome }) => outcome).filter((outcome) => outcome.kind === 'accepted');
  try {
    tools.signal.throwIfAborted();
    for (const one of accepted) await one.commit();
    await house.db.transaction().execute(async (trx) => {
      for (const one of accepted) await recordBatch(trx, house, doer, one, tools.requestId);
      await alsoRecord(trx);
    });
  } catch (error) {
    for (const one of accepted) await one.abort();
    throw error;
  }
}

function importDeps(
  house: House,
  request: ImportRequest,
  batches: readonly Batch[],
  { onProgress, signal }: WorkTools,
  mandates: readonly Mandate[] | null,
): ImportDeps {
  const { import: limits, warehouse } = house.configuration;
  return {
    home: house.home,
    keys: { patients: house.keys.patients, quarantine: newestOf(house.keys.quarantine) },
    resolvePrescribers: (hprs) => resolvePrescribers(house.db, hprs),
    batches,
    geography: house.content.geography,
    isKnownAtc: (atc) => house.content.medicines.byAtc.has(atc),
    ...(mandates === null ? {} : { mandates }),
    settings: {
      maxRejectShare: limits.maxRejectShare,
      maxLineBytes: limits.maxLineBytes,
      memoryLimit: warehouse.memoryLimit,
      ...(warehouse.threads === null ? {} : { threads: warehouse.threads }),
    },
    now: house.now,
    newId: house.newId,
    onProgress: ({ phase, done, total }) =>
      onProgress({
        step: phase,
        phase: `${PHASES[phase]} (${request.name})`,
        done,
        ...(total === null ? {} : { total }),
      }),
    signal,
  };
}

function toReport({ id, rows, rejectedRows, quality }: Batch, unchanged: boolean): ImportReport {
  return { batchId: id, unchanged, rows, rejectedRows, quality };
}

/**
 * Reads a file into the staging area. The lake is as it was until `recordImports`.
 *
 * @param batches the deliveries that are there, those prepared just before included
 * @param mandates what the sender may deliver; `null` for whoever imports by hand, who is not bound
 */
export async function prepareImport(
  house: House,
  request: ImportRequest,
  batches: readonly Batch[],
  tools: WorkTools,
  mandates: readonly Mandate[] | null = null,
): Promise<PreparedImport> {
  const declared = readDeclared(request);
  const outcome = await importFiles(importDeps(house, request, batches, tools, mandates), {
    format: request.format,
    files: [request.path],
    declared,
  }).catch((error: unknown) => {
    // Whoever stopped it knows why: that is no refusal of the file.
    tools.signal.throwIfAborted();
    throw error;
  });
  return { name: request.name, outcome };
}

/** The deliveries that the lake holds. */
export async function batchesInLake(house: House): Promise<readonly Batch[]> {
  return (await listBatches(house.db)).filter(({ state }) => state !== 'deleted');
}

/** Imports one file as one delivery. Refused files leave the lake as it was; the refusal is audited. */
export async function importRegisterFiles(
  house: House,
  actor: Actor,
  request: ImportRequest,
  tools: WorkTools,
): Promise<ImportReport> {
  const audited = {
    act: 'import-register',
    objectKind: 'register-format',
    objectId: request.format,
    requestId: tools.requestId,
  };
  return auditRefusal(house, actor, audited, async () => {
    if (!canManageData(actor)) throw new Refusal('not-allowed', 'Only data managers import register files.');
    const batches = await batchesInLake(house);
    const prepared = await prepareImport(house, request, batches, tools);
    const { outcome } = prepared;
    if (outcome.kind === 'unchanged') {
      const known = batches.find(({ id }) => id === outcome.batchId);
      if (known === undefined) throw new Error(`Batch ${outcome.batchId} is unchanged but not recorded`);
      return toReport(known, true);
    }
    await recordImports(house, actor, [prepared], tools);
    return toReport(outcome.batch, false);
  });
}
