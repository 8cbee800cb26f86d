import { loadContent } from '@smalspor/content/loading';
import { describe, expect, it } from 'vitest';
import { parseLesson } from './parse-lesson.ts';

const PICTURES = new Map([['pictures/ear.svg', '<svg viewBox="0 0 1 1"></svg>']]);
const blocks = (markdown: string) =>
  parseLesson(`# Title\n\n${markdown}`, { pictures: PICTURES, packages: new Map() }).blocks;
const text = (words: string) => ({ kind: 'text', text: words });

describe('a lesson', () => {
  it('becomes blocks, without its own heading', () => {
    expect(blocks('## Next\n\nSome **bold** and *slanted* `x`.\n\n### Small')).toEqual([
      { kind: 'heading', level: 2, children: [text('Next')] },
      {
        kind: 'paragraph',
        children: [
          text('Some '),
          { kind: 'strong', children: [text('bold')] },
          text(' and '),
          { kind: 'emphasis', children: [text('slanted')] },
          text(' '),
          { kind: 'code', text: 'x' },
          text('.'),
        ],
      },
      { kind: 'heading', level: 3, children: [text('Small')] },
    ]);
  });

  it('shows nothing of the word that a paragraph claims nothing', () => {
    const lesson = parseLesson('# Title\n\nIt is Monday. [@practice]\n\nWash. [@a]', {
      pictures: PICTURES,
      packages: new Map(),
    });
    expect(lesson.sources).toEqual(['a']);
    expect(lesson.blocks).toEqual([
      { kind: 'paragraph', children: [text('It is Monday.')] },
      { kind: 'paragraph', children: [text('Wash.'), { kind: 'source', number: 1 }] },
    ]);
  });

  it('has lists, tables, quotes and pictures', () => {
    expect(blocks('- one\n- two\n\n1. first')).toEqual([
      {
        kind: 'list',
        ordered: false,
        items: [
          [{ kind: 'paragraph', children: [text('one')] }],
          [{ kind: 'paragraph', children: [text('two')] }],
        ],
      },
      { kind: 'list', ordered: true, items: [[{ kind: 'paragraph', children: [text('first')] }]] },
    ]);
    expect(blocks('| a | b |\n| --- | --- |\n| 1 | **2** |')).toEqual([
      {
        kind: 'table',
        head: [[text('a')], [text('b')]],
        rows: [[[text('1')], [{ kind: 'strong', children: [text('2')] }]]],
      },
    ]);
    expect(blocks('> so\n')).toEqual([
      { kind: 'quote', blocks: [{ kind: 'paragraph', children: [text('so')] }] },
    ]);
    expect(blocks('![An ear](pictures/ear.svg)')).toEqual([
      {
        kind: 'paragraph',
        children: [{ kind: 'picture', svg: '<svg viewBox="0 0 1 1"></svg>', text: 'An ear' }],
      },
    ]);
  });

  it('numbers its sources in the order in which it names them, in lists and tables too', () => {
    const parsed = parseLesson(
      '# T\n\nOne. [@b] [@a]\n\n- Two. [@b]\n\n| x [@c] |\n| --- |',
      { pictures: PICTURES, packages: new Map() },
      ['a', 'd'],
    );
    expect(parsed.sources).toEqual(['b', 'a', 'c', 'd']);
    expect(parsed.blocks[0]).toEqual({
      kind: 'paragraph',
      children: [text('One.'), { kind: 'source', number: 1 }, { kind: 'source', number: 2 }],
    });
    expect(JSON.stringify(parsed.blocks)).not.toContain('@');
  });

  it('has no place for HTML, unknown pictures and other addresses', () => {
    for (const bad of [
      '<p>no</p>',
      'a <b>no</b>',
      '![x](pictures/nose.svg)',
      '[x](javascript:alert)',
      '    code',
    ]) {
      expect(() => blocks(bad), bad).toThrow();
    }
  });

  it('of every course can be read', () => {
    for (const course of loadContent().courses) {
      for (const { lessons } of course.words.values()) {
        for (const [id, markdown] of lessons) {
          const parsed = parseLesson(markdown, course);
          expect(parsed.blocks.length, id).toBeGreaterThan(3);
          expect(JSON.stringify(parsed.blocks), id).not.toMatch(/\[@|&amp;|&lt;|&#/);
        }
      }
    }
  });
});
