import {
  type CodeSet,
  type ContactMeasure,
  type CountMeasure,
  type IndicatorDefinition,
  isOfContacts,
  type PersonTime,
} from '@smalspor/domain/indicators';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';
import { fillMessage, inEachLanguage, type Localised, type MessageValue } from '@smalspor/domain/texts';
import type { OpenContent } from './open-definitions.ts';

type AnyPart = (IndicatorDefinition | InstitutionIndicator)['numerator' | 'denominator'];
type Sales = InstitutionIndicator['numerator'];
type Count = CountMeasure | ContactMeasure | Sales;

/** What a numerator or denominator counts, in words that need no knowledge of the registers. */
export interface CountedWords {
  readonly text: Localised;
  readonly limits: readonly Localised[];
  readonly codeSets: readonly string[];
}

type Words = Pick<OpenContent, 'messages' | 'codeSets'>;
/** Nobody is older: such a band has no upper end. */
const OLDEST = 120;
const WINTER_BEGINS = 10;

/** Describes one side of the fraction. */
export function countedWords(content: Words, part: AnyPart): CountedWords {
  const say = sayer(content);
  if ('bedTime' in part) return { text: say('words.bedDays'), limits: [], codeSets: [] };
  if ('personTime' in part) {
    return { text: say(`words.${part.personTime}`), limits: people(say, part), codeSets: [] };
  }
  const terms: readonly { readonly weight: 1 | -1; readonly measure: Count }[] =
    'sum' in part ? part.sum : [{ weight: 1, measure: part }];
  const texts = terms.map(({ measure }) =>
    'medicines' in measure
      ? say('words.of', {
          counted: say(`counted.${measure.count}`),
          medicines: titleOf(content, measure.medicines),
        })
      : say(`counted.${measure.count}`),
  );
  const [first, ...rest] = texts as [Localised, ...Localised[]];
  return {
    text: rest.reduce((all, second) => say('words.less', { first: all, second }), first),
    limits: unique(terms.flatMap(({ measure }) => limitsOf(content, say, measure))),
    codeSets: [
      ...new Set(
        terms.flatMap(({ measure }) => [
          ...('medicines' in measure ? [measure.medicines] : []),
          ...('diagnoses' in measure && measure.diagnoses ? [measure.diagnoses] : []),
          ...('treated' in measure && measure.treated ? [measure.treated.medicines] : []),
        ]),
      ),
    ],
  };
}

type Say = (key: string, values?: Readonly<Record<string, MessageValue>>) => Localised;

function sayer({ messages }: Pick<Words, 'messages'>): Say {
  return (key, values) => fillMessage(messages, `open-results.${key}`, values);
}

function titleOf({ codeSets }: Pick<Words, 'codeSets'>, id: string): Localised {
  return codeSets.get(id)?.title ?? inEachLanguage(() => id);
}

function limitsOf(content: Words, say: Say, measure: Count): readonly Localised[] {
  if (measure.count === 'purchases' || 'routes' in measure || 'dose' in measure) {
    const { routes, dose } = measure as Sales;
    return [
      ...(routes ? [say('words.routes', { routes: routeWords(say, routes) })] : []),
      ...(dose ? [say('words.doseMissing')] : []),
    ];
  }
  if (isOfContacts(measure as CountMeasure | ContactMeasure))
    return contactLimits(content, say, measure as ContactMeasure);
  const { diagnoses, withDiagnosis, patients, months } = measure as CountMeasure;
  return [
    ...people(say, measure as CountMeasure),
    ...(patients ? [say(`words.${patients}`)] : []),
    ...(withDiagnosis ? [say('words.withDiagnosis')] : []),
    ...(diagnoses ? [say('words.diagnoses', { diagnoses: titleOf(content, diagnoses) })] : []),
    ...(months ? [say(months.includes(WINTER_BEGINS) ? 'words.winter' : 'words.summer')] : []),
  ];
}

function contactLimits(content: Words, say: Say, measure: ContactMeasure): readonly Localised[] {
  const { tariffs, diagnoses, treated } = measure;
  return [
    ...people(say, measure),
    ...(tariffs ? [say('words.tariffs', { tariffs: tariffs.join(', ') })] : []),
    ...(diagnoses ? [say('words.contactDiagnoses', { diagnoses: titleOf(content, diagnoses) })] : []),
    ...(treated
      ? [
          say(`words.treated.${treated.by}`, {
            medicines: titleOf(content, treated.medicines),
            days: treated.withinDays,
          }),
        ]
      : []),
  ];
}

/** By mouth in words; any other way by the register’s own code. */
function routeWords(say: Say, routes: NonNullable<Sales['routes']>): Localised {
  const words = routes.map((route) => (route === 'O' ? say('words.route.O') : inEachLanguage(() => route)));
  return inEachLanguage((language) => words.map((word) => word[language]).join(', '));
}

function people(
  say: Say,
  { ages, sex }: Pick<CountMeasure & PersonTime, 'ages' | 'sex'>,
): readonly Localised[] {
  const [from, to] = ages ?? [];
  return [
    ...(sex ? [say(`words.${sex}`)] : []),
    ...(from === undefined || to === undefined
      ? []
      : [to >= OLDEST ? say('words.agesFrom', { from }) : say('words.ages', { from, to })]),
  ];
}

/** What the code sets leave out, by name: a list of codes alone does not say what is missing from it. */
export function codeExclusions(content: Words, sets: readonly CodeSet[]): readonly Localised[] {
  const say = sayer(content);
  return sets.flatMap(({ title, selections }) =>
    selections.flatMap(({ exclude }) =>
      exclude.length === 0 ? [] : [say('exclusion.codes', { title, codes: exclude.join(', ') })],
    ),
  );
}

function unique(texts: readonly Localised[]): readonly Localised[] {
  return texts.filter((text, index) => texts.findIndex(({ nb }) => nb === text.nb) === index);
}
