import { worldMonthText } from '../country/world-time.ts';
import type { InstitutionTruth } from '../institutions/institution-truth.ts';
import type { ParcelTruth } from '../truth/parcel-truth.ts';
import { csvLine } from './register-file.ts';

export const PARTICIPATION_COLUMNS = ['programme', 'hpr', 'organisation_number', 'started'];

/** The course lists: who took part in which programme from which world month, as far as it had begun by `last`. */
export function participationLines(
  parcels: readonly ParcelTruth[],
  institutions: InstitutionTruth,
  last: number,
): string {
  const doctors = parcels
    .flatMap(({ participants }) => participants)
    .filter(({ start }) => start <= last)
    .sort((a, b) => a.hpr - b.hpr)
    .map(({ hpr, start }) => csvLine(['rak', hpr, '', worldMonthText(start)]));
  const homes = institutions.homes
    .flatMap(({ organisation, participant }) =>
      participant ? [{ organisation, start: participant.start }] : [],
    )
    .filter(({ start }) => start <= last)
    .sort((a, b) => a.organisation - b.organisation)
    .map(({ organisation, start }) => csvLine(['rask', '', organisation, worldMonthText(start)]));
  return [...doctors, ...homes].join('');
}
