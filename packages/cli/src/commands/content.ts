import { resolve } from 'node:path';
import type { Command } from 'commander';
import { runCommand } from '../terminal/run-command.ts';

/** `smalspor content lock`: published definitions are fixed from then on. */
export function addContent(program: Command): void {
  const content = program.command('content').description('The indicators, programmes, code sets and texts');
  content
    .command('lock')
    .description('Fix published indicators and programmes: a later change of one needs a new version')
    .option(
      '--directory <directory>',
      "a site's own content, laid over the product's; the product's own when left out",
    )
    .addHelpText(
      'after',
      '\nExamples:\n  smalspor content lock\n  smalspor content lock --directory /srv/smalspor-content',
    )
    .action((options: { readonly directory?: string }) =>
      runCommand(async ({ print }) => {
        const { CONTENT_DIRECTORY, lockPublished } = await import('@smalspor/content/lock');
        const site = options.directory === undefined ? null : resolve(options.directory);
        const added = lockPublished(CONTENT_DIRECTORY, site);
        print(added.length === 0 ? 'The lock is up to date' : `Locked ${added.join(', ')}`);
      }),
    );
}
