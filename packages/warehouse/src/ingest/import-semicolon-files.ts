import { randomInt } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Reject } from '@smalspor/domain/registers';
import type { StagedBatch } from '../lake/staged-batch.ts';
import { newestKeyId } from '../pseudonyms/pseudonym.ts';
import { sealQuarantine } from '../quarantine/seal-quarantine.ts';
import { completeDeclaration, type Declaration } from './declaration.ts';
import { digestFiles } from './digest-files.ts';
import { findRejects } from './find-rejects.ts';
import type { SemicolonFormat } from './formats/format.ts';
import { checkHeader } from './header.ts';
import { ImportRefusal } from './import-refusal.ts';
import type { ImportDeps, ImportInput, ImportResult } from './import-settings.ts';
import { loadFiles } from './load-files.ts';
import { checkUnchanged, describeSource } from './open-source.ts';
import { measureQuality } from './quality.ts';
import { type FileHead, readHead } from './read-head.ts';
import { readPractitioners } from './read-practitioners.ts';
import { checkRejectShare, describeRejects } from './reject-rows.ts';
import { setProblems } from './set-problems.ts';
import { SQL_WORDS } from './sql-words.ts';
import { type TakenDelivery, takeDelivery } from './take-delivery.ts';
import { withImportDatabase } from './with-import-database.ts';
import { writeLake } from './write-lake.ts';

/** A delivery of semicolon files, from the files to a staged batch. */
export async function importSemicolonFiles(
  deps: ImportDeps,
  format: SemicolonFormat,
  input: ImportInput,
): Promise<ImportResult> {
  const heads: FileHead[] = [];
  const total = input.files.length;
  for (const [done, path] of input.files.entries()) {
    // Progress tells the name, which is looked at first.
    const source = await describeSource(path);
    deps.onProgress?.({ phase: 'check', done, total });
    const head = await readHead(source, deps.settings.maxLineBytes);
    checkHeader(format, head.columns, head.source.name);
    heads.push(head);
  }
  deps.onProgress?.({ phase: 'check', done: total, total });
  const declaration = declarationOf(format, heads, input);
  const patientKey = patientKeyOf(deps, format);
  const sources = heads.map(({ source }) => source);
  const digest = () => digestFiles(sources, deps.signal);
  return takeDelivery(deps, { declaration, digest, patientKey }, async (staged) => {
    const taken = await withImportDatabase(deps, (connection) =>
      takeRows(deps, format, { connection, heads, declaration, patientKey, staged }),
    );
    for (const source of sources) await checkUnchanged(source);
    return taken;
  });
}

function declarationOf(format: SemicolonFormat, heads: readonly FileHead[], input: ImportInput): Declaration {
  const asked = { ...input.declared, format: format.id };
  const [first, ...others] = heads.map(({ declaration, source, columns }) => ({
    ...completeDeclaration(declaration, asked, source.name),
    columns: columns.join(';'),
  }));
  if (first === undefined) throw new RangeError('An import needs at least one file');
  if (others.some((other) => JSON.stringify(other) !== JSON.stringify(first))) {
    throw new ImportRefusal(
      'wrong-declaration',
      'The files declare different deliveries, or have different columns. Import them one by one.',
    );
  }
  const { columns, ...declaration } = first;
  if (declaration.version !== format.version) {
    throw new ImportRefusal(
      'wrong-declaration',
      `The delivery is in version ${declaration.version} of the format ${format.id}; this installation reads version ${format.version}. See docs/formats/${format.id}.md.`,
      { format: format.id, version: declaration.version },
    );
  }
  return declaration;
}

/** @throws ImportRefusal when the batches that are there were made with another key than the newest. */
function patientKeyOf(deps: ImportDeps, format: SemicolonFormat): string | null {
  if (!format.columns.some(({ type }) => type.kind === 'pseudonym' && type.of === 'patient')) return null;
  const newest = newestKeyId(deps.keys.patients);
  const other = deps.batches.find(({ patientKey }) => patientKey !== null && patientKey !== newest);
  if (other === undefined) return newest;
  throw new ImportRefusal(
    'patient-key-mismatch',
    `The batches in the lake were made with the patient key ${other.patientKey}, and the newest configured key is ${newest}. Finish the rotation of the key before importing.`,
    { keyId: newest },
  );
}

interface Taking {
  readonly connection: DuckDBConnection;
  readonly heads: readonly FileHead[];
  readonly declaration: Declaration;
  readonly patientKey: string | null;
  readonly staged: StagedBatch;
}

async function takeRows(deps: ImportDeps, format: SemicolonFormat, taking: Taking): Promise<TakenDelivery> {
  const { connection, heads, declaration, patientKey, staged } = taking;
  for (const statement of SQL_WORDS) await connection.run(statement);
  const loaded = await loadFiles(connection, format, heads, {
    ...deps,
    salt: [randomInt(2 ** 32), randomInt(2 ** 32)],
  });
  if (loaded.rows === 0) throw noRows(heads);
  deps.onProgress?.({ phase: 'explain', done: 0, total: 1 });
  const problems = setProblems(format, heads[0]?.columns ?? [], deps.geography, deps.mandates);
  const found = [...loaded.rejects, ...(await findRejects(connection, format, declaration, problems))].sort(
    (a, b) => a.file - b.file || a.line - b.line,
  );
  await checkRejectShare(heads, loaded.rows, found, deps.settings.maxRejectShare);
  const rejects = found.length === 0 ? [] : await quarantine(deps, taking, found);
  deps.onProgress?.({ phase: 'explain', done: 1, total: 1 });
  const { rows = 0, ...quality } = await measureQuality(connection, format, declaration, deps.isKnownAtc);
  const files =
    format.lake === null
      ? []
      : await writeLake(connection, format, format.lake, staged, {
          declaration,
          patientKey,
          resolvePrescribers: deps.resolvePrescribers,
          onFile: (done, total) => deps.onProgress?.({ phase: 'write', done, total }),
        });
  const practitioners = format.id === 'practitioners' ? await readPractitioners(connection) : [];
  return { sha256: loaded.sha256, files, rows, quality, rejects, practitioners, klass: null };
}

/** Seals the refused rows as they were delivered, and gives their masked account. */
async function quarantine(
  deps: ImportDeps,
  { heads, staged }: Taking,
  found: Parameters<typeof describeRejects>[1],
): Promise<readonly Reject[]> {
  const { rejects, raw } = await describeRejects(heads, found, deps.signal);
  const about = { batchId: staged.id, sealedAt: deps.now() };
  await sealQuarantine(staged.quarantineFile, deps.keys.quarantine, about, raw);
  return rejects;
}

function noRows(heads: readonly FileHead[]): ImportRefusal {
  const file = heads.map(({ source }) => source.name).join(', ');
  return new ImportRefusal('no-rows', `${file}: there is a header, but no row after it.`, { file });
}
