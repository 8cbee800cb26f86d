/**
 * Splits one line at semicolons. A field may stand in double quotes, in which a semicolon is text and a doubled quote is
 * one quote. `null` when a quote stands where none may.
 */
export function splitFields(line: string): readonly string[] | null {
  if (!line.includes('"')) return line.split(';');
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] === '"') {
      const quoted = readQuoted(line, at + 1);
      if (quoted === null) return null;
      fields.push(quoted.text);
      at = quoted.next;
    } else {
      const end = line.indexOf(';', at);
      const text = line.slice(at, end < 0 ? line.length : end);
      if (text.includes('"')) return null;
      fields.push(text);
      at = end < 0 ? line.length : end;
    }
    if (at >= line.length) return fields;
    if (line[at] !== ';') return null;
    at += 1;
    if (at === line.length) return [...fields, ''];
  }
}

function readQuoted(line: string, from: number): { readonly text: string; readonly next: number } | null {
  let text = '';
  let at = from;
  for (;;) {
    const quote = line.indexOf('"', at);
    if (quote < 0) return null;
    text += line.slice(at, quote);
    if (line[quote + 1] !== '"') return { text, next: quote + 1 };
    text += '"';
    at = quote + 2;
  }
}
