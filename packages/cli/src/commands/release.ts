import type { Command } from 'commander';
import type { HomeOption } from '../terminal/options.ts';
import { runInHome, withHomeOption } from './home-command.ts';

interface JsonOption extends HomeOption {
  readonly json?: boolean;
}

/** `smalspor release`: what readers are served from now on. */
export function addRelease(program: Command): void {
  withHomeOption(
    program
      .command('release')
      .description('Build a release from the deliveries in force, and publish it')
      .option('--json', 'print the outcome as JSON'),
  )
    .addHelpText('after', '\nExamples:\n  smalspor release\n  smalspor release --home /srv/smalspor --json')
    .action((options: JsonOption) =>
      runInHome(options, { access: 'writes' }, async ({ house, actor, progress, signal, print }) => {
        const { publishRelease } = await import('@smalspor/application/releases');
        const release = await publishRelease(house, actor, { onProgress: progress, signal, requestId: null });
        print(
          options.json
            ? JSON.stringify(release)
            : `Published release ${release.releaseId}: ${release.from} to ${release.to}, ${release.prescribers} prescribers`,
        );
      }),
    );
}
