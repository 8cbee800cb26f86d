import { DOOR_POLICIES } from '@smalspor/domain/access';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { type Operation, operations } from './index.ts';

const all = Object.entries(operations) as [string, Operation][];

describe('every operation', () => {
  it.each(all)('%s has a policy that exists', (_id, { policy }) => {
    expect(DOOR_POLICIES[policy]).toBeTypeOf('function');
  });

  it.each(all)('%s declares each parameter of its path, and no other', (_id, { path, params }) => {
    const inPath = [...path.matchAll(/:(\w+)/g)].map((match) => match[1]);
    expect(Object.keys(params.properties).sort()).toEqual(inPath.sort());
  });

  it.each(all)('%s keeps its parameters, query and body apart', (_id, { params, query, body }) => {
    const names = [params, query, body].flatMap(({ properties }) => Object.keys(properties));
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(all)('%s sends nothing with a reading request', (_id, { method, body }) => {
    if (method === 'GET') expect(Object.keys(body.properties)).toEqual([]);
  });

  it('has a route of its own', () => {
    const routes = all.map(([, { method, path }]) => `${method} ${path}`);
    expect(new Set(routes).size).toBe(routes.length);
  });

  it('lets visitors do nothing but ask about the service, themselves and a certificate that they hold', () => {
    const open = all.filter(([, { policy }]) => policy === 'canUseWithoutSignIn').map(([id]) => id);
    expect(open.sort()).toEqual([
      'downloadOpenDictionary',
      'downloadOpenValues',
      'listOpenAreas',
      'listOpenIndicators',
      'listOpenProgrammes',
      'listOpenReleases',
      'listOpenValues',
      'readCapabilities',
      'readHealth',
      'readNationalGoals',
      'readOpenDictionary',
      'readOpenFhirMetadata',
      'readOpenIndicator',
      'readOpenLocation',
      'readOpenMeasure',
      'readOpenMeasureReport',
      'readOpenOrganization',
      'readOpenProgramme',
      'readOpenRelease',
      'readOpenStructureDefinition',
      'readSession',
      'searchOpenLocations',
      'searchOpenMeasureReports',
      'searchOpenMeasures',
      'searchOpenOrganizations',
      'searchOpenStructureDefinitions',
      // By the link in a letter, which proves itself.
      'stopDigest',
      'verifyCertificate',
    ]);
  });
});

describe('the reason for opening a quarantine', () => {
  const { reason } = operations.openQuarantine.body.properties;

  it.each(['ten chars.x', '  0123456789  ', 'a b c d e f g h i j', 'Registeret spør hvorfor'])(
    'may be %j',
    (text) => expect(Value.Check(reason, text)).toBe(true),
  );

  it.each(['', '            ', 'too short', 'a b c d e f g h i', '\u200b'.repeat(12), 'x'.repeat(501)])(
    'may not be %j',
    (text) => expect(Value.Check(reason, text)).toBe(false),
  );
});
