// Incidents as the server's GeoJSON tells of them, brought to what a map draws.
import type { Feature, FeatureCollection, Point } from "geojson";

/** A row of the list; the columns that the map needs of it. */
interface Told {
  link: string;
  location_worded: string | null;
  country: string | null;
  date_start: string | null;
  date_end: string | null;
  reported: string | null;
  killed: number | null;
  killed_low: number | null;
  killed_high: number | null;
  where_prec: number | null;
  where_prec_words: string;
  status: string;
}

/** `low`, `best` and `high` are people killed; `fuzz` is UCDP's precision of the place, `clash` 1 where contested. */
export interface Drawn {
  number: number;
  low: number;
  best: number;
  high: number;
  fuzz: number;
  clash: number;
}

export interface Incident {
  told: Told;
  at: [number, number];
}

export type Points = FeatureCollection<Point, Drawn>;

/** Those that have a place on the map; the others are named beside it by the server. */
export async function fetched(address: string): Promise<Incident[]> {
  const answer = await fetch(address, { headers: { Accept: "application/geo+json" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const all = (await answer.json()) as FeatureCollection<Point | null, Told>;
  return all.features.flatMap(({ geometry, properties }) =>
    geometry ? [{ told: properties, at: geometry.coordinates as [number, number] }] : [],
  );
}

export function points(incidents: readonly Incident[]): Points {
  return { type: "FeatureCollection", features: incidents.map(point) };
}

function point({ told, at }: Incident, number: number): Feature<Point, Drawn> {
  const low = told.killed_low ?? 0;
  const best = told.killed ?? low;
  const high = Math.max(told.killed_high ?? best, best, low);
  const fuzz = told.where_prec ?? 6;
  const properties = { number, low, best, high, fuzz, clash: told.status === "contested" ? 1 : 0 };
  return { type: "Feature", geometry: { type: "Point", coordinates: at }, properties };
}

/** What is sorted by where only some can be named: the most killed first. */
export function weight({ told }: Incident): number {
  return told.killed ?? told.killed_low ?? 0;
}
