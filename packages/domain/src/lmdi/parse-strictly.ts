export type JsonObject = Readonly<Record<string, unknown>>;

/** Why a piece of JSON is not taken. Nothing of what stands in it is repeated: it may be health data. */
export type JsonFault = 'not-json' | 'not-an-object' | 'repeated-name';

/** Strings and the signs between them: enough to follow objects through text that is known to be JSON. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/**
 * One JSON object from text whose nesting has been bounded before. A name that stands twice in an object is a fault: readers
 * differ in which of the two they take.
 */
export function parseStrictly(text: string): JsonObject | JsonFault {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'not-json';
  }
  if (!isObject(value)) return 'not-an-object';
  return repeatsName(text) ? 'repeated-name' : value;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function repeatsName(json: string): boolean {
  /** The names of each open object; `null` for a list. */
  const open: (Set<string> | null)[] = [];
  let isName = false;
  for (const [token] of json.matchAll(TOKENS)) {
    if (isName && token.startsWith('"')) {
      const [names, name] = [open.at(-1), nameOf(token)];
      if (names?.has(name)) return true;
      names?.add(name);
      isName = false;
    } else isName = follow(open, token);
  }
  return false;
}

/** @returns whether a name follows */
function follow(open: (Set<string> | null)[], token: string): boolean {
  if (token === '{') open.push(new Set());
  else if (token === '[') open.push(null);
  else if (token === '}' || token === ']') open.pop();
  return token === '{' || (token === ',' && open.at(-1) !== null);
}

function nameOf(token: string): string {
  return token.includes('\\') ? String(JSON.parse(token)) : token.slice(1, -1);
}
