import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { countCoverage, missingToAim } from '@smalspor/domain/institution-follow-up';
import { currentProgrammes } from '@smalspor/domain/programmes';
import type { House } from '../house/house.ts';
import { type InstitutionStanding, institutionKinds, institutionStandings } from './followed-institutions.ts';

type View = OutputOf<'readInstitutionCoverage'>;

/** How many of the institutions take part, by county and municipality and by kind, where the reader answers for them. */
export const readInstitutionCoverage: UnboundUseCase<House, 'readInstitutionCoverage'> = async (
  house,
  actor,
) => {
  const all = await institutionStandings(house, actor);
  const { geography, programmes, institutionFollowUp } = house.content;
  const kinds = institutionKinds(currentProgrammes(programmes));
  const coverageOf = (some: readonly InstitutionStanding[]) => {
    const coverage = countCoverage(some.map(({ standing }) => standing));
    return { ...coverage, missing: missingToAim(coverage, institutionFollowUp.coverage) };
  };
  const byKind = (some: readonly InstitutionStanding[]): View['all'] => ({
    ...coverageOf(some),
    kinds: kinds.flatMap(({ id }) => {
      const own = some.filter(({ kind }) => kind.id === id);
      return own.length === 0 ? [] : [{ kind: id, ...coverageOf(own) }];
    }),
  });
  const counties = [...Map.groupBy(all, ({ county }) => county ?? '')].map(([code, own]) => ({
    code,
    name: geography.countyByCode.get(code)?.name ?? code,
    ...byKind(own),
    municipalities: [...Map.groupBy(own, ({ municipalityToday }) => municipalityToday)]
      .map(([municipality, some]) => ({
        code: municipality,
        name: geography.municipalityByCode.get(municipality)?.name ?? municipality,
        ...coverageOf(some),
      }))
      .sort(byName),
  }));
  return {
    aim: { low: institutionFollowUp.coverage.low, high: institutionFollowUp.coverage.high },
    kinds: kinds.map(({ id, name }) => ({ id, name })),
    all: byKind(all),
    counties: counties.sort(byName),
  };
};

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name, 'nb');
}
