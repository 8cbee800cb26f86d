import type { FetchedSeries } from '@smalspor/application/national-goals';
import type { Command } from 'commander';
import type { HomeOption } from '../terminal/options.ts';
import { runInHome, withHomeOption } from './home-command.ts';

interface SeriesOptions extends HomeOption {
  readonly again?: boolean;
  readonly json?: boolean;
}

function describe({ id, outcome, years, without, fetchedAt }: FetchedSeries): string {
  return `${id}  ${outcome}  ${years} years, ${without} of them without a figure  ${fetchedAt}`;
}

/** `smalspor national-series`: national figures from the open statistics API. */
export function addNationalSeries(program: Command): void {
  withHomeOption(
    program
      .command('national-series')
      .description('Fetch the national series that the goals of the action plan are seen beside')
      .option('--again', 'also those that were fetched lately')
      .option('--json', 'print JSON'),
  )
    .addHelpText(
      'after',
      '\nAsks the address `statistics.address` for the series in content/reference-series.yaml. Nothing of the home is sent.\n\nExamples:\n  smalspor national-series\n  smalspor national-series --again --json',
    )
    .action((options: SeriesOptions) =>
      // Public figures, kept in one statement: a home may be served meanwhile.
      runInHome(options, { access: 'reads' }, async ({ house, signal, print }) => {
        const { fetchReferenceSeries } = await import('@smalspor/application/national-goals');
        const series = await fetchReferenceSeries(house, { again: options.again ?? false, signal });
        if (options.json) print(JSON.stringify({ series }));
        else for (const each of series) print(describe(each));
      }),
    );
}
