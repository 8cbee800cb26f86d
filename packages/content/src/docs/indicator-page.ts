import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';
import { LANGUAGES, type Language } from '@smalspor/domain/texts';
import { describeMeasure, describeSales, describeScale } from './describe-measure.ts';
import { markdownTable } from './markdown-table.ts';

export const GENERATED =
  '<!-- Generated from content/ by packages/content/src/docs/command.ts: change the content, not this page. -->';

const LANGUAGE_NAMES = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' } as const satisfies Record<
  Language,
  string
>;
const DIRECTIONS = {
  higher: 'higher is better',
  lower: 'lower is better',
  none: 'neither is better',
} as const;
const KINDS = {
  volume: 'volume: compared with quartiles, never with a best',
  choice: 'choice: may carry an achievable benchmark',
  profile: 'profile: background for the reader',
} as const satisfies Record<IndicatorDefinition['kind'], string>;

/** The page of one indicator. */
export function indicatorPage(definition: IndicatorDefinition): string {
  return pageOf(definition, definition.setting, calculation(definition));
}

/** The page of one indicator of institutions. */
export function institutionIndicatorPage(definition: InstitutionIndicator): string {
  return pageOf(definition, 'institutions', salesCalculation(definition));
}

/** What both kinds of indicator tell of themselves. */
type Described = Pick<IndicatorDefinition, keyof IndicatorDefinition & keyof InstitutionIndicator>;

function pageOf(
  definition: Omit<Described, 'numerator' | 'denominator'>,
  setting: string,
  calculated: string,
): string {
  const { id, version, status, kind, texts, goal, evidence, changeLog } = definition;
  return [
    GENERATED,
    `# ${texts.en.name}`,
    `\`${id}\`, version ${version}, ${status}. Setting: ${setting}. Kind: ${KINDS[kind]}.`,
    '## How it is calculated',
    calculated,
    ...LANGUAGES.flatMap((language) => [`## ${LANGUAGE_NAMES[language]}`, textList(definition, language)]),
    ...(goal ? ['## Goal', LANGUAGES.map((language) => `- ${goal[language]}`).join('\n')] : []),
    '## Evidence',
    evidence.map(({ citation, url }) => `- ${citation}${url ? ` <${url}>` : ''}`).join('\n'),
    '## Life cycle',
    `Author: ${definition.author}. Reviewer: ${definition.reviewer}. Valid from ${definition.validFrom}, next review by ${definition.reviewBy}.`,
    changeLog.map((entry) => `- Version ${entry.version}, ${entry.date}: ${entry.change}`).join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

function calculation(definition: IndicatorDefinition): string {
  const rows = [
    ['Numerator', describeMeasure(definition.numerator)],
    ['Denominator', describeMeasure(definition.denominator)],
    ['Value', describeScale(definition.scale)],
    ['Direction', DIRECTIONS[definition.direction]],
    ['Shown from', `a denominator of ${definition.minimum}`],
    ['Expected value for the list’s age and sex', definition.standardised ? 'yes' : 'no'],
    ['For doctors without a list', definition.withoutList ? 'yes' : 'no'],
  ];
  return markdownTable([['Part', 'Rule'], ...rows]);
}

function salesCalculation({ numerator, denominator, direction, minimum }: InstitutionIndicator): string {
  const isOverBedDays = 'bedTime' in denominator;
  return markdownTable([
    ['Part', 'Rule'],
    ['Numerator', describeSales(numerator)],
    ['Denominator', isOverBedDays ? 'bed days' : describeSales(denominator)],
    ['Value', isOverBedDays ? 'DDD × 100 ÷ bed days' : '100 × numerator ÷ denominator'],
    ['Direction', DIRECTIONS[direction]],
    ['Shown from', `a denominator of ${minimum}`],
  ]);
}

function textList({ texts }: Pick<IndicatorDefinition, 'texts'>, language: Language): string {
  const { name, short, definition, why, caveats } = texts[language];
  return [`**${name}** (${short})`, definition, why, caveats].join('\n\n');
}
