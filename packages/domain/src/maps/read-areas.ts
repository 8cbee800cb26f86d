/** Longitude and latitude in degrees (WGS 84). */
export type Position = readonly [longitude: number, latitude: number];

/** An area of a map: its outlines and holes as closed rings, in any order and direction. */
export interface MapArea {
  readonly id: string;
  readonly rings: readonly (readonly Position[])[];
}

/** Norway with its islands: what lies outside is no longitude and latitude of the country. */
const BOUNDS = { west: -12, east: 40, south: 54, north: 82 };

/** More faults than these say nothing more. */
const MOST_FAULTS = 12;

/**
 * Reads the areas of a GeoJSON file (RFC 7946): a collection of polygons with a property that holds each area's code.
 * @param known why a code is no area of the map, or `null` where it is one
 * @param fault is told each fault, with what to do
 * @returns the areas by code; of no use after a fault
 */
export function readAreas(
  text: string,
  property: string,
  known: (code: string) => string | null,
  fault: (message: string) => void,
): readonly MapArea[] {
  let told = 0;
  const report = (message: string) => {
    told += 1;
    if (told <= MOST_FAULTS) fault(message);
  };
  const features = featuresOf(text, report);
  const areas = new Map<string, MapArea>();
  for (const [index, feature] of features.entries()) {
    const id = codeOf(feature, property);
    const name = `feature ${index + 1}`;
    if (id === null) {
      report(
        `${name} has no property ${property} with a code: name the property that has it in map.property.`,
      );
      continue;
    }
    const why = known(id);
    if (why !== null) report(`${name}: ${why}`);
    if (areas.has(id)) report(`${name}: ${id} stands twice: join its polygons into one MultiPolygon.`);
    areas.set(id, { id, rings: ringsOf(feature, `${name} (${id})`, report) });
  }
  if (told === 0 && areas.size === 0) report('it holds no areas: export polygons with their codes.');
  if (told > MOST_FAULTS) fault(`and ${told - MOST_FAULTS} more faults.`);
  return [...areas.values()];
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function featuresOf(text: string, report: (message: string) => void): readonly Fields[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    report('it is not JSON: export it as GeoJSON.');
    return [];
  }
  if (!isFields(parsed) || parsed.type !== 'FeatureCollection' || !Array.isArray(parsed.features)) {
    report('it is no GeoJSON FeatureCollection: export the areas as GeoJSON.');
    return [];
  }
  if (parsed.crs !== undefined && !/CRS84|4326/.test(JSON.stringify(parsed.crs))) {
    report('it has a coordinate system of its own: export it as WGS 84 (EPSG:4326).');
  }
  return parsed.features.map((each) => (isFields(each) ? each : {}));
}

/** The code as text; a number has lost its leading zero. */
function codeOf({ properties }: Fields, property: string): string | null {
  const value = isFields(properties) ? properties[property] : undefined;
  if (typeof value === 'number') return String(value).padStart(2, '0');
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function ringsOf(
  { geometry }: Fields,
  name: string,
  report: (message: string) => void,
): readonly (readonly Position[])[] {
  // An area without a place in the file is listed beside the map.
  if (geometry === null) return [];
  const coordinates = isFields(geometry) ? geometry.coordinates : undefined;
  const type = isFields(geometry) ? geometry.type : undefined;
  if ((type !== 'Polygon' && type !== 'MultiPolygon') || !Array.isArray(coordinates)) {
    report(`${name} is no Polygon or MultiPolygon: export areas, not points or lines.`);
    return [];
  }
  const polygons: readonly unknown[] = type === 'Polygon' ? [coordinates] : coordinates;
  return polygons.flatMap((polygon) =>
    (Array.isArray(polygon) ? polygon : [null]).map((ring) => ringOf(ring, name, report)),
  );
}

function ringOf(ring: unknown, name: string, report: (message: string) => void): readonly Position[] {
  const positions = Array.isArray(ring) ? ring.map(positionOf) : [];
  const sound = positions.filter((each) => each !== null);
  const [first, last] = [sound[0], sound.at(-1)];
  if (sound.length < positions.length) report(`${name} has a position that is not two numbers.`);
  else if (sound.length < 4) report(`${name} has a ring of fewer than four positions: leave it out.`);
  else if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    report(`${name} has a ring that does not end where it begins: close it.`);
  else if (!sound.every(isInside))
    report(
      `${name} lies outside the country: give longitude before latitude, in degrees of WGS 84 (EPSG:4326), not metres.`,
    );
  return sound;
}

function positionOf(value: unknown): Position | null {
  if (!Array.isArray(value)) return null;
  const [longitude, latitude] = value;
  return Number.isFinite(longitude) && Number.isFinite(latitude) ? [longitude, latitude] : null;
}

function isInside([longitude, latitude]: Position): boolean {
  const { west, east, south, north } = BOUNDS;
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}
