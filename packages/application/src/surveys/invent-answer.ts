import type { InstitutionWard, WardType } from '@smalspor/domain/institutions';
import type { Purpose, SurveyAnswer, SurveyTreatment } from '@smalspor/domain/surveys';
import type { PlainDate } from '@smalspor/domain/time';

/** Share of residents on antibiotics other than methenamine; national surveys find about 5.5 % in nursing homes. */
const TREATED: Readonly<Record<WardType, number>> = {
  'long-term': 0.05,
  'short-term': 0.1,
  acute: 0.3,
  'home-care': 0,
};
/** About one in a hundred. */
const ON_METHENAMINE = 0.011;
const PRESENT = 0.95;
const SECOND_ANTIBIOTIC = 0.04;

/** What a treatment may be, with how often in a hundred. */
const TREATMENTS: readonly (readonly [number, string, string, Purpose])[] = [
  [26, 'J01CA08', 'lower-urinary', 'treatment'],
  [8, 'J01EA01', 'lower-urinary', 'treatment'],
  [10, 'J01EA01', 'lower-urinary', 'prevention'],
  [6, 'J01EE01', 'upper-urinary', 'treatment'],
  [3, 'J01MA02', 'upper-urinary', 'treatment'],
  [16, 'J01CE02', 'lower-respiratory', 'treatment'],
  [6, 'J01CA04', 'lower-respiratory', 'treatment'],
  [5, 'J01AA02', 'lower-respiratory', 'treatment'],
  [12, 'J01CF01', 'skin-soft-tissue', 'treatment'],
  [3, 'J01FF01', 'skin-soft-tissue', 'treatment'],
  [2, 'J01CE02', 'mouth-teeth', 'treatment'],
  [1, 'J01DD01', 'bloodstream', 'treatment'],
  [1, 'P01AB01', 'stomach-bowel', 'treatment'],
  [1, 'J01CE02', 'not-written', 'treatment'],
];
const METHENAMINE: SurveyTreatment = {
  substance: 'J01XX05',
  indication: 'lower-urinary',
  purpose: 'prevention',
  route: 'oral',
};

/** An invented day of an institution. @param level how much is used, 1 for the usual */
export function inventAnswer(
  wards: readonly InstitutionWard[],
  day: PlainDate,
  level: number,
  chance: () => number,
): SurveyAnswer {
  const told = [...Map.groupBy(wards, ({ wardType }) => wardType)].map(([wardType, lines]) => ({
    wardType,
    present: Math.round(PRESENT * lines.reduce((sum, { beds }) => sum + (beds ?? 0), 0)),
  }));
  // Homes differ more than chance alone lets them.
  const own = level * (0.5 + chance());
  const residents = told.flatMap(({ wardType, present }) =>
    Array.from({ length: present }, () => {
      const treatments = [
        ...(chance() < own * TREATED[wardType] ? inventTreatments(wardType, chance) : []),
        ...(chance() < own * ON_METHENAMINE ? [METHENAMINE] : []),
      ];
      return { wardType, treatments };
    }).filter(({ treatments }) => treatments.length > 0),
  );
  return { day, wards: told, residents, nobody: residents.length === 0 };
}

function inventTreatments(wardType: WardType, chance: () => number): readonly SurveyTreatment[] {
  const first = inventTreatment(wardType, chance);
  const second = inventTreatment(wardType, chance);
  const isTwo = chance() < SECOND_ANTIBIOTIC && first.substance !== second.substance;
  return isTwo ? [first, second] : [first];
}

function inventTreatment(wardType: WardType, chance: () => number): SurveyTreatment {
  let left = chance() * 100;
  const [, substance, indication, purpose] = TREATMENTS.find(([often]) => {
    left -= often;
    return left < 0;
  }) ?? [0, 'J01CE02', 'lower-respiratory', 'treatment' as const];
  const isInjected = chance() < (wardType === 'acute' ? 0.4 : 0.05) || substance === 'J01DD01';
  return { substance, indication, purpose, route: isInjected ? 'parenteral' : 'oral' };
}
