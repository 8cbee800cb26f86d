import { type DiagnosisSystem, type PackedDiagnosis, packDiagnosis } from '@smalspor/domain/medicines';

/** The text of a short code, from its bytes as a number (see `codeReader`). */
function codeText(code: bigint): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(code);
  return bytes.toString('latin1').replace(/\0+$/, '');
}

/** `null` when the system has no such code. */
export function packDiagnosisCode(system: string, code: bigint): PackedDiagnosis | null {
  return packDiagnosis(system as DiagnosisSystem, codeText(code));
}
