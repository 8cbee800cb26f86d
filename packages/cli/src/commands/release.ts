import { Refusal } from '@smalspor/domain/refusal';
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

/** `smalspor verify`: whether everything is as it was written. */
export function addVerify(program: Command): void {
  withHomeOption(
    program
      .command('verify')
      .description('Check every checksum of lake, releases and reports, and the chain of the audit log')
      .option('--json', 'print the outcome as JSON'),
  )
    .addHelpText('after', '\nExamples:\n  smalspor verify\n  smalspor verify --json')
    .action((options: JsonOption) =>
      runInHome(options, { access: 'reads' }, async ({ house, progress, signal, print }) => {
        const { verifyHome } = await import('@smalspor/application/releases');
        const verdict = await verifyHome(house, { onProgress: progress, signal });
        if (options.json) print(JSON.stringify(verdict));
        else {
          print(`${verdict.files} files and ${verdict.auditRows} audit lines checked`);
          if (verdict.auditHead !== null) print(`The audit log ends with ${verdict.auditHead}`);
          for (const problem of verdict.problems) print(problem);
        }
        if (verdict.problems.length > 0) {
          const things =
            verdict.problems.length === 1 ? '1 thing is' : `${verdict.problems.length} things are`;
          throw new Refusal('release-damaged', `${things} not as written: restore from a backup.`);
        }
      }),
    );
}
