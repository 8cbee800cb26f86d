import type { IssuedReports } from '@smalspor/application/reports';
import type { Command } from 'commander';
import type { HomeOption } from '../terminal/options.ts';
import { runInHome, withHomeOption } from './home-command.ts';

interface IssueOptions extends HomeOption {
  readonly followUp?: boolean;
  readonly pdf?: boolean;
  readonly json?: boolean;
}

function describe({ releaseId, reports, corrections, unchanged }: IssuedReports): string {
  const corrected = corrections === 0 ? '' : `, ${corrections} of them corrections`;
  return `Issued ${reports} reports from release ${releaseId}${corrected} (${unchanged} were issued before)`;
}

/** `smalspor issue-reports`: everyone's report, frozen. */
export function addIssueReports(program: Command): void {
  withHomeOption(
    program
      .command('issue-reports')
      .description(
        'Freeze the reports of everyone in the served release; what was issued before and still holds stays',
      )
      .usage('--all [options]')
      .requiredOption('--all', 'required: everyone with a list or with prescriptions of their own')
      .option('--follow-up', 'the follow-up: six months beside the same months a year before')
      .option('--pdf', 'also print and archive the PDF files')
      .option('--json', 'print the outcome as JSON'),
  )
    .addHelpText(
      'after',
      '\nExamples:\n  smalspor issue-reports --all\n  smalspor issue-reports --all --follow-up --pdf',
    )
    .action((options: IssueOptions) =>
      runInHome(options, { access: 'writes' }, async ({ house, actor, progress, signal, print }) => {
        const { issueReports } = await import('@smalspor/application/reports');
        const issued = await issueReports(
          house,
          actor,
          { kind: options.followUp ? 'follow-up' : 'individual', withPdf: options.pdf === true },
          { onProgress: progress, signal, requestId: null },
        );
        print(options.json ? JSON.stringify(issued) : describe(issued));
      }),
    );
}
