import { openHouse } from '@smalspor/application/house';
import type { Command } from 'commander';
import { buildWeb } from '../serving/build-web.ts';
import { serveHome } from '../serving/serve-home.ts';
import { untilStopped } from '../serving/until-stopped.ts';
import { type HomeOption, homeDirectory } from '../terminal/options.ts';
import { runCommand } from '../terminal/run-command.ts';
import { VERSION } from '../version.ts';
import { withHomeOption } from './home-command.ts';

/** `smalspor serve`: the pages and the API of a home. */
export function addServe(program: Command): void {
  withHomeOption(
    program.command('serve').description('Serve the pages and the API of a home until stopped'),
  ).action((options: HomeOption) =>
    runCommand(async ({ progress, signal, print }) => {
      progress({ phase: 'Building the page' });
      const web = await buildWeb(signal);
      const house = await openHouse({
        home: homeDirectory(options),
        access: 'writes',
        role: 'server',
        onProgress: progress,
      });
      try {
        const served = await serveHome(house, web, VERSION);
        print(`Smalspor answers on ${served.url} (Ctrl-C stops it)`);
        await untilStopped(AbortSignal.any([signal, house.claimLost]));
        await served.stop();
      } finally {
        await house.close();
      }
    }),
  );
}
