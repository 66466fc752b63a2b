// One map of incidents: draws it, keeps its colours with the theme, and answers pointer and keyboard.
import type { GeoJSONSource, Map as LibreMap, MapGeoJSONFeature, PointLike } from "maplibre-gl";
import { colours, whenThemeChanges } from "./colours";
import { fetched, points, weight, type Incident } from "./incidents";
import { key } from "./key";
import { CIRCLES, CLOUDS, layers, near, scale, SUMS } from "./layers";
import { inSight, windowOn } from "./words";
import { world } from "./world";

type Libre = typeof import("maplibre-gl");

const NO_WEBGL = "This browser draws no map (it needs WebGL). The list has everything that the map would show.";
const FAILED = "The map could not be loaded. The list has everything that it would show.";
/** Incidents of one circle that are named in its window, and of a view that are named beside it. */
const IN_A_WINDOW = 8;
const IN_SIGHT = 7;
/** Pixels around a click in which circles are found: a fingertip. */
const REACH = 6;

export async function show(figure: HTMLElement): Promise<void> {
  if (!drawsGraphics()) return say(figure, NO_WEBGL);
  try {
    const { source = "", world: base = "", worker = "" } = figure.dataset;
    const [libre, land, incidents] = await Promise.all([import("maplibre-gl"), world(base), fetched(source)]);
    libre.setWorkerUrl(new URL(worker, location.href).href);
    draw(libre, figure, land, incidents);
  } catch (error) {
    console.warn(error);
    say(figure, FAILED);
  }
}

function drawsGraphics(): boolean {
  const canvas = document.createElement("canvas");
  return canvas.getContext("webgl2") !== null;
}

function say(figure: HTMLElement, words: string): void {
  figure.classList.add("map-missing");
  const note = figure.querySelector<HTMLElement>(".map-note");
  if (note) {
    note.textContent = words;
    note.hidden = false;
  }
}

function draw(libre: Libre, figure: HTMLElement, land: Awaited<ReturnType<typeof world>>, incidents: Incident[]): void {
  const container = figure.querySelector<HTMLElement>(".map-canvas");
  if (!container) return;
  const map = new libre.Map({
    container,
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    maxZoom: 14,
    fadeDuration: 0,
    ...whereabouts(libre, incidents),
    style: {
      version: 8,
      sources: {
        world: { type: "geojson", data: land.land },
        borders: { type: "geojson", data: land.borders },
        names: { type: "geojson", data: land.names },
        incidents: {
          type: "geojson", data: points(incidents), cluster: true, clusterRadius: near(incidents.length), clusterMaxZoom: 14,
          clusterProperties: SUMS,
        },
      },
      layers: layers(colours(), scale(1)),
    },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new libre.NavigationControl({ showCompass: false }));
  map.addControl(new libre.FullscreenControl({ container: figure }));
  keepScale(map, figure);
  answerPointer(libre, map, incidents);
  nameWhatIsInSight(libre, map, figure, incidents);
  map.once("idle", () => figure.classList.add("map-drawn"));
}

/** All incidents in sight at the beginning; the world where there are none. */
function whereabouts(libre: Libre, incidents: readonly Incident[]): object {
  if (incidents.length === 0) return { center: [15, 20], zoom: 1 };
  const bounds = incidents.reduce((box, { at }) => box.extend(at), new libre.LngLatBounds());
  return { bounds, fitBoundsOptions: { padding: 50, maxZoom: 7 } };
}

/** Circles are as large as leaves room between those in sight; the key says how large that is. */
function keepScale(map: LibreMap, figure: HTMLElement): void {
  let one = scale(1);
  whenThemeChanges(() => repaint(map, one));
  map.on("idle", () => {
    const seen = map.queryRenderedFeatures({ layers: [CIRCLES] });
    const fits = scale(Math.max(1, ...seen.map(({ properties }) => Number(properties["best"]))));
    if (fits === one) return;
    one = fits;
    repaint(map, one);
    key(figure, one);
  });
}

function repaint(map: LibreMap, one: number): void {
  for (const layer of layers(colours(), one)) {
    for (const [name, value] of Object.entries(layer.paint ?? {})) map.setPaintProperty(layer.id, name as never, value as never);
    for (const [name, value] of Object.entries(layer.layout ?? {})) map.setLayoutProperty(layer.id, name as never, value as never);
  }
}

function answerPointer(libre: Libre, map: LibreMap, incidents: readonly Incident[]): void {
  map.on("click", (event) => {
    const { x, y } = event.point;
    const near: [PointLike, PointLike] = [[x - REACH, y - REACH], [x + REACH, y + REACH]];
    const hit = map.queryRenderedFeatures(near, { layers: [CIRCLES] })[0] ?? map.queryRenderedFeatures(event.point, { layers: [CLOUDS] })[0];
    if (hit) void open(libre, map, hit, incidents);
  });
  map.on("mousemove", CIRCLES, () => (map.getCanvas().style.cursor = "pointer"));
  map.on("mouseleave", CIRCLES, () => (map.getCanvas().style.cursor = ""));
}

async function open(libre: Libre, map: LibreMap, hit: MapGeoJSONFeature, incidents: readonly Incident[]): Promise<void> {
  const { cluster_id: cluster, point_count: count, number } = hit.properties as Record<string, number | undefined>;
  const at = (hit.geometry as GeoJSON.Point).coordinates as [number, number];
  const source = map.getSource<GeoJSONSource>("incidents");
  if (cluster === undefined || count === undefined || !source) {
    return popup(libre, map, at, number === undefined ? [] : incidents.slice(number, number + 1), 0);
  }
  const leaves = await source.getClusterLeaves(cluster, count, 0);
  const found = leaves.flatMap((leaf) => incidents[leaf.properties?.["number"] as number] ?? []);
  found.sort((one, other) => weight(other) - weight(one));
  popup(libre, map, at, found.slice(0, IN_A_WINDOW), count - IN_A_WINDOW);
}

/** Escape closes the window, and puts the reader back where it was opened from. */
function popup(libre: Libre, map: LibreMap, at: [number, number], incidents: readonly Incident[], more: number): void {
  const before = document.activeElement;
  const made = new libre.Popup({ maxWidth: "20rem" }).setLngLat(at).setDOMContent(windowOn(incidents, more)).addTo(map);
  made.getElement().addEventListener("keydown", (event) => {
    if (event.key === "Escape") made.remove();
  });
  made.on("close", () => (before instanceof HTMLElement && before.isConnected ? before : map.getCanvas()).focus());
}

/** The list beside the map follows what is in sight: by it every incident can be reached without a pointer. */
function nameWhatIsInSight(libre: Libre, map: LibreMap, figure: HTMLElement, incidents: readonly Incident[]): void {
  const list = figure.querySelector<HTMLElement>("[data-map-list]");
  const number = figure.querySelector<HTMLElement>("[data-map-number]");
  if (!list) return;
  const ranked = [...incidents].sort((one, other) => weight(other) - weight(one));
  const name = (): void => {
    const seen = map.getBounds();
    const here = ranked.filter(({ at }) => seen.contains(at));
    if (number) number.textContent = here.length.toLocaleString("en");
    inSight(list, here.slice(0, IN_SIGHT), (each) => popup(libre, map, each.at, [each], 0));
  };
  map.on("moveend", name);
  name();
}
