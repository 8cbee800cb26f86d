/**
 * Advance widths of Inter's regular weight in thousandths of the font size, rounded up: read from the font's own metrics.
 * Pure code cannot ask a browser or a printer how wide a text is, and a label that leaves the picture is lost.
 */
const WIDTHS: readonly (readonly [width: number, characters: string])[] = [
  [245, 'ijl'],
  [300, " !,.:I·'\u00a0"],
  [330, 'tŧ;'],
  [378, 'fr()/'],
  [410, '1'],
  [476, '-°"'],
  [515, '?–*'],
  [553, 'ksxzšž'],
  [584, 'aceovyåäáéèčL7J«»ç'],
  [602, 'EFonhuøöüŋ5'],
  [622, '2369bgdpqđ$'],
  [656, '048BPRSTUZŠŦŽ#&'],
  [692, 'AKVXYÅÁ+<=>−±×≥≤≈'],
  [768, 'CDGHNOQUØČĐŊ'],
  [820, 'w'],
  [955, 'mM…æ→'],
  [1000, 'WÆ%—'],
];

const WIDTH_OF = new Map(
  WIDTHS.flatMap(([width, characters]) => [...characters].map((each) => [each, width])),
);
const UNKNOWN = 1000;
const BOLD = 1.1;

/** How wide a text is drawn, in the unit of `fontSize`; never less than the truth for Inter. */
export function textWidth(text: string, fontSize: number, bold = false): number {
  let thousandths = 0;
  for (const character of text) thousandths += WIDTH_OF.get(character) ?? UNKNOWN;
  return (thousandths / 1000) * fontSize * (bold ? BOLD : 1);
}
