import type { Command } from 'commander';
import { type HomeOption, homeDirectory } from '../terminal/options.ts';
import { runCommand } from '../terminal/run-command.ts';
import { VERSION } from '../version.ts';
import { withHomeOption } from './home-command.ts';

/** `smalspor serve`: the pages and the API of a home. */
export function addServe(program: Command): void {
  withHomeOption(program.command('serve').description('Serve the pages and the API of a home until stopped'))
    .addHelpText(
      'after',
      '\nCtrl-C or SIGTERM stops it: requests under way are answered, and long work begins anew at the next start.\n\nExamples:\n  smalspor serve\n  SMALSPOR_SERVER_PORT=8080 smalspor serve --home /srv/smalspor',
    )
    .action((options: HomeOption) =>
      runCommand(async ({ progress, signal, print }) => {
        const { buildWeb } = await import('../serving/build-web.ts');
        progress({ phase: 'Building the page' });
        const web = await buildWeb(signal);
        const { openHouse } = await import('@smalspor/application/house');
        const house = await openHouse({
          home: homeDirectory(options),
          access: 'writes',
          missing: 'make',
          role: 'server',
          onProgress: progress,
        });
        try {
          signal.throwIfAborted();
          const { serveUntilStopped } = await import('../serving/serve-home.ts');
          await serveUntilStopped(house, web, VERSION, signal, (url) =>
            print(`Smalspor answers on ${url} (Ctrl-C stops it)`),
          );
        } finally {
          await house.close();
        }
      }),
    );
}
