import type { OutputOf } from '@smalspor/contract/operations';
import type { UseCases } from '@smalspor/contract/use-cases';
import { Refusal } from '@smalspor/domain/refusal';
import type { Localised } from '@smalspor/domain/texts';

type QuestionnaireView = OutputOf<'readQuestionnaire'>;
type QuestionnaireUseCases = Pick<
  UseCases,
  | 'listQuestionnaires'
  | 'readQuestionnaire'
  | 'answerQuestionnaire'
  | 'skipQuestionnaire'
  | 'readSatisfaction'
>;

const same = (text: string): Localised => ({ nb: text, nn: text, en: text });

const QUESTIONS: QuestionnaireView['questions'] = [
  {
    id: 'usefulness',
    kind: 'scale',
    text: same('Hvor nyttig var modulen for arbeidet ditt?'),
    required: true,
    ends: { low: same('Lite nyttig'), high: same('Svært nyttig') },
    choices: [],
    help: null,
  },
  {
    id: 'length',
    kind: 'choice',
    text: same('Hvordan var lengden?'),
    required: true,
    ends: null,
    choices: [
      { id: 'too-short', text: same('For kort') },
      { id: 'right', text: same('Passe') },
      { id: 'too-long', text: same('For lang') },
    ],
    help: null,
  },
  {
    id: 'words',
    kind: 'text',
    text: same('Hva bør vi gjøre bedre?'),
    required: false,
    ends: null,
    choices: [],
    help: same('Ikke skriv om pasienter, og ikke noe som viser hvem du er.'),
  },
];

const VIEW: QuestionnaireView = {
  roundId: 'example-round',
  part: 'respiratory',
  partName: same('Luftveisinfeksjoner'),
  askedAfter: 'module',
  unitName: 'Sagene 2',
  version: 1,
  title: same('Hva syntes du om modulen?'),
  intro: same('Svarene brukes til å gjøre modulen bedre.'),
  questions: QUESTIONS,
  minimumAnswers: 5,
  state: 'open',
};

const SATISFACTION: OutputOf<'readSatisfaction'> = {
  programmes: [{ id: 'rak', name: same('Riktigere antibiotikabruk i kommunene') }],
  programme: 'rak',
  minimumAnswers: 5,
  participation: [
    { county: '03', name: 'Oslo', invited: 2, enrolled: 1, active: 3, finished: 4, participants: 60 },
    { county: '01', name: 'Østfold', invited: 1, enrolled: 0, active: 2, finished: 0, participants: 14 },
  ],
  parts: [
    {
      id: 'respiratory',
      name: VIEW.partName,
      askedAfter: 'module',
      version: 1,
      questions: QUESTIONS,
      cells: [
        {
          county: '03',
          from: '2020-01',
          to: '2020-02',
          answers: 12,
          tallies: [
            { question: 'usefulness', counts: [0, 1, 2, 5, 4] },
            { question: 'length', counts: [1, 9, 2] },
          ],
        },
        {
          county: '01',
          from: '2020-02',
          to: '2020-02',
          answers: 6,
          tallies: [
            { question: 'usefulness', counts: [1, 0, 1, 2, 2] },
            { question: 'length', counts: [0, 4, 2] },
          ],
        },
      ],
      words: [
        {
          question: 'words',
          texts: ['Flere kasuistikker', 'Kortere filmer', 'Bra slik', 'Mer om barn', 'Fint tempo'],
        },
      ],
    },
  ],
};

/** One questionnaire that waits for an answer; each sign-in's own answer is kept in memory. */
export function createFakeQuestionnaires(): QuestionnaireUseCases {
  const states = new Map<string, QuestionnaireView['state']>();
  const view = (userId: string, { roundId, part }: { readonly roundId: string; readonly part: string }) => {
    if (roundId !== VIEW.roundId || part !== VIEW.part) {
      throw new Refusal('not-found', 'There is nothing of the kind among the examples.');
    }
    return { ...VIEW, state: states.get(userId) ?? VIEW.state };
  };
  return {
    listQuestionnaires: async ({ userId }) => ({
      asked: states.has(userId)
        ? []
        : [
            {
              roundId: VIEW.roundId,
              programme: same('RAK'),
              unitName: VIEW.unitName,
              part: VIEW.part,
              partName: VIEW.partName,
              askedAfter: VIEW.askedAfter,
            },
          ],
    }),
    readQuestionnaire: async ({ userId }, input) => view(userId, input),
    answerQuestionnaire: async ({ userId }, input) => {
      states.set(userId, 'answered');
      return view(userId, input);
    },
    skipQuestionnaire: async ({ userId }, input) => {
      states.set(userId, 'skipped');
      return view(userId, input);
    },
    readSatisfaction: async () => SATISFACTION,
  };
}
