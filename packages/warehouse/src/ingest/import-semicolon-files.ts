import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Reject } from '@smalspor/domain/registers';
import type { StagedBatch } from '../lake/staged-batch.ts';
import { newestKeyId } from '../pseudonyms/pseudonym.ts';
import { bindPseudonymKeys } from '../pseudonyms/pseudonym-sql.ts';
import { sealQuarantine } from '../quarantine/seal-quarantine.ts';
import { completeDeclaration, type Declaration } from './declaration.ts';
import { explainRows } from './explain-rows.ts';
import type { SemicolonFormat } from './formats/format.ts';
import { checkHeader } from './header.ts';
import { ImportRefusal } from './import-refusal.ts';
import type { ImportDeps, ImportInput, ImportPhase, ImportResult } from './import-settings.ts';
import { inspectSource, type SourceInspection } from './inspect-source.ts';
import { loadCleanRows } from './load-rows.ts';
import { checkUnchanged, describeSource } from './open-source.ts';
import { measureQuality } from './quality.ts';
import { readPractitioners } from './read-practitioners.ts';
import { checkRejectShare, describeRejects } from './reject-rows.ts';
import { ROW_SALT, SQL_WORDS } from './row-sql.ts';
import { setProblems } from './set-problems.ts';
import { type TakenDelivery, takeDelivery } from './take-delivery.ts';
import { withImportDatabase } from './with-import-database.ts';
import { writeLake } from './write-lake.ts';

/** A delivery of semicolon files, from the files to a staged batch. */
export async function importSemicolonFiles(
  deps: ImportDeps,
  format: SemicolonFormat,
  input: ImportInput,
): Promise<ImportResult> {
  const inspections = await inspectFiles(deps, format, input.files);
  const declaration = declarationOf(format, inspections, input);
  const sha256 = inspections.map((inspection) => inspection.sha256);
  if (inspections.every(({ rows }) => rows === 0)) throw noRows(inspections);
  const patientKey = patientKeyOf(deps, format);
  return takeDelivery(deps, { declaration, sha256, patientKey }, async (staged) => {
    const taken = await withImportDatabase(deps, (connection) =>
      takeRows(deps, format, { connection, inspections, declaration, patientKey, staged }),
    );
    for (const { source } of inspections) await checkUnchanged(source);
    return taken;
  });
}

async function inspectFiles(
  deps: ImportDeps,
  format: SemicolonFormat,
  files: readonly string[],
): Promise<readonly SourceInspection[]> {
  const inspections: SourceInspection[] = [];
  for (const path of files) {
    const inspection = await inspectSource(await describeSource(path), {
      maxLineBytes: deps.settings.maxLineBytes,
      signal: deps.signal,
      onProgress: (done, total) => deps.onProgress?.({ phase: 'check', done, total }),
    });
    checkHeader(format, inspection.columns, inspection.source.name);
    inspections.push(inspection);
  }
  return inspections;
}

function declarationOf(
  format: SemicolonFormat,
  inspections: readonly SourceInspection[],
  input: ImportInput,
): Declaration {
  const asked = { ...input.declared, format: format.id };
  const [first, ...others] = inspections.map(({ declaration, source, columns }) => ({
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
  readonly inspections: readonly SourceInspection[];
  readonly declaration: Declaration;
  readonly patientKey: string | null;
  readonly staged: StagedBatch;
}

async function takeRows(deps: ImportDeps, format: SemicolonFormat, taking: Taking): Promise<TakenDelivery> {
  const { connection, inspections, declaration, patientKey, staged } = taking;
  const { maxLineBytes, maxRejectShare } = deps.settings;
  for (const statement of SQL_WORDS) await connection.run(statement);
  await connection.run(`SET VARIABLE ${ROW_SALT} = $1::VARCHAR`, [randomUUID()]);
  await bindPseudonymKeys(connection, deps.keys.patients);
  const percentOf = (phase: ImportPhase) => (done: number) => deps.onProgress?.({ phase, done, total: 100 });
  const settings = {
    ...{ declaration, maxLineBytes, pseudonymKeys: deps.keys.patients.length },
    onPercent: percentOf('read'),
  };
  const problems = setProblems(format, inspections[0]?.columns ?? [], deps.geography);
  percentOf('read')(0);
  let rejects: readonly Reject[] = [];
  if (!(await loadCleanRows(connection, format, inspections, problems, settings))) {
    const onPercent = percentOf('explain');
    onPercent(0);
    const signal = deps.signal;
    const explained = await explainRows(connection, format, inspections, problems, {
      ...settings,
      signal,
      onPercent,
    });
    if (explained.rows === 0) throw noRows(inspections);
    await checkRejectShare(inspections, explained.rows, explained.rejects, maxRejectShare);
    const described = await describeRejects(inspections, explained.rejects, signal);
    rejects = described.rejects;
    if (rejects.length > 0) {
      const about = { batchId: staged.id, sealedAt: deps.now() };
      await rm(staged.quarantineFile, { force: true });
      await sealQuarantine(staged.quarantineFile, deps.keys.quarantine, about, described.raw);
    }
  }
  await connection.run('CREATE VIEW good_row AS SELECT * FROM row_value WHERE problem = 0');
  const quality = await measureQuality(connection, format, declaration, deps.isKnownAtc);
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
  const { rows, ...figures } = quality;
  return { files, rows: rows ?? 0, quality: figures, rejects, practitioners, klass: null };
}

function noRows(inspections: readonly SourceInspection[]): ImportRefusal {
  const file = inspections.map(({ source }) => source.name).join(', ');
  return new ImportRefusal('no-rows', `${file}: there is a header, but no row after it.`, { file });
}
