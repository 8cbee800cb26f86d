import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { isOfContacts } from '@smalspor/domain/indicators';
import type { RegisterFormat } from '@smalspor/domain/registers';
import { definitionText } from '@smalspor/domain/reports';
import { fillMessage } from '@smalspor/domain/texts';
import { formatMonth, type Month } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { codeExclusions, countedWords } from './measure-words.ts';
import {
  demandDefinition,
  describeOpenIndicator,
  type OpenContent,
  type OpenDefinition,
  openDefinitions,
} from './open-definitions.ts';
import { type OpenRelease, openReleaseForAll } from './open-release.ts';

type Details = OutputOf<'readOpenIndicator'>;

/** What is measured, in the order of the content. */
export const listOpenIndicators: UnboundUseCase<House, 'listOpenIndicators'> = async (house, input) => {
  const release = await openReleaseForAll(house, input.release);
  return {
    release: release.id,
    indicators: openDefinitions(house.content, release).map((open) =>
      describeOpenIndicator(house.content, open),
    ),
  };
};

/** A page about one indicator, made from its definition. */
export const readOpenIndicator: UnboundUseCase<House, 'readOpenIndicator'> = async (house, input) =>
  describeIndicatorPage(house.content, await openReleaseForAll(house, input.release), input.indicator);

/** Which registers tell of each kind of indicator. */
const REGISTERS = {
  'general-practice': ['dispensings', 'gp-lists', 'declared-lists'],
  residents: ['dispensings'],
  institution: ['institution-sales', 'bed-days', 'institutions'],
} as const satisfies Record<Details['setting'], readonly RegisterFormat[]>;

const CONTACTS = ['contacts', 'contact-counts'] as const satisfies readonly RegisterFormat[];

function countsContacts({ kind, definition }: OpenDefinition): boolean {
  return (
    kind === 'area' &&
    [definition.numerator, definition.denominator].some((part) => 'count' in part && isOfContacts(part))
  );
}

const EXCLUSIONS = {
  'general-practice': ['pharmacies', 'doctors', 'place'],
  residents: ['pharmacies'],
  institution: ['given', 'undelivered'],
} as const satisfies Record<Details['setting'], readonly string[]>;

export function describeIndicatorPage(content: OpenContent, release: OpenRelease, id: string): Details {
  const open = demandDefinition(content, release, id);
  const listed = describeOpenIndicator(content, open);
  const { definition } = open;
  const numerator = countedWords(content, definition.numerator);
  const denominator = countedWords(content, definition.denominator);
  const sets = [...new Set([...numerator.codeSets, ...denominator.codeSets])].flatMap(
    (set) => content.codeSets.get(set) ?? [],
  );
  const say = (key: string) => fillMessage(content.messages, `open-results.${key}`);
  return {
    ...listed,
    definition: definitionText(definition, 'definition'),
    why: definitionText(definition, 'why'),
    caveats: definitionText(definition, 'caveats'),
    goal: definition.goal,
    numerator: plain(numerator),
    denominator: plain(denominator),
    calculation: say(`calculation.${listed.scale}`),
    exclusions: [
      ...EXCLUSIONS[listed.setting].map((key) => say(`exclusion.${listed.setting}.${key}`)),
      ...(countsContacts(open) ? [say('exclusion.contacts')] : []),
      ...codeExclusions(content, sets),
    ],
    minimum: definition.minimum,
    codeSets: sets.flatMap(({ id: set, version, title, selections, source, sourceDate }) =>
      selections.map(({ system, include, exclude }) => ({
        ...{ id: set, version, title, system, source, sourceDate },
        include: [...include],
        exclude: [...exclude],
      })),
    ),
    evidence: definition.evidence.map(({ citation, url }) => ({ citation, url })),
    sources: sourcesOf(content, release, open, listed.setting),
    validFrom: definition.validFrom,
    reviewBy: definition.reviewBy,
    changeLog: definition.changeLog.map((entry) => ({ ...entry })),
  };
}

function plain({ text, limits, codeSets }: ReturnType<typeof countedWords>) {
  return { text, limits: [...limits], codeSets: [...codeSets] };
}

/** The registers of the release that the indicator can be counted from, each with its first and last month. */
function sourcesOf(
  { messages }: Pick<OpenContent, 'messages'>,
  { reader }: OpenRelease,
  open: OpenDefinition,
  setting: Details['setting'],
): Details['sources'] {
  const { denominator } = open.definition;
  const isDeclared = 'personTime' in denominator && denominator.personTime === 'declaredList';
  const registers = [...REGISTERS[setting], ...(countsContacts(open) ? CONTACTS : [])];
  return registers.flatMap((format) => {
    const batches = reader.manifest.batches.filter((batch) => batch.format === format);
    if (batches.length === 0 || (format === 'declared-lists' && !isDeclared)) return [];
    const register = fillMessage(messages, `open-results.register.${format}`);
    const from = Math.min(...batches.map((batch) => batch.from)) as Month;
    const to = Math.max(...batches.map((batch) => batch.to)) as Month;
    return [{ register, from: formatMonth(from), to: formatMonth(to) }];
  });
}
