import {
  listAnswersOfInstitutions,
  listMandatedInstitutions,
} from '@smalspor/database/institution-follow-up';
import { MANDATED_FORMATS } from '@smalspor/domain/institution-data';
import type { DataStanding, MandateState } from '@smalspor/domain/institution-follow-up';
import { type Month, monthOfDate, norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';

/** What the served release and the house know of institutions' data, without a figure. */
export interface InstitutionData {
  /** The last month that anybody has delivered sales for. */
  readonly until: Month;
  readonly of: (organisation: number) => DataStanding;
}

const NOTHING = { lastSales: null, hasBeds: true, lastBedDays: null, lastFromBeds: null, oddities: [] };

/** `null` while no release tells of deliveries: then nobody can be said to lack anything. */
export async function readInstitutionData(
  house: House,
  organisations: ReadonlySet<number>,
): Promise<InstitutionData | null> {
  const reader = (await house.shelf.current())?.institutions ?? null;
  const deliveries = (await reader?.deliveries(organisations)) ?? null;
  if (reader === null || deliveries === null) return null;
  const month = monthOfDate(norwegianDateOf(house.now()));
  const [answers, mandated] = await Promise.all([
    listAnswersOfInstitutions(house.db),
    listMandatedInstitutions(house.db, month),
  ]);
  const asksForMandates = needsMandates(house);
  return {
    until: reader.span.to,
    of: (organisation) => {
      const { oddities, ...delivery } = deliveries.get(organisation) ?? NOTHING;
      const given = answers.get(organisation) ?? [];
      // What the pharmacy has been asked about is still open.
      const isRight = (id: string, figures: string) =>
        given.find((answer) => answer.oddity === id && answer.figures === figures)?.answer === 'right';
      const mandate: MandateState = mandated.has(organisation)
        ? 'given'
        : asksForMandates
          ? 'missing'
          : 'not-needed';
      return {
        ...delivery,
        openOddities: oddities.filter(({ id, figures }) => !isRight(id, figures)).length,
        mandate,
      };
    },
  };
}

/** Whether some sender may deliver only for institutions that have let it. */
function needsMandates({ configuration }: House): boolean {
  return configuration.deliveries.senders.some(({ formats }) =>
    formats.some((format) => MANDATED_FORMATS.some((mandated) => mandated === format)),
  );
}
