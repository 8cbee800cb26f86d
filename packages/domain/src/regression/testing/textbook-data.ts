import { designOf, levelColumns } from '../design.ts';

/** Dobson’s randomised trial, 1990, p. 93: the example of R’s `glm`. */
export const DOBSON = {
  counts: [18, 17, 15, 20, 10, 20, 25, 13, 12],
  design: designOf({
    one: new Array(9).fill(1),
    ...levelColumns('outcome', ['1', '2', '3', '1', '2', '3', '1', '2', '3'], ['1', '2', '3']),
    ...levelColumns('treatment', ['1', '1', '1', '2', '2', '2', '3', '3', '3'], ['1', '2', '3']),
  }),
};

const TENSIONS = Array.from({ length: 54 }, (_, row) => 'LMH'.charAt(Math.floor(row / 9) % 3));

/** Breaks of yarn by wool and tension, nine looms each: `warpbreaks` of R, L. H. C. Tippett 1950. */
export const WARPBREAKS = {
  breaks: [
    26, 30, 54, 25, 70, 52, 51, 26, 67, 18, 21, 29, 17, 12, 18, 35, 30, 36, 36, 21, 24, 18, 10, 43, 28, 15,
    26, 27, 14, 29, 19, 29, 31, 41, 20, 44, 42, 26, 19, 16, 39, 28, 21, 39, 29, 20, 21, 24, 17, 13, 15, 15,
    16, 28,
  ],
  design: designOf({
    one: new Array(54).fill(1),
    woolB: Array.from({ length: 54 }, (_, row) => (row < 27 ? 0 : 1)),
    ...levelColumns('tension', TENSIONS, ['L', 'M', 'H']),
  }),
  looms: Array.from({ length: 54 }, (_, row) => Math.floor(row / 9)),
};

/** Tobacco budworms of 20 that died by sex and log₂ dose: D. Collett 1991; MASS, Venables and Ripley 2002, p. 190. */
export const BUDWORM = {
  dead: [1, 4, 9, 13, 18, 20, 0, 2, 6, 10, 12, 16],
  design: designOf({
    one: new Array(12).fill(1),
    sexM: [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0],
    dose: [0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5],
    sexMdose: [0, 1, 2, 3, 4, 5, 0, 0, 0, 0, 0, 0],
  }),
};
