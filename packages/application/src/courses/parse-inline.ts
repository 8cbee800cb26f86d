import { type Course, type LessonInline, NO_CLAIM } from '@smalspor/domain/courses';
import type { Token, Tokens } from 'marked';

export interface InlineContext {
  /** The number of a source in the lesson's list. */
  readonly numberOf: (key: string) => number;
  readonly pictures: Course['pictures'];
}

const CITATION = /\[@([a-z0-9-]+)\]/;

/** The pieces of a line. @throws Error for HTML and for a picture that is not there */
export function parseInline(tokens: readonly Token[], context: InlineContext): readonly LessonInline[] {
  return joinTexts(tokens).flatMap((token) => parseOne(token, context));
}

/** The parser cuts texts at brackets, also within the name of a source. */
function joinTexts(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    const isPlain = token.type === 'text' && !(token as Tokens.Text).tokens;
    if (isPlain && last?.type === 'text') {
      joined[joined.length - 1] = {
        ...last,
        text: (last as Tokens.Text).text + (token as Tokens.Text).text,
      } as Token;
    } else joined.push(token);
  }
  return joined;
}

function parseOne(token: Token, context: InlineContext): readonly LessonInline[] {
  const inner = (nested: { readonly tokens?: readonly Token[] | undefined }) =>
    parseInline(nested.tokens ?? [], context);
  switch (token.type) {
    case 'text': {
      const { tokens, text } = token as Tokens.Text;
      return tokens ? parseInline(tokens, context) : withSources(text, context);
    }
    case 'escape':
      return [{ kind: 'text', text: (token as Tokens.Escape).text }];
    case 'codespan':
      return [{ kind: 'code', text: (token as Tokens.Codespan).text }];
    case 'br':
      return [{ kind: 'break' }];
    case 'strong':
    case 'em':
      return [
        { kind: token.type === 'strong' ? 'strong' : 'emphasis', children: inner(token as Tokens.Strong) },
      ];
    case 'link': {
      const { href } = token as Tokens.Link;
      if (!href.startsWith('https://')) throw new Error('A lesson links to https:// addresses only');
      return [{ kind: 'link', url: href, children: inner(token as Tokens.Link) }];
    }
    case 'image': {
      const { href, text } = token as Tokens.Image;
      const svg = context.pictures.get(href);
      if (svg === undefined) throw new Error(`There is no picture ${href}`);
      return [{ kind: 'picture', svg, text }];
    }
    default:
      throw new Error(`A lesson has no place for ${token.type}`);
  }
}

/** A text with the sources that it names taken out; the space before a source goes with it. */
function withSources(text: string, { numberOf }: InlineContext): readonly LessonInline[] {
  // Every second part is the key of a source.
  return text.split(CITATION).flatMap((part, index, parts): readonly LessonInline[] => {
    if (index % 2 === 1) return part === NO_CLAIM ? [] : [{ kind: 'source', number: numberOf(part) }];
    const words = index < parts.length - 1 ? part.replace(/\s+$/, '') : part;
    return words === '' ? [] : [{ kind: 'text', text: words }];
  });
}
