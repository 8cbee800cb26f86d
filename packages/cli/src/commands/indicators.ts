import { LEVELS, type Level } from '@smalspor/domain/organisation';
import { type Command, Option } from 'commander';
import type { HomeOption } from '../terminal/options.ts';
import { runInHome, withHomeOption } from './home-command.ts';

interface IndicatorOptions extends HomeOption {
  readonly unit?: string;
  readonly level?: Level;
  readonly list?: boolean;
  readonly json?: boolean;
}

/** `smalspor indicators`: figures of the served release, after disclosure control. */
export function addIndicators(program: Command): void {
  withHomeOption(
    program
      .command('indicators')
      .description('Figures of the served release, after disclosure control')
      .option(
        '--unit <level:code>',
        'one unit, such as nation:0, county:03, municipality:0301 or gp:990000123',
      )
      .addOption(
        new Option('--level <level>', 'with --list: the units of a level').choices(LEVELS).conflicts('unit'),
      )
      .option('--list', 'list the units of --level')
      .option('--json', 'print JSON'),
  )
    .addHelpText(
      'after',
      '\nExamples:\n  smalspor indicators --unit nation:0\n  smalspor indicators --level gp --list --json\n  smalspor indicators --unit gp:990010001',
    )
    .action((options: IndicatorOptions) =>
      runInHome(options, { access: 'reads' }, async ({ house, actor, print }) => {
        const { readIndicators } = await import('@smalspor/application/indicators');
        const table = await readIndicators(house, actor, {
          unit: options.unit ?? null,
          level: options.level ?? null,
        });
        if (options.json) print(JSON.stringify(table));
        else for (const line of table.lines) print(line);
      }),
    );
}
