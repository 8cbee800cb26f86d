import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ownFont } from './own-font.ts';

/** Inter, under the name that the template asks for. */
const TEXT_FONT = 'Smalspor Text';

/** The two weights that the template and the pictures use; nothing else may be set. */
const WEIGHTS = [
  { file: '400Regular/Inter_400Regular.ttf', weight: 'Regular' },
  { file: '600SemiBold/Inter_600SemiBold.ttf', weight: 'SemiBold' },
] as const;

/** Inter in the weights of a report: no font of the machine is ever used. */
export function readReportFonts(): Buffer[] {
  const find = createRequire(import.meta.url).resolve;
  return WEIGHTS.map(({ file, weight }) =>
    Buffer.from(
      ownFont(readFileSync(find(`@expo-google-fonts/inter/${file}`)), { family: TEXT_FONT, weight }),
    ),
  );
}
