import type { UseCases } from '@smalspor/contract/use-cases';
import { BundleRefusal, createBundleSplitter, operationOutcome } from '@smalspor/domain/lmdi';
import { Refusal } from '@smalspor/domain/refusal';

export interface FakeLmdi {
  readonly useCases: Pick<UseCases, 'receiveBundle' | 'validateBundle' | 'readCapabilities'>;
  /** The most bytes that are read of one bundle. */
  maximumBytes: number;
}

/** Reads bundles to their end and keeps nothing. */
export function createFakeLmdi(): FakeLmdi {
  const fake: FakeLmdi = {
    maximumBytes: 1_000_000,
    useCases: { receiveBundle, validateBundle, readCapabilities },
  };

  async function count(stream: AsyncIterable<Uint8Array>): Promise<number> {
    const splitter = createBundleSplitter();
    let [bytes, entries] = [0, 0];
    for await (const chunk of stream) {
      bytes += chunk.byteLength;
      if (bytes > fake.maximumBytes) throw new Refusal('upload-too-large', 'Send it as several.');
      entries += splitter.push(chunk).length;
    }
    splitter.end();
    if (entries > 0) return entries;
    throw new BundleRefusal('invalid-request', [
      { severity: 'error', code: 'required', expression: 'Bundle.entry', diagnostics: 'One entry or more.' },
      { severity: 'error', code: 'value', expression: 'Bundle.type', diagnostics: 'Send a transaction.' },
    ]);
  }

  return fake;

  async function receiveBundle(
    ...[, { content }]: Parameters<UseCases['receiveBundle']>
  ): ReturnType<UseCases['receiveBundle']> {
    const entries = await count(content.stream);
    return {
      resourceType: 'Bundle',
      id: '00000000-0000-4000-8000-000000000001',
      type: 'transaction-response',
      timestamp: '2026-04-10T06:00:00.000Z',
      entry: Array.from({ length: entries }, () => ({ response: { status: '200 OK' } })),
    };
  }

  async function validateBundle(
    ...[, { content }]: Parameters<UseCases['validateBundle']>
  ): ReturnType<UseCases['validateBundle']> {
    await count(content.stream);
    return operationOutcome([
      { severity: 'information', code: 'informational', expression: '', diagnostics: 'As it should be.' },
    ]);
  }

  async function readCapabilities(): ReturnType<UseCases['readCapabilities']> {
    return {
      resourceType: 'CapabilityStatement',
      status: 'active',
      date: '2026-04-10T06:00:00.000Z',
      kind: 'instance',
      fhirVersion: '4.0.1',
      format: ['json'],
      implementation: { description: 'Invented' },
      implementationGuide: [],
      rest: [],
    };
  }
}
