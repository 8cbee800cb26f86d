import { OPEN_BASE } from '@smalspor/contract/operations';

/** The part of an OpenAPI document that is needed here. */
interface Document {
  readonly paths?: Readonly<Record<string, unknown>>;
}

/** The version of the open interface; the product's own changes much more often. */
const VERSION = '1.0';

/** The open interface alone, as an OpenAPI 3.1 document of its own: it changes only when version 1 is meant to. */
export function describeOpenApi({ paths = {} }: Document): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Smalspor, open results',
      version: VERSION,
      description:
        'Suppressed figures of the country, its counties and its programmes. No key and no log-in. Hidden figures are null with a reason, never 0. Answers carry an ETag: ask with If-None-Match.',
    },
    paths: Object.fromEntries(Object.entries(paths).filter(([path]) => path.startsWith(`${OPEN_BASE}/`))),
  };
}
