import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { issueReports, openReportAsOperator } from '@smalspor/application/reports';
import type { Language } from '@smalspor/domain/texts';
import { type Command, Option } from 'commander';
import type { HomeOption } from '../terminal/options.ts';
import { runInHome, withHomeOption } from './home-command.ts';

interface ReportOptions extends HomeOption {
  readonly gp: string;
  readonly pdf?: string;
  readonly language: Language;
  readonly json?: boolean;
}

interface IssueOptions extends HomeOption {
  readonly pdf?: boolean;
  readonly correct?: boolean;
}

/** `smalspor report` and `smalspor issue-reports`. */
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
    .addHelpText('after', '\nExample:\n  smalspor report --gp 990000123 --pdf report.pdf')
    .action((options: ReportOptions) =>
      runInHome(options, 'writes', async ({ house, actor, print }) => {
        const { model, pdf } = await openReportAsOperator(house, actor, {
          hpr: options.gp,
          language: options.language,
          withPdf: options.pdf !== undefined,
        });
        if (options.pdf !== undefined && pdf !== null) {
          await writeFile(resolve(options.pdf), pdf);
          if (!options.json) print(`Wrote ${resolve(options.pdf)}`);
        }
        if (options.json) print(JSON.stringify(model));
        else if (options.pdf === undefined) {
          print(`${model.title[options.language]}, ${model.period.label[options.language]}`);
          model.messages.forEach((message, index) => {
            print(`${index + 1}. ${message.text[options.language]}`);
          });
        }
      }),
    );

  withHomeOption(
    program
      .command('issue-reports')
      .description('Freeze the reports of everyone in the served release')
      .requiredOption('--all', 'everyone with a list or a declared list length')
      .option('--pdf', 'also print and archive the PDF files'),
  ).action((options: IssueOptions) =>
    runInHome(options, 'writes', async ({ house, actor, progress, signal, print }) => {
      const issued = await issueReports(
        house,
        actor,
        { withPdf: options.pdf === true },
        { onProgress: progress, signal, requestId: null },
      );
      print(
        `Issued ${issued.reports} reports from release ${issued.releaseId} (${issued.unchanged} were issued before)`,
      );
    }),
  );
}
