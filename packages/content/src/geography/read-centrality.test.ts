import { centralityOf, municipalitiesAt } from '@smalspor/domain/organisation';
import { toMonth } from '@smalspor/domain/time';
import { describe, expect, it } from 'vitest';
import { CONTENT_DIRECTORY, loadContent } from '../loading/load-content.ts';
import { directoryWith, problemsAfter, problemsOf } from '../testing/changed-content.ts';

const FILE = 'geography/centrality.csv';
const { geography, centrality } = loadContent();
const overlaid = (...lines: readonly string[]) =>
  directoryWith({ [FILE]: ['code;edition;class;index', ...lines, ''].join('\n') });

describe('the shipped centrality', () => {
  it('has a class for every municipality since 2012', () => {
    expect(centrality.edition).toBe(2024);
    const classless = geography.municipalities.filter(
      ({ code }) => centralityOf(geography, centrality, code) === null,
    );
    expect(classless.map(({ code }) => code)).toEqual([]);
  });

  it('has as many municipalities of 2024 in each class as the table it was read from', () => {
    const classes = municipalitiesAt(geography, toMonth(2024, 1)).map(({ code }) =>
      centralityOf(geography, centrality, code),
    );
    const counts = [1, 2, 3, 4, 5, 6].map((one) => classes.filter((each) => each === one).length);
    expect(counts).toEqual([5, 21, 54, 65, 104, 108]);
  });

  it.each([
    // Statistics Norway, KLASS 128: Oslo 1000, Bergen 895, Lillehammer 818, Kristiansund 749, Tynset 647, Utsira 293.
    ['0301', 1],
    ['4601', 2],
    ['3405', 3],
    ['1505', 4],
    ['3427', 5],
    ['1151', 6],
    // Of earlier borders: Stokke, Snillfjord, Tysfjord, and Ålesund before Haram left it; Nannestad, which only changed its number.
    ['0720', 3],
    ['0238', 3],
    ['5012', 4],
    ['1850', 6],
    ['1507', 3],
  ])('puts %s in class %i', (code, expected) => {
    expect(centralityOf(geography, centrality, code)).toBe(expected);
  });
});

describe('a site’s own centrality', () => {
  it('takes the place of the shipped one, by class or by index', () => {
    const own = loadContent(CONTENT_DIRECTORY, overlaid('0301;2024;1;', '4601;2024;;895')).centrality;
    expect([...own.classByCode]).toEqual([
      ['0301', 1],
      ['4601', 2],
    ]);
  });

  it('of an edition whose limits are not known needs the class', () => {
    expect(loadContent(CONTENT_DIRECTORY, overlaid('0301;2028;2;990')).centrality).toEqual({
      edition: 2028,
      classByCode: new Map([['0301', 2]]),
    });
    expect(problemsOf(CONTENT_DIRECTORY, overlaid('0301;2028;;990'))).toEqual([
      `${FILE}:2: the limits of the classes of 2028 are not known: give the class`,
    ]);
  });

  it('is refused with every fault and its line', () => {
    const lines = [
      '0301;2024;1;1000',
      '0302;2024;1;',
      '0301;2024;1;',
      '4601;2024;7;',
      '1101;2017;4;',
      '1103;2024;;',
      '1106;2024;;1001',
      '1108;2024;3;882',
      '1111;last;5;',
    ];
    expect(problemsOf(CONTENT_DIRECTORY, overlaid(...lines))).toEqual([
      `${FILE}:3: 0302 is no municipality`,
      `${FILE}:4: 0301 stands twice`,
      `${FILE}:5: 7 is no class: 1 is the most central, 6 the least`,
      `${FILE}:6: editions are not mixed: the first line is of 2024`,
      `${FILE}:7: has neither class nor index`,
      `${FILE}:8: 1001 is no index from 0 to 1000`,
      `${FILE}:9: the index 882 is of class 2, not 3`,
      `${FILE}:10: last is no year of an edition`,
    ]);
    expect(problemsAfter({ [FILE]: null })).toEqual([`${FILE}:1: is missing`]);
  });
});
