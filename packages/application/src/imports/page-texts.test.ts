import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RegisterFormat } from '@smalspor/domain/registers';
import { LANGUAGES } from '@smalspor/domain/texts';
import { REGISTER_FILE_FORMATS } from '@smalspor/warehouse/ingest';
import { expect, it } from 'vitest';
import { operator, quietTools, testHome } from '../testing/index.ts';
import { importRegisterFiles } from './import-register-files.ts';
import { listFormats } from './list-formats.ts';

const KLASS = {
  codes: [
    { code: '0301', name: 'Oslo', validFromInRequestedRange: '2020-01-01', validToInRequestedRange: null },
  ],
};
const M30 = 'http://www.kith.no/xmlstds/eresept/m30/2014-12-01';
const CATALOGUE = 'http://www.kith.no/xmlstds/eresept/forskrivning/2014-12-01';
const FEST = `<FEST xmlns="${M30}"><HentetDato>2020-03-15T02:00:00</HentetDato><KatLegemiddelpakning><OppfLegemiddelpakning>
  <Status V="A"/><Legemiddelpakning xmlns="${CATALOGUE}"><Atc V="J01CE02"/><NavnFormStyrke>Syntocillin</NavnFormStyrke><Varenr>900001</Varenr>
  <Pakningsinfo><Pakningsstr>40</Pakningsstr></Pakningsinfo></Legemiddelpakning></OppfLegemiddelpakning>
  </KatLegemiddelpakning></FEST>`;

it('names every format, reason and quality figure on the page, in every language', async () => {
  const home = await testHome('empty');
  const house = await home.open();
  const read = async (format: RegisterFormat, name: string, content: string) => {
    const path = join(home.directory, name);
    await writeFile(path, content);
    return importRegisterFiles(house, operator, { format, path, name }, quietTools());
  };
  const documents = [
    await read('klass', 'klass.json', JSON.stringify(KLASS)),
    await read('fest', 'fest.xml', FEST),
  ];
  const semicolon = REGISTER_FILE_FORMATS.filter((format) => format.kind === 'semicolon');
  const keys = [
    ...REGISTER_FILE_FORMATS.map(({ id }) => `web.format.${id}`),
    ...semicolon.flatMap(({ checks }) => checks.map(({ code }) => `web.reject.${code}`)),
    ...[...semicolon, ...documents].flatMap(({ quality }) =>
      Object.keys(quality).map((name) => `web.quality.${name}`),
    ),
  ];
  expect(keys.filter((key) => !house.content.messages.has(key))).toEqual([]);
});

it('offers the formats by names in bokmål, nynorsk and English', async () => {
  const home = await testHome('empty');
  const { formats } = await listFormats(
    await home.open(),
    operator,
    {},
    { requestId: 'r', idempotencyKey: null },
  );
  const dispensings = formats.find(({ id }) => id === 'dispensings');
  expect(LANGUAGES.map((language) => dispensings?.name[language])).toEqual([
    'Utleveringer',
    'Utleveringar',
    'Dispensings',
  ]);
});
