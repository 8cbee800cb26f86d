import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { explainUnwritable } from '../terminal/explain-unwritable.ts';
import { parseCounties, parseShare, parseWholeNumber, parseYears } from '../terminal/options.ts';
import { runCommand } from '../terminal/run-command.ts';
import { inventCountry } from './invent-country.ts';

interface SynthOptions {
  readonly out: string;
  readonly years: string;
  readonly counties?: string;
  readonly seed: string;
  readonly compress: 'none' | 'gzip' | 'zstd';
  readonly scale: string;
}

/** `smalspor synth`: the register files of a country that never was. */
export function addSynth(program: Command): void {
  program
    .command('synth')
    .description('Write the register files of an invented country, with the truth about it in truth.json')
    .requiredOption('--out <directory>', 'where the files go')
    .option('--years <years>', 'first and last year, 2012 to 2025', '2015-2021')
    .option('--counties <codes>', "counties by today's numbers, such as 03,46; all when left out")
    .option('--seed <number>', 'the same seed gives the same files', '1')
    .option('--scale <share>', 'share of the doctors and institutions to make, above 0 and at most 1', '1')
    .addOption(
      new Option('--compress <how>', 'how the files are compressed')
        .choices(['none', 'gzip', 'zstd'])
        .default('none'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  smalspor synth --out files\n  smalspor synth --out files --years 2019-2020 --counties 03,46 --seed 7',
    )
    .action((options: SynthOptions) =>
      runCommand(async (context) => {
        const made = await inventCountry(
          {
            outDirectory: resolve(options.out),
            years: parseYears(options.years),
            ...(options.counties === undefined ? {} : { counties: parseCounties(options.counties) }),
            seed: parseWholeNumber(options.seed, '--seed'),
            scale: parseShare(options.scale, '--scale'),
            compress: options.compress,
          },
          context,
        ).catch((error: unknown) => {
          throw explainUnwritable(options.out, error);
        });
        context.print(
          `Wrote ${made.files.length} files with ${made.dispensings} dispensings and ${made.purchases} purchases of ${made.institutions} institutions to ${resolve(options.out)}`,
        );
      }),
    );
}
