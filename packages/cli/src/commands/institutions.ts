import { isOrganisationNumber } from '@smalspor/domain/institutions';
import { type Month, parseMonth } from '@smalspor/domain/time';
import { type Command, InvalidArgumentError } from 'commander';
import type { HomeOption } from '../terminal/options.ts';
import { runInHome, withHomeOption } from './home-command.ts';

interface InstitutionOptions extends HomeOption {
  readonly organisation?: number;
  readonly period?: { readonly from: Month; readonly to: Month };
  readonly sums?: boolean;
  readonly json?: boolean;
}

/** `smalspor institutions`: what institutions bought, for each hundred bed days. */
export function addInstitutions(program: Command): void {
  withHomeOption(
    program
      .command('institutions')
      .description('What institutions bought, for each hundred bed days, as the served release has it')
      .option('--organisation <number>', 'one institution, by its organisation number', parseOrganisation)
      .option('--period <from/to>', 'YYYY-MM/YYYY-MM; else the last twelve months delivered', parsePeriod)
      .option(
        '--sums',
        'what may be told of counties and the nation; else each institution, in homes with invented data',
      )
      .option('--json', 'print JSON'),
  )
    .addHelpText(
      'after',
      '\nExamples:\n  smalspor institutions\n  smalspor institutions --sums\n  smalspor institutions --organisation 310000019 --period 2019-01/2019-12 --json',
    )
    .action((options: InstitutionOptions) =>
      runInHome(options, { access: 'reads' }, async ({ house, actor, print }) => {
        const { readInstitutionFigures, readInstitutionSums } = await import(
          '@smalspor/application/institutions'
        );
        if (options.sums) {
          const { lines, ...told } = await readInstitutionSums(house);
          if (options.json) return print(JSON.stringify(told));
          print(`Twelve months to ${told.end ?? '–'}, daily doses of ${told.dddIndexYear}`);
          for (const line of lines) print(line);
          return;
        }
        const { lines, ...table } = await readInstitutionFigures(house, actor, {
          organisation: options.organisation ?? null,
          span: options.period ?? null,
        });
        if (options.json) return print(JSON.stringify(table));
        print(`${table.from}–${table.to}, daily doses of ${table.dddIndexYear}`);
        for (const line of lines) print(line);
      }),
    );
}

function parseOrganisation(text: string): number {
  const number = /^\d{9}$/.test(text) ? Number(text) : Number.NaN;
  if (!isOrganisationNumber(number)) {
    throw new InvalidArgumentError(
      'It is no organisation number: nine digits, the last of which checks the others.',
    );
  }
  return number;
}

function parsePeriod(text: string): { readonly from: Month; readonly to: Month } {
  const [from, to] = text
    .split('/')
    .map((part) => (/^\d{4}-(0[1-9]|1[0-2])$/.test(part) ? parseMonth(part) : null));
  if (from == null || to == null || from > to) {
    throw new InvalidArgumentError('A period is written YYYY-MM/YYYY-MM, the first month before the last.');
  }
  return { from, to };
}
