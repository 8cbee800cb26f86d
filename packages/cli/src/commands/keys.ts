import { Argument, type Command } from 'commander';
import type { HomeOption } from '../terminal/options.ts';
import { runInHome, withHomeOption } from './home-command.ts';

/** `smalspor keys rotate`: a new key in force. */
export function addKeys(program: Command): void {
  const keys = program.command('keys').description('The keys of pseudonyms and quarantine');
  withHomeOption(
    keys
      .command('rotate')
      .description(
        'Put a new key in force. Pseudonyms of patients are carried over to it; a rotation that was interrupted is completed',
      )
      .addArgument(new Argument('<kind>', 'which key').choices(['patients', 'quarantine'])),
  )
    .addHelpText(
      'after',
      '\nKeep a copy of keys.json apart from the data after each rotation. Keys that come from the environment get their\nnew key there first.\n\nExamples:\n  smalspor keys rotate patients\n  smalspor keys rotate quarantine --home /srv/smalspor',
    )
    .action((kind: 'patients' | 'quarantine', options: HomeOption) =>
      runInHome(options, { access: 'writes' }, async ({ house, actor, progress, signal, print }) => {
        const { rotateKeys } = await import('@smalspor/application/keys');
        const tools = { onProgress: progress, signal, requestId: null };
        const { keyId, rekeyed, completed } = await rotateKeys(house, actor, kind, tools);
        print(
          completed
            ? `Completed the rotation to ${keyId}: ${rekeyed} batches were carried over`
            : `The key ${keyId} is in force; ${rekeyed} batches were carried over`,
        );
      }),
    );
}
