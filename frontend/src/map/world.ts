// The countries of Natural Earth as the page's own server has them, with no tiles.
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Point, Polygon, Position } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

type Countries = Topology<{ countries: GeometryCollection<{ name: string }> }>;
type Land = Feature<Polygon | MultiPolygon, { name: string }>;

export interface World {
  land: FeatureCollection;
  borders: MultiLineString;
  names: FeatureCollection<Point, { name: string; rank: number }>;
}

export async function world(address: string): Promise<World> {
  const told = (await (await fetch(address)).json()) as Countries;
  const land = feature(told, told.objects.countries);
  land.features.forEach((country) => parts(country as Land).flat().forEach(unwrap));
  return {
    land,
    borders: mesh(told, told.objects.countries, (one, other) => one !== other),
    names: { type: "FeatureCollection", features: (land.features as Land[]).flatMap(named) },
  };
}

/** A name in the middle of the country's largest part; larger countries go first where there is no room for all. */
function named(country: Land): Feature<Point, { name: string; rank: number }>[] {
  const rings = parts(country).flatMap((part) => part.slice(0, 1));
  const largest = rings.sort((a, b) => area(b) - area(a))[0];
  if (!largest) return [];
  const middle: Point = { type: "Point", coordinates: centre(largest) };
  return [{ type: "Feature", geometry: middle, properties: { name: country.properties.name, rank: -area(largest) } }];
}

function parts({ geometry }: Land): Position[][][] {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

/** A ring that crosses the line of date goes on behind it; else it would be drawn once around the world. */
function unwrap(ring: Position[]): void {
  const leap = (n: number): number => (ring[n]?.[0] ?? 0) - (ring[n - 1]?.[0] ?? 0);
  const leaps = ring.map((_, n) => (n > 0 && Math.abs(leap(n)) > 180 ? -360 * Math.sign(leap(n)) : 0));
  if (leaps.reduce((sum, each) => sum + each, 0) !== 0) return; // around a pole
  let behind = 0;
  ring.forEach((place, n) => (place[0] = (place[0] ?? 0) + (behind += leaps[n] ?? 0)));
}

/** In square degrees. */
function area(ring: Position[]): number {
  return Math.abs(sides(ring).reduce((sum, { cross }) => sum + cross, 0)) / 2;
}

function centre(ring: Position[]): Position {
  const all = sides(ring);
  const twice = all.reduce((sum, { cross }) => sum + cross, 0);
  return [0, 1].map((axis) => all.reduce((sum, { cross, middle }) => sum + cross * (middle[axis] ?? 0), 0) / twice);
}

/** Each side of the ring: its cross product, and the middle of the triangle that it makes with the origin. */
function sides(ring: Position[]): { cross: number; middle: Position }[] {
  return ring.slice(1).map(([x = 0, y = 0], n) => {
    const [a = 0, b = 0] = ring[n] ?? [];
    return { cross: a * y - x * b, middle: [(a + x) / 3, (b + y) / 3] };
  });
}
