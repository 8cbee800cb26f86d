import { withDuckDb } from '../duckdb/with-duckdb.ts';
import { abortStaged, commitStaged, stageBatch } from '../lake/staged-batch.ts';
import { completeDeclaration, type Declaration } from './declaration.ts';
import type { SemicolonFormat } from './formats/format.ts';
import { semicolonFormat } from './formats/formats.ts';
import { checkHeader } from './header.ts';
import { ImportRefusal } from './import-refusal.ts';
import type { ImportDeps, ImportInput, ImportResult } from './import-settings.ts';
import { prepareImportTables } from './import-tables.ts';
import { inspectSource, type SourceInspection } from './inspect-source.ts';
import { judgeDelivery } from './judge-delivery.ts';
import { loadRows } from './load-rows.ts';
import { describeSource } from './open-source.ts';
import { newestKeyId } from './pseudonym.ts';
import { bindPseudonymKeys } from './pseudonym-sql.ts';
import { writeLake } from './write-lake.ts';

export async function importFiles(deps: ImportDeps, input: ImportInput): Promise<ImportResult> {
  const format = semicolonFormat(input.format);
  if (format === null) throw new Error(`No importer for ${input.format}`);
  return importSemicolonFiles(deps, format, input);
}

async function importSemicolonFiles(
  deps: ImportDeps,
  format: SemicolonFormat,
  input: ImportInput,
): Promise<ImportResult> {
  const inspections: SourceInspection[] = [];
  for (const path of input.files) {
    const inspection = await inspectSource(await describeSource(path), {
      maxLineBytes: deps.settings.maxLineBytes,
      signal: deps.signal,
      onProgress: (done, total) => deps.onProgress?.({ phase: 'check', done, total }),
    });
    checkHeader(format, inspection.columns, inspection.source.name);
    inspections.push(inspection);
  }
  const declaration = declarationOf(inspections, input);
  const sha256 = inspections.map((inspection) => inspection.sha256).join('+');
  const judgement = judgeDelivery(declaration, sha256, deps.batches);
  if (judgement.kind === 'unchanged') return judgement;
  const id = deps.newId();
  const staged = await stageBatch(deps.home, id);
  const pseudonyms = format.columns.some(({ type }) => type.kind === 'pseudonym' && type.of === 'patient');
  const patientKey = pseudonyms ? newestKeyId(deps.keys.patients) : null;
  try {
    const { memoryLimit, threads } = deps.settings;
    const written = await withDuckDb(
      { spillDirectory: deps.home.temporary, memoryLimit, ...(threads === undefined ? {} : { threads }) },
      async (connection) => {
        await connection.run('SET preserve_insertion_order = false');
        await prepareImportTables(connection, deps.geography);
        await bindPseudonymKeys(connection, deps.keys.patients);
        const outcome = await loadRows(connection, format, inspections, {
          declaration,
          pseudonymKeys: deps.keys.patients.length,
          maxLineBytes: deps.settings.maxLineBytes,
        });
        if (!outcome.clean) throw new ImportRefusal('too-many-rejects', 'bad rows');
        await connection.run('CREATE VIEW good_row AS SELECT * FROM row_value');
        const files =
          format.lake === null
            ? []
            : await writeLake(connection, format, format.lake, staged, {
                declaration,
                patientKey,
                resolvePrescribers: deps.resolvePrescribers,
                onFile: (done, total) => deps.onProgress?.({ phase: 'write', done, total }),
              });
        return { files, rows: outcome.rows };
      },
    );
    return {
      kind: 'accepted',
      batch: {
        id,
        format: format.id,
        register: declaration.register,
        from: declaration.from,
        to: declaration.to,
        sequence: declaration.sequence,
        synthetic: declaration.synthetic,
        sourceSha256: sha256,
        patientKey,
        rows: written.rows,
        rejectedRows: 0,
        importedAt: deps.now(),
        files: written.files,
        quality: {},
      },
      supersedes: judgement.supersedes,
      rejects: [],
      practitioners: [],
      commit: () =>
        commitStaged(deps.home, staged, format.id, { lake: written.files.length > 0, quarantine: false }),
      abort: () => abortStaged(staged),
    };
  } catch (error) {
    await abortStaged(staged);
    throw error;
  }
}

function declarationOf(inspections: readonly SourceInspection[], input: ImportInput): Declaration {
  const asked = { ...input.declared, format: input.format };
  const [first, ...others] = inspections.map(({ declaration, source }) =>
    completeDeclaration(declaration, asked, source.name),
  );
  if (first === undefined) throw new RangeError('An import needs at least one file');
  if (others.some((other) => JSON.stringify(other) !== JSON.stringify(first))) {
    throw new ImportRefusal(
      'wrong-declaration',
      'The files declare different deliveries. Import them one by one.',
    );
  }
  return first;
}
