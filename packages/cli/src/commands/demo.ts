import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { House } from '@smalspor/application/house';
import { Refusal } from '@smalspor/domain/refusal';
import type { Command } from 'commander';
import {
  type HomeOption,
  homeDirectory,
  parseCounties,
  parseWholeNumber,
  parseYears,
} from '../terminal/options.ts';
import { type CommandContext, runCommand, UsageError } from '../terminal/run-command.ts';
import { VERSION } from '../version.ts';
import { operator, withHomeOption } from './home-command.ts';
import { type ChosenCountry, checkCountry, inventCountry } from './invent-country.ts';

interface DemoOptions extends HomeOption {
  readonly years: string;
  readonly counties?: string;
  readonly seed: string;
  readonly serve: boolean;
}

/** What decides how the country is made, and therefore means nothing once it is there. */
const MAKING = ['years', 'counties', 'seed'] as const;

/** @throws Refusal `demo-only` for a home with real data: a demo issues reports and lets anyone be anyone */
async function refuseRealHome(house: House): Promise<void> {
  if (await house.synthetic()) return;
  throw new Refusal(
    'demo-only',
    'This home holds register data that is not synthetic, so no demo is made of it. Choose another --home.',
  );
}

/** @throws UsageError when a country is described that will not be made, since the home has one */
function refuseIgnoredOptions(command: Command): void {
  const given = MAKING.filter((name) => command.getOptionValueSource(name) === 'cli');
  if (given.length === 0) return;
  const options = given.map((name) => `--${name}`).join(', ');
  throw new UsageError(
    `This home has its country already, so ${options} would change nothing. Choose another --home, or leave ${given.length === 1 ? 'it' : 'them'} out.`,
  );
}

/** @throws UsageError */
function countryOptions(options: DemoOptions): ChosenCountry {
  return {
    years: parseYears(options.years),
    ...(options.counties === undefined ? {} : { counties: parseCounties(options.counties) }),
    seed: parseWholeNumber(options.seed, '--seed'),
  };
}

/** The whole way from an empty home: invented files, import, release. */
async function fillHome(house: House, options: DemoOptions, context: CommandContext): Promise<void> {
  const { importRegisterFiles, orderForImport } = await import('@smalspor/application/imports');
  const { publishRelease } = await import('@smalspor/application/releases');
  const { TRUTH_FILE } = await import('@smalspor/application/evaluation');
  const { inventSurveys } = await import('@smalspor/application/surveys');
  const { inventVisits } = await import('@smalspor/application/visits');
  const { progress, signal, print } = context;
  const directory = await mkdtemp(join(house.home.temporary, 'country-'));
  try {
    const made = await inventCountry(
      {
        outDirectory: directory,
        ...countryOptions(options),
      },
      context,
    );
    print(
      `Invented ${made.dispensings} dispensings and ${made.purchases} purchases of ${made.institutions} institutions`,
    );
    // A programme begins with the figures of the months before, so the demonstration's present follows its registers.
    await house.clock.set(`${parseYears(options.years).to + 1}-01-15T08:00:00Z`);
    const tools = { onProgress: progress, signal, requestId: null };
    let rows = 0;
    for (const { format, name } of orderForImport(made.files)) {
      const request = { format, path: join(directory, name), name };
      rows += (await importRegisterFiles(house, operator(), request, tools)).rows;
    }
    print(`Imported ${rows} rows`);
    const release = await publishRelease(house, operator(), tools);
    // What an evaluation finds is set beside what was planted.
    await copyFile(join(directory, TRUTH_FILE), join(house.home.root, TRUTH_FILE));
    print(`Published release ${release.releaseId} with ${release.prescribers} prescribers`);
    print(`Invented ${await inventSurveys(house)} answers to surveys of institutions`);
    print(`Invented ${await inventVisits(house)} infection-control rounds`);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function serveDemo(house: House, web: string, { signal, print }: CommandContext): Promise<void> {
  const { serveUntilStopped } = await import('../serving/serve-home.ts');
  const { archiveReports } = await import('@smalspor/application/reports');
  let archiving: Promise<void> = Promise.resolve();
  await serveUntilStopped(house, web, VERSION, signal, (url) => {
    print(`\nOpen ${url} and log in as one of the invented people. Ctrl-C stops it.`);
    archiving = archiveReports(house, { onProgress: () => undefined, signal });
  });
  await archiving;
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
    .action((options: DemoOptions, command: Command) =>
      runCommand(async (context) => {
        const { progress, signal, print } = context;
        await checkCountry(countryOptions(options));
        const { openHouse } = await import('@smalspor/application/house');
        const house = await openHouse({
          home: homeDirectory(options),
          access: 'writes',
          missing: 'make',
          role: options.serve ? 'server' : 'command',
          onProgress: progress,
        });
        try {
          signal.throwIfAborted();
          await refuseRealHome(house);
          const filled = (await house.shelf.current()) !== null;
          if (filled) refuseIgnoredOptions(command);
          const { buildWeb } = await import('../serving/build-web.ts');
          const building = options.serve ? buildWeb(signal) : Promise.resolve(null);
          // A failed build is told where it is awaited; until then it must not end the process.
          building.catch(() => undefined);
          if (!filled) await fillHome(house, options, context);
          const { issueReports } = await import('@smalspor/application/reports');
          const tools = { onProgress: progress, signal, requestId: null };
          const issued = await issueReports(house, operator(), { withPdf: false }, tools);
          print(`${issued.reports + issued.unchanged} reports are ready`);
          const web = await building;
          if (web !== null) await serveDemo(house, web, context);
        } finally {
          await house.close();
        }
      }),
    );
}
