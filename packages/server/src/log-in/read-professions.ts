import { hprDetails } from './hpr-details.ts';
import { malformedAnswer } from './read-subject.ts';

type Claims = Readonly<Record<string, unknown>>;

/** Codes are short, such as `LE`, `SP` and `FA1`. */
const CODE = /^[A-ZÆØÅ0-9]{1,10}$/;

/**
 * The professions that somebody is authorised in, by the register’s own codes (code system 9060: `LE` doctor, `SP` nurse), each
 * once and in order; empty where the list of authorisations is empty, and `null` where the service tells nothing of them.
 *
 * @throws Refusal `log-in-failed` when a code is malformed
 */
export function readProfessions(idToken: Claims, userInfo: Claims): readonly string[] | null {
  const details = [idToken, userInfo].flatMap(hprDetails);
  const codes = details.flatMap(({ profession }) => codesIn(profession));
  if (codes.length > 0) return [...new Set(codes)].sort();
  return details.some(({ approvals }) => Array.isArray(approvals) && approvals.length === 0) ? [] : null;
}

/** A code, or a coded value like those beside it: `{ "value": "LE", "description": "Lege" }`. */
function codesIn(profession: unknown): readonly string[] {
  if (profession === undefined || profession === null) return [];
  const code = typeof profession === 'object' ? (profession as Claims).value : profession;
  if (typeof code !== 'string' || !CODE.test(code)) throw malformedAnswer('a profession of it is malformed');
  return [code];
}
