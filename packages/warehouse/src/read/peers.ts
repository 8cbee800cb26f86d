import {
  achievableBenchmark,
  type Benchmark,
  type Cell,
  type Distribution,
  distributionOf,
  type IndicatorDefinition,
  type Place,
  type PlaceBin,
  placeBinsOf,
  placeOf,
  type Quartiles,
  quartilesOf,
} from '@smalspor/domain/indicators';

/** All GPs of the country in one indicator and period, as far as a reader may be told of them. */
export interface Peers {
  readonly bins: readonly PlaceBin[];
  readonly quartiles: Quartiles | null;
  readonly benchmark: Benchmark | null;
  placeOf(cell: Cell): Place | null;
}

/** @param cells the cells of every GP with a list. */
export function peersOf(definition: IndicatorDefinition, cells: readonly Cell[]): Peers {
  const distribution: Distribution | null = distributionOf(definition, cells);
  // Crude values stand beside crude quartiles: what is shown beside a rate must be on the rate's own terms.
  const crude = distributionOf(definition, cells, false);
  return {
    bins: distribution === null ? [] : placeBinsOf(distribution.sorted),
    quartiles: crude === null || definition.kind !== 'volume' ? null : quartilesOf(crude.sorted),
    benchmark: achievableBenchmark(definition, cells),
    placeOf: (cell) => (distribution === null ? null : placeOf(definition, distribution, cell)),
  };
}
