import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTENT_DIRECTORY, loadContent } from '../loading/load-content.ts';
import { changedContent, directoryWith, problemsAfter, problemsOf } from '../testing/changed-content.ts';
import { definitionDigest } from './definition-digest.ts';
import { lockPublished } from './lock-published.ts';
import { lockFileOf } from './published-lock.ts';

const LOCK_FILE = lockFileOf('indicators');

const FILE = 'indicators/macrolide-share.yaml';
const CHANGED = `${FILE}:2: macrolide-share@1 was published with another definition or other codes: give it a new version`;
const edit = (from: string, to: string) => (text: string) => text.replace(from, to);
const newVersion = (text: string) =>
  text
    .replace('version: 1\n', 'version: 2\n')
    .replace('minimum: 25', 'minimum: 30')
    .concat('  - { version: 2, date: 2026-11-01, change: Higher minimum. }\n');

describe('a published definition', () => {
  it('cannot change in what it counts, in its texts or in its codes', () => {
    expect(problemsAfter({ [FILE]: edit('minimum: 25', 'minimum: 26') })).toEqual([CHANGED]);
    expect(problemsAfter({ [FILE]: edit('short: Makrolider', 'short: Makrolidene') })).toEqual([CHANGED]);
    expect(problemsAfter({ 'code-sets/macrolides.yaml': edit('J01FA', 'J01FA09') })).toEqual([CHANGED]);
    expect(problemsAfter({ 'code-sets/macrolides.yaml': edit('version: 1', 'version: 2') })).toEqual([
      CHANGED,
    ]);
  });

  it('may be archived, reviewed later, written in another order, and its code set named better', () => {
    const changes = {
      [FILE]: (text: string) =>
        text
          .replace('status: published', 'status: archived')
          .replace(/reviewBy: .*/, 'reviewBy: 2030-01-01')
          .replace('id: macrolide-share\nversion: 1\n', 'version: 1\nid: macrolide-share\n'),
      'code-sets/macrolides.yaml': edit('en: Macrolides', 'en: The macrolides'),
    };
    expect(problemsAfter(changes)).toEqual([]);
  });

  it('must be locked when it is new', () => {
    const directory = changedContent({ [FILE]: newVersion });
    expect(problemsOf(directory)).toEqual([
      `${FILE}:2: macrolide-share@2 is published but not locked: fix it with «smalspor content lock»`,
    ]);
    expect(lockPublished(directory)).toEqual(['macrolide-share@2']);
    expect(problemsOf(directory)).toEqual([]);
    const lock = readFileSync(join(directory, LOCK_FILE), 'utf8');
    for (const line of readFileSync(join(CONTENT_DIRECTORY, LOCK_FILE), 'utf8').split('\n'))
      expect(lock).toContain(line);
    expect(lockPublished(directory)).toEqual([]);
  });
});

describe('a site’s own published definition', () => {
  const own = readFileSync(join(CONTENT_DIRECTORY, FILE), 'utf8').replace(
    'id: macrolide-share',
    'id: own-share',
  );
  const unlocked =
    'indicators/own-share.yaml:2: own-share@1 is published but not locked: fix it with «smalspor content lock»';

  it('is locked in the site’s content, and the product’s own stays as it is', () => {
    const overlay = directoryWith({ 'indicators/own-share.yaml': own });
    const shipped = readFileSync(join(CONTENT_DIRECTORY, LOCK_FILE), 'utf8');
    expect(problemsOf(CONTENT_DIRECTORY, overlay)).toEqual([unlocked]);
    expect(lockPublished(CONTENT_DIRECTORY, overlay)).toEqual(['own-share@1']);
    expect(problemsOf(CONTENT_DIRECTORY, overlay)).toEqual([]);
    expect(readFileSync(join(overlay, LOCK_FILE), 'utf8')).toMatch(/^#.*\n#.*\nown-share@1 [0-9a-f]{64}\n$/);
    expect(readFileSync(join(CONTENT_DIRECTORY, LOCK_FILE), 'utf8')).toBe(shipped);
    expect(lockPublished(CONTENT_DIRECTORY, overlay)).toEqual([]);
  });

  it('cannot be a shipped one that is changed without a new version', () => {
    const changed = readFileSync(join(CONTENT_DIRECTORY, FILE), 'utf8').replace('minimum: 25', 'minimum: 26');
    const overlay = directoryWith({ [FILE]: changed });
    expect(() => lockPublished(CONTENT_DIRECTORY, overlay)).toThrow('give it a new version');
  });
});

describe('the lock', () => {
  it('does not take a changed definition in, and changes nothing then', () => {
    const directory = changedContent({ [FILE]: edit('minimum: 25', 'minimum: 26') });
    const before = readFileSync(join(directory, LOCK_FILE), 'utf8');
    expect(() => lockPublished(directory)).toThrow('give it a new version');
    expect(readFileSync(join(directory, LOCK_FILE), 'utf8')).toBe(before);
  });

  it('leaves drafts and previews alone', () => {
    const preview = 'indicators/broad-narrow-ratio-with-quinolones.yaml';
    expect(problemsAfter({ [preview]: edit('minimum: 100', 'minimum: 90') })).toEqual([]);
  });

  it('is refused when a line is damaged or stands twice', () => {
    const twice = (text: string) => `${text}${text.split('\n').at(-2)}\nnonsense\n`;
    const problems = problemsAfter({ [LOCK_FILE]: twice });
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/published\.lock:\d+: women-per-1000@1 stands twice/);
    expect(problems[1]).toMatch(/published\.lock:\d+: is no line of the form id@version sha256/);
  });

  it('does not depend on the order of keys', () => {
    const { indicators, codeSets } = loadContent();
    for (const definition of indicators) {
      const turned = Object.fromEntries(Object.entries(definition).reverse()) as unknown as typeof definition;
      expect(definitionDigest(turned, codeSets)).toBe(definitionDigest(definition, codeSets));
    }
  });
});
