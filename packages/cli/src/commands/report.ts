import { resolve } from 'node:path';
import type { ReportModel } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import { type Command, Option } from 'commander';
import type { HomeOption } from '../terminal/options.ts';
import { writePdf } from '../terminal/write-pdf.ts';
import { runInHome, withHomeOption } from './home-command.ts';

interface ReportOptions extends HomeOption {
  readonly gp: string;
  readonly pdf?: string;
  readonly language: Language;
  readonly json?: boolean;
}

function summarise(model: ReportModel, language: Language): readonly string[] {
  return [
    `${model.title[language]}, ${model.period.label[language]}`,
    ...model.messages.map((message, index) => `${index + 1}. ${message.text[language]}`),
  ];
}

/** `smalspor report`: one doctor's newest report. */
export function addReport(program: Command): void {
  withHomeOption(
    program
      .command('report')
      .description(
        "A doctor's newest report (homes with invented data only: a real report is its recipient's)",
      )
      .requiredOption('--gp <hpr>', "the doctor's HPR number")
      .option('--pdf <file>', 'write the PDF here')
      .option('--json', 'print the stored model')
      .addOption(new Option('--language <code>', 'nb, nn or en').choices(['nb', 'nn', 'en']).default('nb')),
  )
    .addHelpText(
      'after',
      '\nExamples:\n  smalspor report --gp 990000123\n  smalspor report --gp 990000123 --pdf report.pdf --language nn',
    )
    .action((options: ReportOptions) =>
      runInHome(options, { access: 'writes' }, async ({ house, actor, print }) => {
        const { openReportAsOperator } = await import('@smalspor/application/reports');
        const { model, pdf } = await openReportAsOperator(house, actor, {
          hpr: options.gp,
          language: options.language,
          withPdf: options.pdf !== undefined,
        });
        if (options.pdf !== undefined && pdf !== null) {
          await writePdf(options.pdf, pdf);
          if (!options.json) print(`Wrote ${resolve(options.pdf)}`);
        }
        if (options.json) print(JSON.stringify(model));
        else if (options.pdf === undefined) {
          for (const line of summarise(model, options.language)) print(line);
        }
      }),
    );
}
