/**
 * The product table of the synthetic country. Numbers lie in 900001–900099 and names carry the maker «Synt», so that no
 * product is a real one; substances, strengths and package sizes are ordinary ones.
 */
export interface Product {
  readonly number: number;
  readonly atc: string;
  readonly name: string;
  readonly form: string;
  readonly route: string;
  readonly salt: string;
  /** Mass per unit of the component that the DDD refers to; `null` where unknown. */
  readonly strengthMg: number | null;
  readonly units: number;
  /** DDD per package by the index until 2018 and from 2019; `null` when the register has none. */
  readonly ddd: { readonly until2018: number; readonly from2019: number } | null;
}

/** Grams per DDD: one value, or those until 2018 and from 2019 (WHO Collaborating Centre, revision of January 2019). */
type Ddd = number | readonly [until2018: number, from2019: number];

type Row = readonly [
  number: number,
  atc: string,
  substance: string,
  form: string,
  strengthMg: number | null,
  units: number,
  ddd: Ddd | null,
  more?: { readonly route?: string; readonly salt?: string; readonly unitsPerDdd?: number },
];

const ROWS: readonly Row[] = [
  [900001, 'J01CE02', 'Fenoksymetylpenicillin', 'tablett', 1000, 28, 2],
  [900002, 'J01CE02', 'Fenoksymetylpenicillin', 'tablett', 660, 40, 2],
  [900003, 'J01CE02', 'Fenoksymetylpenicillin', 'tablett', 660, 20, 2],
  [900004, 'J01CE02', 'Fenoksymetylpenicillin', 'tablett', 330, 30, 2],
  [900005, 'J01CE02', 'Fenoksymetylpenicillin', 'mikstur', 50, 200, 2],
  [900006, 'J01CE02', 'Fenoksymetylpenicillin', 'dråper', 250, 40, 2],
  [900007, 'J01CE01', 'Benzylpenicillin', 'injeksjon', 3000, 1, 3.6, { route: 'P' }],
  [900008, 'J01CA04', 'Amoksicillin', 'kapsel', 500, 20, [1, 1.5]],
  [900009, 'J01CA04', 'Amoksicillin', 'kapsel', 500, 30, [1, 1.5]],
  [900010, 'J01CA04', 'Amoksicillin', 'tablett', 750, 20, [1, 1.5]],
  [900011, 'J01CA04', 'Amoksicillin', 'mikstur', 50, 100, [1, 1.5]],
  [900012, 'J01CA04', 'Amoksicillin', 'mikstur', 100, 60, [1, 1.5]],
  [900013, 'J01CA08', 'Pivmecillinam', 'tablett', 200, 20, 0.6],
  [900014, 'J01CA08', 'Pivmecillinam', 'tablett', 200, 10, 0.6],
  [900015, 'J01CA08', 'Pivmecillinam', 'tablett', 400, 30, 0.6],
  [900016, 'J01CR02', 'Amoksicillin og enzymhemmer', 'tablett', 500, 20, [1, 1.5]],
  [900017, 'J01CR02', 'Amoksicillin og enzymhemmer', 'mikstur', 80, 70, [1, 1.5]],
  [900018, 'J01CF01', 'Dikloksacillin', 'kapsel', 500, 20, 2],
  [900019, 'J01CF01', 'Dikloksacillin', 'kapsel', 500, 30, 2],
  [900020, 'J01CF01', 'Dikloksacillin', 'kapsel', 250, 30, 2],
  [900021, 'J01AA02', 'Doksysyklin', 'tablett', 100, 10, 0.1],
  [900022, 'J01AA02', 'Doksysyklin', 'kapsel', 100, 15, 0.1],
  [900023, 'J01AA02', 'Doksysyklin', 'tablett', 100, 20, 0.1],
  [900024, 'J01AA04', 'Lymesyklin', 'kapsel', 300, 100, 0.6],
  [900025, 'J01AA07', 'Tetrasyklin', 'kapsel', 250, 100, 1],
  [900026, 'J01FA01', 'Erytromycin', 'enterokapsel', 250, 30, 1],
  [900027, 'J01FA01', 'Erytromycin', 'tablett', 500, 20, 2, { salt: 'ethylsuccinate' }],
  [900028, 'J01FA01', 'Erytromycin', 'mikstur', 40, 100, 1, { salt: 'ethylsuccinate' }],
  [900029, 'J01FA09', 'Klaritromycin', 'tablett', 250, 14, 0.5],
  [900030, 'J01FA09', 'Klaritromycin', 'tablett', 500, 14, 0.5],
  [900031, 'J01FA09', 'Klaritromycin', 'mikstur', 50, 50, 0.5],
  [900032, 'J01FA10', 'Azitromycin', 'tablett', 500, 3, 0.3],
  [900033, 'J01FA10', 'Azitromycin', 'tablett', 250, 4, 0.3],
  [900034, 'J01FA10', 'Azitromycin', 'mikstur', 40, 15, 0.3],
  [900035, 'J01FF01', 'Klindamycin', 'kapsel', 300, 30, 1.2],
  [900036, 'J01FF01', 'Klindamycin', 'kapsel', 150, 40, 1.2],
  [900037, 'J01DB01', 'Cefaleksin', 'kapsel', 500, 20, 2],
  [900038, 'J01DB01', 'Cefaleksin', 'mikstur', 50, 100, 2],
  [900039, 'J01EA01', 'Trimetoprim', 'tablett', 160, 20, 0.4],
  [900040, 'J01EA01', 'Trimetoprim', 'tablett', 300, 10, 0.4],
  [900041, 'J01EA01', 'Trimetoprim', 'mikstur', 10, 100, 0.4],
  [900042, 'J01EE01', 'Trimetoprim-sulfa', 'tablett', 400, 20, null, { unitsPerDdd: 4 }],
  [900043, 'J01EE01', 'Trimetoprim-sulfa', 'mikstur', 40, 100, null, { unitsPerDdd: 40 }],
  [900044, 'J01MA02', 'Ciprofloksacin', 'tablett', 500, 10, 1],
  [900045, 'J01MA02', 'Ciprofloksacin', 'tablett', 500, 20, 1],
  [900046, 'J01MA02', 'Ciprofloksacin', 'tablett', 250, 10, 1],
  [900047, 'J01XE01', 'Nitrofurantoin', 'tablett', 50, 15, 0.2],
  [900048, 'J01XE01', 'Nitrofurantoin', 'tablett', 50, 25, 0.2],
  [900049, 'J01XX05', 'Metenamin', 'tablett', 1000, 100, 2, { salt: 'hippurate' }],
  [900050, 'J01XX05', 'Metenamin', 'tablett', 1000, 200, 2, { salt: 'hippurate' }],
  [900051, 'J01XX05', 'Metenamin', 'tablett', 1000, 100, 3, { salt: 'mandelate' }],
  [900052, 'J01XX01', 'Fosfomycin', 'granulat', 3000, 1, 3],
  [900053, 'P01AB01', 'Metronidazol', 'tablett', 400, 20, 2],
  [900054, 'P01AB01', 'Metronidazol', 'stikkpille', 500, 10, 2, { route: 'R' }],
  // Sold on exemption from marketing approval: the register knows neither strength nor DDD.
  [900055, 'J01CE02', 'Fenoksymetylpenicillin', 'mikstur uten preparatomtale', null, 100, null],
  [900056, 'J01XE01', 'Nitrofurantoin', 'kapsel uten preparatomtale', null, 28, null],
  [900057, 'J01CA04', 'Amoksicillin', 'mikstur uten preparatomtale', null, 100, null],
  // What institutions buy besides: packages for a drip or an injection, and larger ones.
  [900058, 'J01CE01', 'Benzylpenicillin', 'injeksjon', 3000, 10, 3.6, { route: 'P' }],
  [900059, 'J01CA01', 'Ampicillin', 'injeksjon', 1000, 10, [2, 6], { route: 'P' }],
  [900060, 'J01CA01', 'Ampicillin', 'injeksjon', 2000, 10, [2, 6], { route: 'P' }],
  [900061, 'J01CF02', 'Kloksacillin', 'injeksjon', 2000, 10, 2, { route: 'P' }],
  [900062, 'J01GB03', 'Gentamicin', 'injeksjon', 80, 10, 0.24, { route: 'P' }],
  [900063, 'J01DD01', 'Cefotaksim', 'injeksjon', 1000, 10, 4, { route: 'P' }],
  [900064, 'J01DD01', 'Cefotaksim', 'injeksjon', 2000, 10, 4, { route: 'P' }],
  [900065, 'J01DD04', 'Ceftriakson', 'injeksjon', 1000, 10, 2, { route: 'P' }],
  [900066, 'J01DC02', 'Cefuroksim', 'injeksjon', 1500, 10, 3, { route: 'P' }],
  [900067, 'J01CR05', 'Piperacillin og tazobaktam', 'injeksjon', 4000, 10, 14, { route: 'P' }],
  [900068, 'J01DH02', 'Meropenem', 'injeksjon', 1000, 10, [2, 3], { route: 'P' }],
  [900069, 'J01MA02', 'Ciprofloksacin', 'infusjon', 400, 10, [0.5, 0.8], { route: 'P' }],
  [900070, 'J01XD01', 'Metronidazol', 'infusjon', 500, 10, 1.5, { route: 'P' }],
  [900071, 'A07AA09', 'Vankomycin', 'kapsel', 125, 28, 2],
  [900072, 'J04AB02', 'Rifampicin', 'kapsel', 300, 100, 0.6],
  [900073, 'J01CA08', 'Pivmecillinam', 'tablett', 200, 100, 0.6],
  [900074, 'J01EA01', 'Trimetoprim', 'tablett', 160, 100, 0.4],
  [900075, 'J01XE01', 'Nitrofurantoin', 'tablett', 50, 100, 0.2],
];

export const PRODUCTS: readonly Product[] = ROWS.map(
  ([number, atc, substance, form, strengthMg, units, ddd, more]) => ({
    number,
    atc,
    name: [substance, 'Synt', form, strengthMg === null ? null : `${strengthMg} mg`, `${units}`]
      .filter((word) => word !== null)
      .join(' '),
    form,
    route: more?.route ?? 'O',
    salt: more?.salt ?? '',
    strengthMg,
    units,
    ddd: packageDdd(strengthMg, units, ddd, more?.unitsPerDdd),
  }),
);

const INDEX = new Map(PRODUCTS.map((product, index) => [product.number, index]));

/** Position in `PRODUCTS`. @throws RangeError for a number that is not in the table. */
export function productIndex(number: number): number {
  const index = INDEX.get(number);
  if (index === undefined) throw new RangeError(`No product has the number ${number}`);
  return index;
}

function packageDdd(
  strengthMg: number | null,
  units: number,
  ddd: Ddd | null,
  unitsPerDdd: number | undefined,
): Product['ddd'] {
  if (unitsPerDdd !== undefined) return { until2018: units / unitsPerDdd, from2019: units / unitsPerDdd };
  if (strengthMg === null || ddd === null) return null;
  const grams = (strengthMg * units) / 1000;
  const [until2018, from2019] = typeof ddd === 'number' ? [ddd, ddd] : ddd;
  return { until2018: grams / until2018, from2019: grams / from2019 };
}
