import { REGISTER_FILE_FORMATS } from '../formats/formats.ts';
import { formatPage } from './format-page.ts';
import { formatsReadme } from './formats-readme.ts';

/** The pages of `docs/formats` by file name. */
export function formatPages(): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', formatsReadme()],
    ...REGISTER_FILE_FORMATS.map((format) => [`${format.id}.md`, formatPage(format)] as const),
  ]);
}
