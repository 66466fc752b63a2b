// What the map says in words: a window on one circle, and the list of what is in sight. Text goes in as text, never as HTML.
import type { Incident } from "./incidents";

/** The incidents of one circle, each a link; how many more there are than those. */
export function windowOn(incidents: readonly Incident[], more: number): HTMLElement {
  const box = element("div", "map-window");
  for (const each of incidents) box.append(entry(each));
  if (more > 0) box.append(element("p", "small", `and ${more.toLocaleString("en")} more here`));
  return box;
}

function entry({ told }: Incident): HTMLElement {
  const part = element("section");
  const link = element("a", "words", named(told)) as HTMLAnchorElement;
  link.href = told.link;
  const status = told.status === "contested" ? " · contested" : "";
  part.append(link, element("p", "small", `${when(told)} · killed ${killed(told)}${status}`));
  part.append(element("p", "small", `place: ${told.where_prec_words}`));
  return part;
}

/** A button for each incident in sight, the most killed first. */
export function inSight(list: HTMLElement, incidents: readonly Incident[], choose: (each: Incident) => void): void {
  list.replaceChildren(
    ...incidents.map((each) => {
      const button = element("button", "words", `${named(each.told)}, ${when(each.told)}`);
      button.addEventListener("click", () => choose(each));
      const line = element("li");
      line.append(button, element("span", "quiet number", ` ${killed(each.told)}`));
      return line;
    }),
  );
}

function named(told: Incident["told"]): string {
  const place = told.location_worded ?? "place unknown";
  return told.country && !place.toLowerCase().includes(told.country.toLowerCase()) ? `${place}, ${told.country}` : place;
}

const MONTH = new Intl.DateTimeFormat("en", { month: "short", timeZone: "UTC" });

/** 2 Aug 2024, as tables have it; year and month are left out where the day that follows has the same. */
function day(iso: string, next = "none"): string {
  const [year = "", month] = iso.split("-");
  if (next.startsWith(`${year}-${month}`)) return `${Number(iso.slice(8))}`;
  return `${Number(iso.slice(8))} ${MONTH.format(new Date(iso))}${next.startsWith(year) ? "" : ` ${year}`}`;
}

/** The days of the harm; else before which day it was told. */
function when({ date_start: first, date_end: last, reported }: Incident["told"]): string {
  if (!first || !last) return reported ? `told ${day(reported)}` : "day unknown";
  if (first === last) return day(first);
  return `${day(first, last)}${first.slice(0, 7) === last.slice(0, 7) ? "–" : " – "}${day(last)}`;
}

/** "47"; "50 / 50 / open": low, best and high, as tables have it. */
function killed({ killed_low: low, killed: best, killed_high: high }: Incident["told"]): string {
  const told = (number: number | null, missing = "–"): string => number?.toLocaleString("en") ?? missing;
  if (low === null && best === null && high === null) return told(null);
  return low === best && best === high ? told(low) : `${told(low)} / ${told(best)} / ${told(high, "open")}`;
}

function element(name: string, classes = "", words = ""): HTMLElement {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  if (words) made.textContent = words;
  if (made instanceof HTMLButtonElement) made.type = "button";
  return made;
}
