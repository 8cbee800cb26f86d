import { resolve } from 'node:path';
import type { EvaluationEstimate } from '@smalspor/domain/evaluation';
import type { Language } from '@smalspor/domain/texts';
import { formatMonth } from '@smalspor/domain/time';
import { type Command, Option } from 'commander';
import type { HomeOption } from '../terminal/options.ts';
import { writePdf } from '../terminal/write-pdf.ts';
import { runInHome, withHomeOption } from './home-command.ts';

interface EvaluateOptions extends HomeOption {
  readonly json?: boolean;
  readonly pdf?: string;
  readonly language: Language;
}

/** `smalspor evaluate`: whether prescribing changed because of a programme, as the served release has it. */
export function addEvaluate(program: Command): void {
  withHomeOption(
    program
      .command('evaluate')
      .description('Whether prescribing changed because of a programme, as the served release has it')
      .argument('<programme>', 'rak or rask')
      .option('--json', 'print JSON')
      .option('--pdf <file>', 'write the pages to show to others here')
      .addOption(new Option('--language <code>', 'of the PDF').choices(['nb', 'nn', 'en']).default('nb')),
  )
    .addHelpText(
      'after',
      '\nExamples:\n  smalspor evaluate rak\n  smalspor evaluate rask --json\n  smalspor evaluate rak --pdf rak.pdf --language nn',
    )
    .action((programme: string, options: EvaluateOptions) =>
      runInHome(options, { access: 'reads' }, async ({ house, print }) => {
        const { printEvaluation, readEvaluation } = await import('@smalspor/application/evaluation');
        const found = await readEvaluation(house, programme);
        if (options.pdf !== undefined) {
          await writePdf(options.pdf, await printEvaluation(house, programme, options.language));
          if (!options.json) print(`Wrote ${resolve(options.pdf)}`);
        }
        if (options.json) {
          const { from, to, ...rest } = found;
          return print(JSON.stringify({ ...rest, from: formatMonth(from), to: formatMonth(to) }));
        }
        print(
          `${programme}, ${formatMonth(found.from)}–${formatMonth(found.to)}, ${found.participants} took part`,
        );
        for (const estimate of found.estimates) print(lineOf(estimate));
        for (const { indicator, noControl } of found.measures) {
          if (noControl !== null) print(`${indicator}: no controlled estimate. ${noControl}`);
        }
      }),
    );
}

function lineOf({ name, kind, changePercent, low, high, truthPercent }: EvaluationEstimate): string {
  const interval = low === null || high === null ? '' : ` (${percent(low)} to ${percent(high)})`;
  const truth = truthPercent === null ? '' : `; true ${percent(truthPercent)}`;
  return `${name.padEnd(44)} ${kind.padEnd(11)} ${percent(changePercent)}${interval}${truth}`;
}

function percent(value: number): string {
  return `${value > 0 ? '+' : ''}${value.toFixed(1)} %`;
}
