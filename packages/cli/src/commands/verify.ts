import type { FactsVerdict, HomeVerdict } from '@smalspor/application/releases';
import { Refusal } from '@smalspor/domain/refusal';
import { formatMonth } from '@smalspor/domain/time';
import type { Command } from 'commander';
import type { HomeOption } from '../terminal/options.ts';
import { runInHome, withHomeOption } from './home-command.ts';

interface VerifyOptions extends HomeOption {
  readonly json?: boolean;
  readonly facts?: boolean;
}

/** `smalspor verify`: whether everything is as it was written and, with `--facts`, as the register lines say. */
export function addVerify(program: Command): void {
  withHomeOption(
    program
      .command('verify')
      .description('Check every checksum of lake, releases and reports, and the chain of the audit log')
      .option(
        '--facts',
        'also count the served release’s figures of the country again from single register lines',
      )
      .option('--json', 'print the outcome as JSON'),
  )
    .addHelpText('after', '\nExamples:\n  smalspor verify\n  smalspor verify --facts --json')
    .action((options: VerifyOptions) =>
      runInHome(options, { access: 'reads' }, async ({ house, progress, signal, print }) => {
        const { verifyFacts, verifyHome } = await import('@smalspor/application/releases');
        const tools = { onProgress: progress, signal };
        const verdict = await verifyHome(house, tools);
        const facts = options.facts ? await verifyFacts(house, tools) : null;
        const lines = options.json
          ? [JSON.stringify(facts === null ? verdict : { ...verdict, facts: described(facts) })]
          : [...homeLines(verdict), ...(facts === null ? [] : factsLines(facts))];
        for (const line of lines) print(line);
        refuseFaults(verdict, facts);
      }),
    );
}

/** @throws Refusal `release-damaged`, so that the command ends as a failure */
function refuseFaults({ problems }: HomeVerdict, facts: FactsVerdict | null): void {
  if (problems.length > 0) {
    const things = problems.length === 1 ? '1 thing is' : `${problems.length} things are`;
    throw new Refusal('release-damaged', `${things} not as written: restore from a backup.`);
  }
  if (facts !== null && facts.differing.length > 0) {
    throw new Refusal(
      'release-damaged',
      `${facts.differing.length} figures of release ${facts.releaseId} do not follow from the register lines: publish a new release, and find out why before it is used.`,
    );
  }
}

function homeLines({ files, auditRows, auditHead, problems }: HomeVerdict): readonly string[] {
  return [
    `${files} files and ${auditRows} audit lines checked`,
    ...(auditHead === null ? [] : [`The audit log ends with ${auditHead}`]),
    ...problems,
  ];
}

function described({ differing, ...verdict }: FactsVerdict) {
  return {
    ...verdict,
    differing: differing.map(({ indicator, period }) => ({
      indicator,
      period: period.kind,
      end: formatMonth(period.end),
    })),
  };
}

const REASONS: Readonly<Record<FactsVerdict['uncounted'][number]['reason'], string>> = {
  patients: 'distinct patients',
  contacts: 'contacts',
  definition: 'defined anew since',
};

function factsLines(verdict: FactsVerdict): readonly string[] {
  const { differing, uncounted } = described(verdict);
  return [
    `${verdict.figures} told figures of the country counted again from single lines, ${differing.length} differ`,
    ...differing.map(({ indicator, period, end }) => `${indicator}, ${period} that ends ${end}: differs`),
    ...uncounted.map(({ indicator, reason }) => `${indicator}: not counted (${REASONS[reason]})`),
  ];
}
