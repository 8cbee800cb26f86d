import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { UsageError } from './run-command.ts';

export interface HomeOption {
  readonly home?: string;
}

/** `--home`, else `SMALSPOR_HOME`, else `~/.smalspor`. @throws UsageError for an empty one, which would be the working directory */
export function homeDirectory(options: HomeOption): string {
  if (options.home?.trim() === '') throw new UsageError('--home is empty: name a directory');
  if (options.home === undefined && process.env.SMALSPOR_HOME?.trim() === '') {
    throw new UsageError('SMALSPOR_HOME is empty: name a directory, or unset it');
  }
  return resolve(options.home ?? process.env.SMALSPOR_HOME ?? join(homedir(), '.smalspor'));
}

/** `2015-2021` or `2019`. @throws UsageError */
export function parseYears(text: string): { readonly from: number; readonly to: number } {
  const match = /^(\d{4})(?:-(\d{4}))?$/.exec(text);
  const from = Number(match?.[1]);
  const to = Number(match?.[2] ?? match?.[1]);
  if (!match || from > to || from < 2012 || to > 2025) {
    throw new UsageError(`Years are written 2015-2021, from 2012 to 2025; got ${text}`);
  }
  return { from, to };
}

/** `03,46`: the county numbers of today. @throws UsageError */
export function parseCounties(text: string): readonly string[] {
  const codes = text.split(',').map((code) => code.trim());
  const wrong = codes.find((code) => !/^\d{2}$/.test(code));
  if (wrong !== undefined) throw new UsageError(`A county is two digits, such as 03 or 46; got ${wrong}`);
  return codes;
}

/** @throws UsageError */
export function parseWholeNumber(text: string, name: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${name} is a whole number; got ${text}`);
  return Number(text);
}

/** A share above 0 and at most 1. @throws UsageError */
export function parseShare(text: string, name: string): number {
  const share = Number(text);
  if (text.trim() === '' || !(share > 0 && share <= 1)) {
    throw new UsageError(`${name} is a share above 0 and at most 1; got ${text}`);
  }
  return share;
}
