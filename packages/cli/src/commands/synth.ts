import { resolve } from 'node:path';
import { generateCountry } from '@smalspor/synthetic/country';
import type { Command } from 'commander';
import { parseCounties, parseWholeNumber, parseYears } from '../terminal/options.ts';
import { runCommand } from '../terminal/run-command.ts';

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
    .option('--scale <share>', 'share of the doctors to make, above 0 and at most 1', '1')
    .option('--compress <how>', 'none, gzip or zstd', 'none')
    .addHelpText(
      'after',
      '\nExamples:\n  smalspor synth --out files\n  smalspor synth --out files --years 2019-2020 --counties 03,46 --seed 7',
    )
    .action((options: SynthOptions) =>
      runCommand(async ({ progress, signal, print }) => {
        const made = await generateCountry({
          outDirectory: resolve(options.out),
          years: parseYears(options.years),
          ...(options.counties === undefined ? {} : { counties: parseCounties(options.counties) }),
          seed: parseWholeNumber(options.seed, '--seed'),
          scale: Number(options.scale),
          compress: options.compress,
          onProgress: ({ done, of }) => progress({ phase: 'Inventing a country', done, total: of }),
          signal,
        });
        print(
          `Wrote ${made.files.length} files with ${made.dispensings} dispensings to ${resolve(options.out)}`,
        );
      }),
    );
}
