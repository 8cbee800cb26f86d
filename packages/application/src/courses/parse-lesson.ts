import type { Course, LessonBlock, LessonInline } from '@smalspor/domain/courses';
import { marked, type Token, type Tokens } from 'marked';
import { parseInline } from './parse-inline.ts';

/** A lesson read from its Markdown, with the sources that it names in the order in which it first names them. */
export interface ParsedLesson {
  readonly blocks: readonly LessonBlock[];
  /** Keys of the course's sources; a source's number is its place here, from 1. */
  readonly sources: readonly string[];
}

/** Numbers sources in the order in which they are first named. */
export function numberSources(keys: string[]): (key: string) => number {
  return (key) => {
    if (!keys.includes(key)) keys.push(key);
    return keys.indexOf(key) + 1;
  };
}

/**
 * Reads a lesson's Markdown. Its own heading is left out, for the page has one. Sources that only the lesson's cases and
 * questions rest on follow after those that its text names.
 * @param alsoCited keys that the lesson's cases and questions name.
 * @throws Error for HTML and for what the content's checks refuse: such a lesson never gets here.
 */
export function parseLesson(
  markdown: string,
  { pictures, packages }: Pick<Course, 'pictures' | 'packages'>,
  alsoCited: readonly string[] = [],
): ParsedLesson {
  const sources: string[] = [];
  const numberOf = numberSources(sources);
  const inline = (tokens: readonly Token[] | undefined): readonly LessonInline[] =>
    parseInline(tokens ?? [], { numberOf, pictures });
  const [first, ...rest] = marked.lexer(markdown);
  const tokens = first?.type === 'heading' ? rest : [...(first ? [first] : []), ...rest];
  const blocks = parseBlocks(tokens, { inline, packages });
  for (const key of alsoCited) numberOf(key);
  return { blocks, sources };
}

interface Context {
  readonly inline: ParseInline;
  readonly packages: Course['packages'];
}

type ParseInline = (tokens: readonly Token[] | undefined) => readonly LessonInline[];

function parseBlocks(tokens: readonly Token[], context: Context): readonly LessonBlock[] {
  const { inline, packages } = context;
  return tokens.flatMap((token): readonly LessonBlock[] => {
    switch (token.type) {
      case 'space':
      case 'def':
      case 'hr':
        return [];
      case 'heading': {
        const { depth, tokens: children } = token as Tokens.Heading;
        return [{ kind: 'heading', level: depth <= 2 ? 2 : 3, children: inline(children) }];
      }
      case 'paragraph':
      case 'text': {
        const held = packageIn(token, packages);
        if (held) return [held];
        return [
          {
            kind: 'paragraph',
            children: inline((token as Tokens.Paragraph | Tokens.Text).tokens ?? [token]),
          },
        ];
      }
      case 'list': {
        const { ordered, items } = token as Tokens.List;
        return [{ kind: 'list', ordered, items: items.map((item) => parseBlocks(item.tokens, context)) }];
      }
      case 'blockquote':
        return [{ kind: 'quote', blocks: parseBlocks((token as Tokens.Blockquote).tokens, context) }];
      case 'table': {
        const { header, rows } = token as Tokens.Table;
        return [
          {
            kind: 'table',
            head: header.map((cell) => inline(cell.tokens)),
            rows: rows.map((row) => row.map((cell) => inline(cell.tokens))),
          },
        ];
      }
      default:
        throw new Error(`A lesson has no place for ${token.type}`);
    }
  });
}

/** A package stands where a picture could, alone in its paragraph. @throws Error for one that is not there */
function packageIn(token: Token, packages: Course['packages']): LessonBlock | null {
  const [only, ...more] = (token as Tokens.Paragraph).tokens ?? [];
  if (only?.type !== 'image' || more.length > 0) return null;
  const { href, text: title } = only as Tokens.Image;
  if (!href.endsWith('.h5p')) return null;
  const held = packages.get(href);
  if (!held) throw new Error(`There is no package ${href}`);
  return { kind: 'package', id: held.id, digest: held.digest, title };
}
