import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type House, openHouse } from '@smalspor/application/house';
import { importRegisterFiles } from '@smalspor/application/imports';
import { publishRelease } from '@smalspor/application/releases';
import { archiveReports, issueReports } from '@smalspor/application/reports';
import type { RegisterFormat } from '@smalspor/domain/registers';
import { generateCountry } from '@smalspor/synthetic/country';
import type { Command } from 'commander';
import { buildWeb } from '../serving/build-web.ts';
import { serveHome } from '../serving/serve-home.ts';
import { untilStopped } from '../serving/until-stopped.ts';
import {
  type HomeOption,
  homeDirectory,
  parseCounties,
  parseWholeNumber,
  parseYears,
} from '../terminal/options.ts';
import { type CommandContext, runCommand } from '../terminal/run-command.ts';
import { VERSION } from '../version.ts';
import { operator, withHomeOption } from './home-command.ts';

interface DemoOptions extends HomeOption {
  readonly years: string;
  readonly counties?: string;
  readonly seed: string;
  readonly serve: boolean;
}

/** The whole way from an empty home: invented files, import, release, reports. */
async function fillHome(house: House, options: DemoOptions, context: CommandContext): Promise<void> {
  const { progress, signal, print } = context;
  const files = await mkdtemp(join(house.home.temporary, 'country-'));
  try {
    const made = await generateCountry({
      outDirectory: files,
      years: parseYears(options.years),
      ...(options.counties === undefined ? {} : { counties: parseCounties(options.counties) }),
      seed: parseWholeNumber(options.seed, '--seed'),
      onProgress: ({ done, of }) => progress({ phase: 'Inventing a country', done, total: of }),
      signal,
    });
    print(`Invented ${made.dispensings} dispensings`);
    const tools = { onProgress: progress, signal, requestId: null };
    for (const { format, name } of await registerFilesIn(files)) {
      await importRegisterFiles(house, operator(), { format, path: join(files, name), name }, tools);
    }
    const release = await publishRelease(house, operator(), tools);
    print(`Published release ${release.releaseId} with ${release.prescribers} prescribers`);
  } finally {
    await rm(files, { recursive: true, force: true });
  }
}

/** The files in the order in which they must be imported: what others refer to comes first. */
async function registerFilesIn(
  directory: string,
): Promise<readonly { readonly format: RegisterFormat; readonly name: string }[]> {
  const names = (await readdir(directory)).sort();
  const order = [
    'products',
    'practitioners',
    'cme-groups',
    'gp-lists',
    'declared-lists',
    'dispensings',
  ] as const;
  return order.flatMap((format) =>
    names
      .filter((name) => name.startsWith(format) && name.includes('.csv'))
      .map((name) => ({ format, name })),
  );
}

/** `smalspor demo`: an invented country, ready to look at. */
export function addDemo(program: Command): void {
  withHomeOption(
    program
      .command('demo')
      .description('Make an invented country in a home, issue its reports and serve them'),
  )
    .option('--years <years>', 'first and last year', '2016-2020')
    .option('--counties <codes>', "counties by today's numbers; all when left out")
    .option('--seed <number>', 'the same seed gives the same country', '1')
    .option('--no-serve', 'stop when the reports are issued')
    .addHelpText(
      'after',
      '\nExamples:\n  smalspor demo\n  smalspor demo --home /tmp/oslo --counties 03 --years 2019-2020 --no-serve',
    )
    .action((options: DemoOptions) =>
      runCommand(async (context) => {
        const { progress, signal, print } = context;
        const building = options.serve ? buildWeb(signal) : Promise.resolve(null);
        // A failed build is told where it is awaited; until then it must not end the process.
        building.catch(() => undefined);
        const house = await openHouse({
          home: homeDirectory(options),
          access: 'writes',
          role: options.serve ? 'server' : 'command',
          onProgress: progress,
        });
        try {
          if ((await house.shelf.current()) === null) await fillHome(house, options, context);
          const issued = await issueReports(
            house,
            operator(),
            { withPdf: false },
            { onProgress: progress, signal, requestId: null },
          );
          print(`${issued.reports + issued.unchanged} reports are ready`);
          const web = await building;
          if (web === null) return;
          const served = await serveHome(house, web, VERSION);
          print(`\nOpen ${served.url} and log in as one of the invented people. Ctrl-C stops it.`);
          const archiving = archiveReports(house, { onProgress: () => undefined, signal });
          await untilStopped(AbortSignal.any([signal, house.claimLost]));
          await served.stop();
          await archiving;
        } finally {
          await house.close();
        }
      }),
    );
}
