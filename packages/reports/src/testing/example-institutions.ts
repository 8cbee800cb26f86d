import { loadContent } from '@smalspor/content/loading';
import { buildInstitutionReport, type InstitutionReportModel } from '@smalspor/domain/institution-report';
import { EXAMPLE_HOMES, exampleInstitutionInput } from '@smalspor/domain/report-examples';

const { institutionIndicators, messages } = loadContent();
const { own, usual, county } = EXAMPLE_HOMES;

export const INSTITUTION_EXAMPLES = [
  'start',
  'six-months',
  'year',
  'no-bed-days',
  'gaps',
  'corrected',
  'unconfirmed',
  'administered',
] as const;

const FALLEN = { ...county, urinary: county.urinary * 0.93, others: county.others * 0.96 };
const WHY = {
  nb: 'Apoteket har sendt nye tall.',
  nn: 'Apoteket har sendt nye tal.',
  en: 'The pharmacy has sent new figures.',
};

/** An example as it would be stored. */
export function exampleInstitutionReport(
  name: (typeof INSTITUTION_EXAMPLES)[number],
): InstitutionReportModel {
  const change = { before: own, county: [county, FALLEN], controls: [county, FALLEN] } as const;
  const later = (moment: 'six-months' | 'year') =>
    exampleInstitutionInput(institutionIndicators, { moment }, usual, change);
  const start = exampleInstitutionInput(institutionIndicators);
  const quality = { ...start.quality, monthsWithoutPurchase: 2, bedDaysEstimated: true, purchases: 21 };
  const inputs = {
    start,
    'six-months': later('six-months'),
    year: later('year'),
    'no-bed-days': exampleInstitutionInput(institutionIndicators, {}, { ...own, bedDays: null }),
    gaps: { ...start, quality },
    administered: {
      ...start,
      administered: {
        months: 12,
        toldMonths: 12,
        ddd: { 'institution-total': 1314, 'institution-methenamine': 584 },
        doses: 4000,
        dosesWithoutDdd: 12,
      },
    },
    unconfirmed: { ...start, quality: { ...start.quality, unconfirmedMonths: 2, correctedMonths: 3 } },
    corrected: { ...start, corrects: { id: 'first', issuedAt: '2021-01-10T06:00:00Z', why: WHY } },
  };
  return buildInstitutionReport(inputs[name], messages);
}
