import {
  type DiagnosisSystem,
  type PackedAtc,
  type PackedDiagnosis,
  packAtc,
  packDiagnosis,
} from '@smalspor/domain/medicines';

/** The text of a short code, from its bytes as a number (see `codeReader`). */
export function codeText(code: bigint): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(code);
  return bytes.toString('latin1').replace(/\0+$/, '');
}

/** `null` when there is no such code of the fifth level. */
export function packAtcCode(code: bigint): PackedAtc | null {
  return packAtc(codeText(code));
}

/** `null` when the system has no such code. */
export function packDiagnosisCode(system: string, code: bigint): PackedDiagnosis | null {
  return packDiagnosis(system as DiagnosisSystem, codeText(code));
}
