import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { plainFont } from './plain-font.ts';

/** The family that letters in pictures are set in: Inter without its layout rules. */
export const PICTURE_FONT = 'Inter Plain';

/** The two weights that the template and the pictures use; nothing else may be set. */
const WEIGHTS = [
  { file: '400Regular/Inter_400Regular.ttf', name: 'Regular' },
  { file: '600SemiBold/Inter_600SemiBold.ttf', name: 'SemiBold' },
] as const;

/** Inter for running text, and its plain twin for pictures. */
export function readReportFonts(): Buffer[] {
  const find = createRequire(import.meta.url).resolve;
  return WEIGHTS.flatMap(({ file, name }) => {
    const font = readFileSync(find(`@expo-google-fonts/inter/${file}`));
    return [font, Buffer.from(plainFont(font, PICTURE_FONT, name))];
  });
}
