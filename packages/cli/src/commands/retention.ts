import type { RetentionReport } from '@smalspor/application/retention';
import type { Command } from 'commander';
import type { HomeOption } from '../terminal/options.ts';
import { runInHome, withHomeOption } from './home-command.ts';

interface RetentionOptions extends HomeOption {
  readonly json?: boolean;
}

function describe({
  shortened,
  deleted,
  quarantines,
  withdrawn,
  goals,
  surveys,
  closedEvaluations,
  evaluations,
  institutionGoals,
  teaching,
  administrations,
  signals,
}: RetentionReport): readonly string[] {
  const lines = [
    `Deleted ${deleted.length} batches, months of ${shortened.length} more, and ${quarantines.length} quarantines`,
    `Deleted ${goals.length} goals of doctors, with their notes`,
    `Deleted the answers to ${surveys.length} surveys of institutions; what was told of areas stays`,
  ];
  if (closedEvaluations.length + evaluations.length > 0)
    lines.push(
      `Deleted the single answers about ${closedEvaluations.length} events, and what was told of ${evaluations.length} more`,
    );
  if (institutionGoals.length + teaching.length > 0)
    lines.push(
      `Deleted ${institutionGoals.length} goals of institutions, with their notes, and ${teaching.length} occasions of teaching`,
    );
  if (administrations > 0)
    lines.push(`Deleted ${administrations} administrations; the sums of their months stay`);
  if (signals > 0) lines.push(`Deleted ${signals} signals that have long been over`);
  if (withdrawn.length > 0) {
    lines.push(`Withdrew ${withdrawn.join(', ')}: publish a new release with smalspor release`);
  }
  return lines;
}

/** `smalspor retention`: what a server does each night. */
export function addRetention(program: Command): void {
  withHomeOption(
    program
      .command('retention')
      .description('Delete what has been kept as long as the configuration says, as a server does each night')
      .option('--json', 'print the outcome as JSON'),
  )
    .addHelpText(
      'after',
      '\nWhat is kept how long stands in docs/operations/configuration.md, under retention.\n\nExamples:\n  smalspor retention\n  SMALSPOR_RETENTION_DISPENSINGS_MONTHS=120 smalspor retention --json',
    )
    .action((options: RetentionOptions) =>
      runInHome(options, { access: 'writes' }, async ({ house, actor, progress, signal, print }) => {
        const { applyRetention } = await import('@smalspor/application/retention');
        const report = await applyRetention(house, actor, { onProgress: progress, signal, requestId: null });
        if (options.json) print(JSON.stringify(report));
        else for (const line of describe(report)) print(line);
      }),
    );
}
