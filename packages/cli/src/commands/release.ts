import { publishRelease, verifyHome } from '@smalspor/application/releases';
import { Refusal } from '@smalspor/domain/refusal';
import type { Command } from 'commander';
import type { HomeOption } from '../terminal/options.ts';
import { runInHome, withHomeOption } from './home-command.ts';

interface JsonOption extends HomeOption {
  readonly json?: boolean;
}

/** `smalspor release` and `smalspor verify`. */
export function addRelease(program: Command): void {
  withHomeOption(
    program
      .command('release')
      .description('Build a release from the deliveries in force, and publish it')
      .option('--json', 'print the outcome as JSON'),
  ).action((options: JsonOption) =>
    runInHome(options, 'writes', async ({ house, actor, progress, signal, print }) => {
      const release = await publishRelease(house, actor, { onProgress: progress, signal, requestId: null });
      print(
        options.json
          ? JSON.stringify(release)
          : `Published release ${release.releaseId}: ${release.from} to ${release.to}, ${release.prescribers} prescribers`,
      );
    }),
  );

  withHomeOption(
    program
      .command('verify')
      .description('Check every checksum of lake and releases, and the chain of the audit log')
      .option('--json', 'print the outcome as JSON'),
  ).action((options: JsonOption) =>
    runInHome(options, 'reads', async ({ house, progress, signal, print }) => {
      const verdict = await verifyHome(house, { onProgress: progress, signal });
      if (options.json) print(JSON.stringify(verdict));
      else {
        print(`${verdict.files} files and ${verdict.auditRows} audit lines checked`);
        for (const problem of verdict.problems) print(problem);
      }
      if (verdict.problems.length > 0) {
        throw new Refusal(
          'release-damaged',
          `${verdict.problems.length} things are not as they were written.`,
        );
      }
    }),
  );
}
