import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ownFont } from './own-font.ts';

/** The family of running text: Inter, under a name that the template asks for. */
const TEXT_FONT = 'Smalspor Text';

/** The family that letters in pictures are set in: Inter without its layout rules. */
export const PICTURE_FONT = 'Smalspor Picture';

/** The two weights that the template and the pictures use; nothing else may be set. */
const WEIGHTS = [
  { file: '400Regular/Inter_400Regular.ttf', weight: 'Regular' },
  { file: '600SemiBold/Inter_600SemiBold.ttf', weight: 'SemiBold' },
] as const;

/** Inter for running text, and its plain twin for pictures: no font of the machine is ever used. */
export function readReportFonts(): Buffer[] {
  const find = createRequire(import.meta.url).resolve;
  return WEIGHTS.flatMap(({ file, weight }) => {
    const font = readFileSync(find(`@expo-google-fonts/inter/${file}`));
    return [
      Buffer.from(ownFont(font, { family: TEXT_FONT, weight, layout: true })),
      Buffer.from(ownFont(font, { family: PICTURE_FONT, weight, layout: false })),
    ];
  });
}
