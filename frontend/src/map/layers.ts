// What is drawn: land, borders and names of countries, and incidents above them.
import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import type { Colours } from "./colours";

/** Radius, in pixels, of the smallest and of the largest circle. */
export const LEAST = 3;
const LARGEST = 26;
/** Pixels of radius for one killed, where all circles in sight may be that large: a circle's area stands for people. */
const ONE = 1.7;
export const CIRCLES = "best";
export const CLOUDS = "fuzz";

/** Sums over the incidents of one circle; its place is as exact as the most exact of theirs. */
export const SUMS = {
  low: ["+", ["get", "low"]],
  best: ["+", ["get", "best"]],
  high: ["+", ["get", "high"]],
  clash: ["+", ["get", "clash"]],
  fuzz: ["min", ["get", "fuzz"]],
};

/** Circles that would lie within so many pixels of each other are drawn as one; farther apart where many would overlap. */
export function near(incidents: number): number {
  return incidents > 300 ? 30 : 22;
}

/** Pixels of radius for one killed, where the largest circle in sight stands for so many. */
export function scale(most: number): number {
  return Math.min(ONE, LARGEST / Math.sqrt(Math.max(1, most)));
}

const NUMBER: ExpressionSpecification = ["coalesce", ["get", "point_count"], 1];

/** Pixels around the circle of a place that is known to be within 25 km, a district, a province, a country. */
const CLOUD: ExpressionSpecification = ["match", ["get", "fuzz"], 1, 0, 2, 8, 3, 13, [4, 5], 20, 30];

/** Countries that have a name where the world is seen, by square degrees; nearer by, all have. */
const NAMED: ExpressionSpecification = [">=", ["*", -1, ["get", "rank"]], ["step", ["zoom"], 12, 2, 6, 3, 1.5, 4, 0]];

export function layers(hue: Colours, one: number): LayerSpecification[] {
  const radius = (of: string): ExpressionSpecification => ["*", one, ["sqrt", ["get", of]]];
  const circle: ExpressionSpecification = ["max", LEAST, radius("best")];
  const holdsItsNumber: ExpressionSpecification = [">=", circle, 11];
  const colour: ExpressionSpecification = [
    "case", [">=", ["*", 2, ["get", "clash"]], NUMBER], hue.contested, hue.plain,
  ];
  return [
    { id: "sea", type: "background", paint: { "background-color": hue.sea } },
    { id: "land", type: "fill", source: "world", paint: { "fill-color": hue.land } },
    { id: "borders", type: "line", source: "borders", paint: { "line-color": hue.border, "line-width": 0.8 } },
    {
      id: "countries", type: "symbol", source: "names", filter: NAMED,
      layout: {
        "text-field": ["get", "name"], "text-font": ["sans-serif"], "text-size": 11.5, "text-max-width": 7,
        "symbol-sort-key": ["get", "rank"], "text-padding": 6,
      },
      paint: { "text-color": hue.name, "text-halo-color": hue.land, "text-halo-width": 1.4 },
    },
    {
      id: CLOUDS, type: "circle", source: "incidents", filter: [">", ["get", "fuzz"], 1],
      paint: {
        "circle-radius": ["+", circle, CLOUD], "circle-color": colour, "circle-opacity": 0.3, "circle-blur": 1,
      },
    },
    {
      id: "range", type: "circle", source: "incidents", filter: [">", ["get", "high"], ["get", "low"]],
      paint: {
        "circle-radius": radius("low"), "circle-opacity": 0, "circle-stroke-color": colour,
        "circle-stroke-width": ["max", 1, ["min", 24, ["-", radius("high"), radius("low")]]], "circle-stroke-opacity": 0.3,
      },
    },
    {
      id: CIRCLES, type: "circle", source: "incidents",
      paint: {
        "circle-radius": circle, "circle-color": colour,
        "circle-opacity": ["case", ["==", ["get", "best"], 0], 0.35, 0.8],
        "circle-blur": ["case", [">", ["get", "fuzz"], 2], 0.55, 0],
        "circle-stroke-color": hue.land, "circle-stroke-width": ["case", [">", ["get", "fuzz"], 2], 0, 0.8],
      },
    },
    {
      id: "numbers", type: "symbol", source: "incidents", filter: ["has", "point_count"],
      layout: {
        "text-field": ["get", "point_count_abbreviated"], "text-font": ["sans-serif"], "text-size": 11,
        "text-allow-overlap": true, "text-padding": 4,
        "text-anchor": ["case", holdsItsNumber, "center", "left"],
        "text-offset": ["case", holdsItsNumber, ["literal", [0, 0]], ["literal", [1.1, 0]]],
      },
      paint: {
        "text-color": ["case", holdsItsNumber, hue.land, hue.ink],
        "text-halo-color": hue.land, "text-halo-width": ["case", holdsItsNumber, 0, 1.6],
      },
    },
  ];
}
