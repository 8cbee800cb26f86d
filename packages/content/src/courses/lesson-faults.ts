import { NO_CLAIM } from '@smalspor/domain/courses';

/** Something wrong in a lesson's Markdown; lines count from 1. */
export interface LessonFault {
  readonly line: number;
  readonly fault: string;
}

const CITATION = /\[@([a-z0-9-]+)\]/g;

/** The keys of the sources that a text names. */
export function citedIn(markdown: string): readonly string[] {
  return namedIn(markdown).filter((key) => key !== NO_CLAIM);
}

/** What a text names as its sources, also that it needs none. */
function namedIn(markdown: string): readonly string[] {
  return [...markdown.matchAll(CITATION)].map((match) => match[1] as string);
}

/** A source that a text names, and the line that it stands on, from 1. */
export interface Citation {
  readonly key: string;
  readonly line: number;
}

/** Every source that a text names, in its order. */
export function citationsIn(markdown: string): readonly Citation[] {
  return markdown
    .split(/\r?\n/)
    .flatMap((text, index) => namedIn(text).map((key) => ({ key, line: index + 1 })));
}

const PICTURE = /!\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g;

/** The paths of the pictures and packages that a text shows. */
export function picturesIn(markdown: string): readonly string[] {
  return [...markdown.matchAll(PICTURE)].map((match) => match[2] as string);
}

/**
 * What is wrong with a lesson: HTML, a source or a picture that the course does not have, a picture without words for those who do
 * not see it, no heading first, and a block with a number in it and no source. A list, a table and the line that introduces it
 * are one block; headings are looked at by nobody.
 * @param everyClaimCited also a block without a source, unless it says that it makes no clinical claim
 */
export function lessonFaults(
  markdown: string,
  sources: ReadonlySet<string>,
  pictures: ReadonlySet<string> = new Set(),
  packages: ReadonlySet<string> = new Set(),
  everyClaimCited = false,
): readonly LessonFault[] {
  const faults: LessonFault[] = [];
  if (!markdown.startsWith('# ')) faults.push({ line: 1, fault: 'must begin with its heading' });
  faults.push(
    ...markdown.split(/\r?\n/).flatMap((line, index) => lineFaults(line, index + 1, { pictures, packages })),
  );
  for (const { line, text } of blocksOf(markdown)) {
    for (const key of citedIn(text)) {
      if (!sources.has(key)) faults.push({ line, fault: `there is no source ${key}` });
    }
    if (hasNumber(text) && citedIn(text).length === 0) {
      faults.push({ line, fault: 'tells a number without a source' });
    } else if (everyClaimCited && namedIn(text).length === 0) {
      faults.push({
        line,
        fault: `names no source: name one, or [@${NO_CLAIM}] where nothing clinical is claimed`,
      });
    }
    if (namedIn(text).includes(NO_CLAIM) && citedIn(text).length > 0) {
      faults.push({ line, fault: `names a source and [@${NO_CLAIM}]: it cannot be both` });
    }
  }
  return faults;
}

interface Shown {
  readonly pictures: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
}

function lineFaults(text: string, line: number, { pictures, packages }: Shown): readonly LessonFault[] {
  const faults: LessonFault[] = [];
  if (/<[a-z/!?]/i.test(text))
    faults.push({ line, fault: 'holds HTML, which no lesson may: write Markdown' });
  for (const [, words = '', path = ''] of text.matchAll(PICTURE)) {
    if (path.endsWith('.h5p')) {
      faults.push(...packageLineFaults(text, words, path, packages).map((fault) => ({ line, fault })));
      continue;
    }
    if (!pictures.has(path)) faults.push({ line, fault: `there is no picture ${path}` });
    if (words.trim() === '') {
      faults.push({ line, fault: `the picture ${path} has no words for those who do not see it` });
    }
  }
  return faults;
}

function packageLineFaults(
  text: string,
  title: string,
  path: string,
  packages: ReadonlySet<string>,
): readonly string[] {
  return [
    ...(packages.has(path) ? [] : [`there is no package ${path} in the language of the lesson`]),
    ...(title.trim() === '' ? [`the package ${path} has no title`] : []),
    ...(/^!\[[^\]]*\]\([^)]*\)$/.test(text.trim())
      ? []
      : [`the package ${path} must stand on a line of its own`]),
  ];
}

interface Block {
  readonly line: number;
  readonly text: string;
}

function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { line: number; lines: string[] } | null = null;
  for (const [index, line] of markdown.split(/\r?\n/).entries()) {
    if (line.startsWith('#')) open = null;
    else if (line.trim() === '') {
      // A list or a table after an empty line belongs to the sentence with a colon before it.
      if (!open || !/:(?:\s*\[@[a-z0-9-]+\])*\s*$/.test(open.lines.at(-1) ?? '')) open = null;
    } else if (open) open.lines.push(line);
    else {
      open = { line: index + 1, lines: [line] };
      const begun = open;
      blocks.push({
        line: begun.line,
        get text() {
          return begun.lines.join('\n');
        },
      });
    }
  }
  return blocks;
}

/** A digit that tells something: the numbers of an ordered list do not. */
function hasNumber(text: string): boolean {
  return /\d/.test(
    text
      .replace(CITATION, '')
      .replace(/\.h5p\)/g, ')')
      .split('\n')
      .map((line) => line.replace(/^\s*\d+\.\s/, ''))
      .join('\n'),
  );
}
