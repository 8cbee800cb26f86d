import { type Operation, operations } from '@smalspor/contract/operations';
import type { Plugin } from 'vite';

const MODULE = /\/contract\/src\/operations\/operations\.ts$/;

/**
 * The page asks by method, path and the names of what goes where; the server judges what comes. So the page gets these alone, worked
 * out from the contract itself, and neither the schemas nor what makes them: a fifth of its own scripts.
 */
export function thinOperations(): Plugin {
  return {
    name: 'smalspor-thin-operations',
    load: (id) => (MODULE.test(id) ? `export const operations = ${JSON.stringify(thinned())};` : undefined),
  };
}

function thinned(): object {
  const entries = Object.entries(operations).map(([id, operation]: [string, Operation]) => {
    const { method, path, kind, params, query, body } = operation;
    return [id, { method, path, kind, params: names(params), query: names(query), body: names(body) }];
  });
  return Object.fromEntries(entries);
}

function names({ properties }: { readonly properties: object }): object {
  return { properties: Object.fromEntries(Object.keys(properties).map((name) => [name, 0])) };
}
