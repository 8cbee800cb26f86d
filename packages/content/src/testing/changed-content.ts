import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isRefusal } from '@smalspor/domain/refusal';
import { afterAll } from 'vitest';
import { CONTENT_DIRECTORY, loadContent } from '../loading/load-content.ts';

/** What to do with a file of the copy: a new text, an edit of the old one, or `null` to remove it. */
export type Changes = Readonly<Record<string, string | ((text: string) => string) | null>>;

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

/** An empty directory with the given files, removed after the test file. */
export function directoryWith(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'smalspor-content-'));
  directories.push(directory);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
}

/** A copy of the shipped content with changes; an edit that changes nothing is a mistake in the test. */
export function changedContent(changes: Changes): string {
  const directory = directoryWith({});
  cpSync(CONTENT_DIRECTORY, directory, { recursive: true });
  for (const [path, change] of Object.entries(changes)) {
    const file = join(directory, path);
    if (change === null) {
      rmSync(file);
      continue;
    }
    const before = typeof change === 'string' ? '' : readFileSync(file, 'utf8');
    const after = typeof change === 'string' ? change : change(before);
    if (after === before) throw new Error(`The edit of ${path} changes nothing`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, after);
  }
  return directory;
}

/** The lines `file:line: message` of the refusal; empty when the content loads. */
export function problemsOf(directory: string, overlay: string | null = null): readonly string[] {
  try {
    loadContent(directory, overlay);
    return [];
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'content-invalid') throw error;
    return error.detail
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
}

/** The problems of the shipped content after some changes. */
export function problemsAfter(changes: Changes): readonly string[] {
  return problemsOf(changedContent(changes));
}
