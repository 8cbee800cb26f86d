import type { ContentFile } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';

/** What a picture does not need, and what could reach out of it. */
const REACHING_OUT =
  /<script|<foreignObject|<!ENTITY|\son[a-z]+\s*=|(?:href|src)\s*=\s*["'](?!#)|url\(\s*(?!["']?#)|@import/i;

/** The pictures of a course, SVG documents in its folder `pictures`, by their path within the course. */
export function readPictures(
  folder: string,
  files: readonly ContentFile[],
  report: Report,
): ReadonlyMap<string, string> {
  const pictures = new Map<string, string>();
  for (const { path, text } of files) {
    if (!path.startsWith(folder) || !path.endsWith('.svg')) continue;
    if (!path.startsWith(`${folder}pictures/`))
      report(path, 1, 'must lie in the folder pictures of its course');
    if (!/^\s*<svg\s[^>]*viewBox=/.test(text)) report(path, 1, 'must begin with <svg and have a viewBox');
    if (REACHING_OUT.test(text)) report(path, 1, 'holds a script or points out of itself');
    pictures.set(path.slice(folder.length), text);
  }
  return pictures;
}
