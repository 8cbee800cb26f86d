import { resolve } from 'node:path';
import type { ImportReport, ImportRequest } from '@smalspor/application/imports';
import { REGISTER_FORMATS, type RegisterFormat } from '@smalspor/domain/registers';
import { Argument, type Command } from 'commander';
import { type HomeOption, parseWholeNumber } from '../terminal/options.ts';
import { runInHome, withHomeOption } from './home-command.ts';

interface ImportOptions extends HomeOption {
  readonly register?: string;
  readonly period?: string;
  readonly sequence?: string;
  readonly json?: boolean;
}

/** What the command line says about the delivery, for files that do not say it themselves. */
function declared(options: ImportOptions): Partial<ImportRequest> {
  return {
    ...(options.register === undefined ? {} : { register: options.register }),
    ...(options.period === undefined ? {} : { period: options.period }),
    ...(options.sequence === undefined ? {} : { sequence: parseWholeNumber(options.sequence, '--sequence') }),
  };
}

function describe(file: string, outcome: ImportReport): string {
  return outcome.unchanged
    ? `${file}: imported before, nothing changed (batch ${outcome.batchId})`
    : `${file}: ${outcome.rows} rows, ${outcome.rejectedRows} rejected (batch ${outcome.batchId})`;
}

/** `smalspor import`: register files into the lake. */
export function addImport(program: Command): void {
  withHomeOption(
    program
      .command('import')
      .description('Import register files; each file is one delivery')
      .addArgument(new Argument('<format>', 'what the files hold').choices(REGISTER_FORMATS))
      .argument('<files...>', 'CSV, optionally gzip or zstd; XML for fest, JSON for klass')
      .option('--register <name>', "the register's name, where the file does not say it")
      .option('--period <from/to>', 'YYYY-MM/YYYY-MM, where the file does not say it')
      .option('--sequence <number>', 'the delivery number, where the file does not say it')
      .option('--json', 'print the outcome as JSON, one line for each file'),
  )
    .addHelpText(
      'after',
      '\nExamples:\n  smalspor import dispensings files/dispensings-2020.csv\n  smalspor import products files/products.csv --home /srv/smalspor\n  smalspor import gp-lists lists.csv --register FLR --period 2020-01/2020-12 --sequence 2',
    )
    .action((format: RegisterFormat, files: string[], options: ImportOptions) =>
      runInHome(
        options,
        { access: 'writes', missing: 'make' },
        async ({ house, actor, progress, signal, print }) => {
          const { importRegisterFiles } = await import('@smalspor/application/imports');
          for (const file of files) {
            const outcome = await importRegisterFiles(
              house,
              actor,
              { format, path: resolve(file), name: file, ...declared(options) },
              { onProgress: progress, signal, requestId: null },
            );
            print(options.json ? JSON.stringify(outcome) : describe(file, outcome));
          }
        },
      ),
    );
}
