import type { LessonBlock, LessonInline } from '@smalspor/domain/courses';
import { escapeMarkup } from './escape-markup.ts';

/** What a lesson's HTML needs to know of the page around it. */
export interface LessonFrame {
  /** Where a source stands in the lesson's list. */
  readonly sourceId: (number: number) => string;
  /** What a source's number is called by a screen reader. */
  readonly sourceLabel: (number: number) => string;
  /** What stands for an exercise that the package cannot play. */
  readonly leftOut: (title: string) => string;
}

/** A lesson's blocks as HTML; headings begin below the lesson's own, which is the second level. */
export function lessonHtml(blocks: readonly LessonBlock[], frame: LessonFrame): string {
  return blocks.map((block) => blockHtml(block, frame)).join('\n');
}

function blockHtml(block: LessonBlock, frame: LessonFrame): string {
  const line = (pieces: readonly LessonInline[]): string =>
    pieces.map((piece) => pieceHtml(piece, frame)).join('');
  switch (block.kind) {
    case 'heading':
      return `<h${block.level + 1}>${line(block.children)}</h${block.level + 1}>`;
    case 'paragraph': {
      const [first, ...rest] = block.children;
      if (first?.kind !== 'picture') return `<p>${line(block.children)}</p>`;
      const caption = rest.length > 0 ? `<figcaption>${line(rest)}</figcaption>` : '';
      return `<figure>${line([first])}${caption}</figure>`;
    }
    case 'package':
      return `<p class="left-out">${escapeMarkup(frame.leftOut(block.title))}</p>`;
    case 'quote':
      return `<blockquote>${lessonHtml(block.blocks, frame)}</blockquote>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const items = block.items.map((item) => `<li>${itemHtml(item, frame)}</li>`);
      return `<${tag}>${items.join('')}</${tag}>`;
    }
    case 'table': {
      const head = block.head.map((cell) => `<th scope="col">${line(cell)}</th>`).join('');
      const rows = block.rows.map((row) =>
        row.map((cell, column) =>
          column === 0 ? `<th scope="row">${line(cell)}</th>` : `<td>${line(cell)}</td>`,
        ),
      );
      const body = rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('');
      return `<div class="table" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
    }
  }
}

/** A line that is all of its item needs no paragraph of its own. */
function itemHtml(blocks: readonly LessonBlock[], frame: LessonFrame): string {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return lessonHtml(blocks, frame);
  return first.children.map((piece) => pieceHtml(piece, frame)).join('') + lessonHtml(rest, frame);
}

function pieceHtml(piece: LessonInline, frame: LessonFrame): string {
  const inner = (pieces: readonly LessonInline[]): string =>
    pieces.map((one) => pieceHtml(one, frame)).join('');
  switch (piece.kind) {
    case 'text':
      return escapeMarkup(piece.text);
    case 'code':
      return `<code>${escapeMarkup(piece.text)}</code>`;
    case 'strong':
      return `<strong>${inner(piece.children)}</strong>`;
    case 'emphasis':
      return `<em>${inner(piece.children)}</em>`;
    case 'link':
      return `<a href="${escapeMarkup(piece.url)}" target="_blank" rel="noreferrer">${inner(piece.children)}</a>`;
    case 'source':
      return sourceMark(piece.number, frame);
    case 'picture':
      return `<img src="data:image/svg+xml,${encodeURIComponent(piece.svg).replaceAll("'", '%27')}" alt="${escapeMarkup(piece.text)}">`;
    case 'break':
      return '<br>';
  }
}

/** Points to a source in the list at the lesson's end. */
export function sourceMark(number: number, { sourceId, sourceLabel }: LessonFrame): string {
  const label = escapeMarkup(sourceLabel(number));
  return `<a class="source" href="#${sourceId(number)}" aria-label="${label}">${number}</a>`;
}
