import type { LessonBlock, LessonInline } from '@smalspor/domain/courses';
import { Fragment } from 'react';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { usePackagePlayer } from './package-players.tsx';

/** The text of a lesson. Blocks never change while they are shown, so their places name them. */
export function LessonBlocks({ blocks }: { readonly blocks: readonly LessonBlock[] }) {
  return blocks.map((block, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the text of a lesson never changes its order
    <Block key={place} block={block} />
  ));
}

function Block({ block }: { readonly block: LessonBlock }) {
  const { t } = useTexts();
  const play = usePackagePlayer();
  switch (block.kind) {
    case 'heading': {
      const Level = block.level === 2 ? 'h2' : 'h3';
      return (
        <Level>
          <Line pieces={block.children} />
        </Level>
      );
    }
    case 'paragraph': {
      const [first, ...rest] = block.children;
      if (first?.kind === 'picture') {
        return (
          <figure>
            <Piece piece={first} />
            {rest.length > 0 && (
              <figcaption>
                <Line pieces={rest} />
              </figcaption>
            )}
          </figure>
        );
      }
      return (
        <p>
          <Line pieces={block.children} />
        </p>
      );
    }
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the text of a lesson never changes its order
            <li key={place}>
              <Item blocks={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'package':
      return play(block);
    case 'quote':
      return (
        <blockquote>
          <LessonBlocks blocks={block.blocks} />
        </blockquote>
      );
    case 'table':
      return (
        <WideTable label={t('course.table')}>
          <Table head={block.head} rows={block.rows} />
        </WideTable>
      );
  }
}

/** A line that is all of its item needs no paragraph of its own. */
function Item({ blocks }: { readonly blocks: readonly LessonBlock[] }) {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return <LessonBlocks blocks={blocks} />;
  return (
    <>
      <Line pieces={first.children} />
      <LessonBlocks blocks={rest} />
    </>
  );
}

function Table({ head, rows }: Omit<Extract<LessonBlock, { kind: 'table' }>, 'kind'>) {
  return (
    <table className="figures">
      <thead>
        <tr>
          {head.map((cell, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the text of a lesson never changes its order
            <th key={place} scope="col">
              <Line pieces={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text of a lesson never changes its order
          <tr key={place}>
            {row.map((cell, column) => {
              const Cell = column === 0 ? 'th' : 'td';
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: the text of a lesson never changes its order
                <Cell key={column} {...(column === 0 ? { scope: 'row' } : {})}>
                  <Line pieces={cell} />
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Line({ pieces }: { readonly pieces: readonly LessonInline[] }) {
  return pieces.map((piece, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the text of a lesson never changes its order
    <Fragment key={place}>
      <Piece piece={piece} />
    </Fragment>
  ));
}

function Piece({ piece }: { readonly piece: LessonInline }) {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'code':
      return <code>{piece.text}</code>;
    case 'strong':
      return (
        <strong>
          <Line pieces={piece.children} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Line pieces={piece.children} />
        </em>
      );
    case 'link':
      return (
        <a href={piece.url} rel="noreferrer">
          <Line pieces={piece.children} />
        </a>
      );
    case 'source':
      return <SourceMark number={piece.number} />;
    case 'picture':
      return <img src={`data:image/svg+xml,${encodeURIComponent(piece.svg)}`} alt={piece.text} />;
    case 'break':
      return <br />;
  }
}

/** Points to a source in the list at the lesson's end. */
export function SourceMark({ number }: { readonly number: number }) {
  const { t } = useTexts();
  return (
    <a className="source-mark" href={`#source-${number}`} aria-label={t('course.sourceNumber', { number })}>
      {number}
    </a>
  );
}
