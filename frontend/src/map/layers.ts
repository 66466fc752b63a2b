// What is drawn: land, borders and names of countries, and incidents above them.
import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import type { Colours } from "./colours";

/** A circle's area stands for people: pixels of radius for one killed, and the limits of what is drawn. */
const ONE = 1.7;
const LEAST = 3;
const MOST = 70;
/** Circles that would lie within so many pixels of each other are drawn as one. */
export const NEAR = 22;
export const CIRCLES = "best";
export const CLOUDS = "fuzz";

/** Sums over the incidents of one circle. */
export const SUMS = {
  low: ["+", ["get", "low"]],
  best: ["+", ["get", "best"]],
  high: ["+", ["get", "high"]],
  clash: ["+", ["get", "clash"]],
  fuzz: ["max", ["get", "fuzz"]],
};

const radius = (of: string): ExpressionSpecification => ["min", MOST, ["*", ONE, ["sqrt", ["get", of]]]];
const CIRCLE: ExpressionSpecification = ["max", LEAST, radius("best")];
const NUMBER: ExpressionSpecification = ["coalesce", ["get", "point_count"], 1];

/** Pixels around the circle of a place that is known to be within 25 km, a district, a province, a country. */
const CLOUD: ExpressionSpecification = ["match", ["get", "fuzz"], 1, 0, 2, 8, 3, 13, [4, 5], 20, 30];

export function layers(hue: Colours): LayerSpecification[] {
  const colour: ExpressionSpecification = [
    "case", [">=", ["*", 2, ["get", "clash"]], NUMBER], hue.contested, hue.plain,
  ];
  return [
    { id: "sea", type: "background", paint: { "background-color": hue.sea } },
    { id: "land", type: "fill", source: "world", paint: { "fill-color": hue.land } },
    { id: "borders", type: "line", source: "borders", paint: { "line-color": hue.border, "line-width": 0.8 } },
    {
      id: CLOUDS, type: "circle", source: "incidents", filter: [">", ["get", "fuzz"], 1],
      paint: {
        "circle-radius": ["+", CIRCLE, CLOUD], "circle-color": colour, "circle-opacity": 0.3, "circle-blur": 1,
      },
    },
    {
      id: "range", type: "circle", source: "incidents", filter: [">", ["get", "high"], ["get", "low"]],
      paint: {
        "circle-radius": radius("low"), "circle-opacity": 0, "circle-stroke-color": colour,
        "circle-stroke-width": ["max", 1, ["-", radius("high"), radius("low")]], "circle-stroke-opacity": 0.3,
      },
    },
    {
      id: CIRCLES, type: "circle", source: "incidents",
      paint: {
        "circle-radius": CIRCLE, "circle-color": colour,
        "circle-opacity": ["case", ["==", ["get", "best"], 0], 0.35, 0.72],
        "circle-blur": ["case", [">", ["get", "fuzz"], 2], 0.55, 0],
        "circle-stroke-color": hue.land, "circle-stroke-width": ["case", [">", ["get", "fuzz"], 2], 0, 0.8],
      },
    },
    {
      id: "countries", type: "symbol", source: "names",
      layout: {
        "text-field": ["get", "name"], "text-font": ["sans-serif"], "text-size": 11.5, "text-max-width": 7,
        "symbol-sort-key": ["get", "rank"], "text-padding": 6,
      },
      paint: { "text-color": hue.name, "text-halo-color": hue.land, "text-halo-width": 1.4 },
    },
    {
      id: "numbers", type: "symbol", source: "incidents", filter: ["has", "point_count"],
      layout: {
        "text-field": ["get", "point_count"], "text-font": ["sans-serif"], "text-size": 11,
        "text-allow-overlap": true, "text-ignore-placement": true,
      },
      paint: { "text-color": hue.ink, "text-halo-color": hue.land, "text-halo-width": 1.6 },
    },
  ];
}
