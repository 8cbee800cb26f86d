import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Cell = number | string | null;

/** Doses and population of one year, as the bank tells them: a mark where it hides one. */
export interface FakeYear {
  readonly year: string;
  readonly all: Cell;
  readonly methenamine: Cell;
  readonly population: Cell;
}

export interface FakeStatisticsBank {
  readonly address: string;
  readonly asked: { readonly path: string; readonly body: unknown }[];
  years: readonly FakeYear[];
  /** Answers this instead of the table. */
  instead: { readonly status: number; readonly text: string } | null;
  readonly close: () => Promise<void>;
}

/** A statistics bank that answers in the shape of table 825 of the register `lmr`, byte order mark included. */
export async function openFakeStatisticsBank(years: readonly FakeYear[]): Promise<FakeStatisticsBank> {
  const asked: FakeStatisticsBank['asked'] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    asked.push({ path: request.url ?? '', body: JSON.parse(text) });
    const { status, text: answer } = bank.instead ?? {
      status: 200,
      text: `\uFEFF${JSON.stringify(tableOf(bank.years))}`,
    };
    response.writeHead(status, { 'content-type': 'application/json' }).end(answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bank: FakeStatisticsBank = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/open/v1`,
    asked,
    years,
    instead: null,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return bank;
}

function tableOf(years: readonly FakeYear[]) {
  const dimension = (index: readonly string[]) => ({ category: { index } });
  return {
    version: '2.0',
    class: 'dataset',
    id: ['Atc_Verdi', 'Kjonn_Verdi', 'Aldersgruppe_Verdi', 'Utlevering_Ar', 'MEASURE_TYPE'],
    size: [2, 1, 1, years.length, 2],
    dimension: {
      Atc_Verdi: dimension(['J01', 'J01XX05']),
      Kjonn_Verdi: dimension(['TOTALT']),
      Aldersgruppe_Verdi: dimension(['TOTALT']),
      Utlevering_Ar: dimension(years.map(({ year }) => year)),
      MEASURE_TYPE: dimension(['DDD', 'Befolkning']),
    },
    value: [
      ...years.flatMap(({ all, population }) => [all, population]),
      ...years.flatMap(({ methenamine, population }) => [methenamine, population]),
    ],
  };
}
