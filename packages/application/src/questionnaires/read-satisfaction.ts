import { randomInt } from 'node:crypto';
import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { countPeople, countRounds } from '@smalspor/database/programmes';
import { listAnswers, type StoredAnswers } from '@smalspor/database/questionnaires';
import { currentProgrammes, type ProgrammeDefinition } from '@smalspor/domain/programmes';
import {
  poolMonths,
  type QuestionnaireDefinition,
  shuffledWords,
  tallyAnswers,
} from '@smalspor/domain/questionnaires';
import { Refusal } from '@smalspor/domain/refusal';
import { formatMonth, monthOfDate, norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { nameOfPart, programmeText } from '../programmes/programme-text.ts';
import { describeQuestion } from './describe-questionnaire.ts';

type SatisfactionView = OutputOf<'readSatisfaction'>;
type PartView = SatisfactionView['parts'][number];

/** What participants thought, as sums that hide every one of them, beside how many have taken part. */
export const readSatisfaction: UnboundUseCase<House, 'readSatisfaction'> = async (house, _actor, input) => {
  const { content, configuration } = house;
  const programmes = currentProgrammes(house.content.programmes);
  const first = programmes.find(({ rollOut }) => rollOut !== null) ?? programmes[0];
  const chosen = programmes.find(({ id }) => id === (input.programme ?? first?.id));
  if (!chosen) throw new Refusal('not-found', 'There is no such programme.');
  const [answers, participation] = await Promise.all([
    listAnswers(house.db, chosen.id),
    describeParticipation(house, chosen.id),
  ]);
  const parts = Map.groupBy(
    answers,
    ({ part, questionnaire, version }) => `${part} ${questionnaire} ${version}`,
  );
  const order = [...chosen.modules, ...chosen.meetings].map(({ id }) => id);
  return {
    programmes: programmes.map((programme) => ({ id: programme.id, name: programmeText(programme, 'name') })),
    programme: chosen.id,
    minimumAnswers: configuration.disclosure.minimumAnswers,
    participation,
    parts: [...parts.values()]
      .flatMap((stored) => {
        const questionnaire = content.questionnaires.find(
          ({ id, version }) => id === stored[0]?.questionnaire && version === stored[0].version,
        );
        return questionnaire ? describePart(house, chosen, questionnaire, stored) : [];
      })
      .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id) || a.version - b.version),
  };
};

function describePart(
  { configuration, now }: House,
  programme: ProgrammeDefinition,
  questionnaire: QuestionnaireDefinition,
  stored: readonly StoredAnswers[],
): PartView[] {
  const minimum = configuration.disclosure.minimumAnswers;
  const present = monthOfDate(norwegianDateOf(now()));
  const pools = [...Map.groupBy(stored, ({ county }) => county)].flatMap(([county, months]) =>
    poolMonths(months, present, minimum).map((pool) => ({ county, ...pool })),
  );
  const part = stored[0]?.part;
  if (part === undefined || pools.length === 0) return [];
  const { questions } = questionnaire;
  const told = pools.flatMap(({ answers }) => answers);
  return [
    {
      id: part,
      name: nameOfPart(programme, part),
      askedAfter: questionnaire.askedAfter,
      version: questionnaire.version,
      questions: questions.map(describeQuestion),
      cells: pools.map(({ county, from, to, answers }) => ({
        county,
        from: formatMonth(from),
        to: formatMonth(to),
        answers: answers.length,
        tallies: questions
          .filter(({ kind }) => kind !== 'text')
          .map((question) => ({ question: question.id, counts: [...tallyAnswers(question, answers)] })),
      })),
      words: questions
        .filter(({ kind }) => kind === 'text')
        .map((question) => {
          const texts = shuffledWords(question, told, minimum, random);
          return { question: question.id, texts: texts && [...texts] };
        }),
    },
  ];
}

/** Rounds by how far they have come and people, by county in the order of its code; those without a county last. */
async function describeParticipation(
  { db, content }: House,
  programme: string,
): Promise<SatisfactionView['participation']> {
  const [rounds, people] = await Promise.all([countRounds(db, programme), countPeople(db, programme)]);
  const counties = [...new Set(rounds.map(({ county }) => county))];
  return counties
    .sort((a, b) => ((a ?? '~') < (b ?? '~') ? -1 : 1))
    .map((county) => {
      const number = (status: string) =>
        rounds.find((row) => row.county === county && row.status === status)?.rounds ?? 0;
      return {
        county,
        name: county === null ? null : (content.geography.countyByCode.get(county)?.name ?? county),
        invited: number('invited'),
        enrolled: number('enrolled'),
        active: number('active'),
        finished: number('finished'),
        participants: people.get(county) ?? 0,
      };
    });
}

const STEPS = 2 ** 32;

function random(): number {
  return randomInt(STEPS) / STEPS;
}
