// A claim's words and its card light each other: under the pointer, with the focus on either, and when an address
// names the claim. j and k go from card to card.
const text = document.querySelector<HTMLElement>("#text");
const box = document.querySelector<HTMLElement>(".open-report .claims");
const cards = [...document.querySelectorAll<HTMLElement>("article.claim")];
const parts = [...document.querySelectorAll<HTMLElement>("#text [data-claims], #text [data-sentence], article.claim")];
let lit: HTMLElement[] = [];
const words = (part: HTMLElement): boolean => part.tagName !== "ARTICLE";

const numbers = (list: string | undefined): string[] => (list ?? "").split(" ").filter(Boolean);

function dark(): void {
  for (const part of lit) part.classList.remove("lit", "lit-sentence");
  lit = [];
}

function light(wanted: Set<string>): void {
  dark();
  const touches = (list: string | undefined): boolean => numbers(list).some((number) => wanted.has(number));
  for (const part of parts) {
    const own = touches(part.dataset.claims);
    if (!own && !touches(part.dataset.sentence)) continue;
    part.classList.add(own ? "lit" : "lit-sentence");
    lit.push(part);
  }
}

function lightFrom(target: EventTarget | null): void {
  const source = target instanceof Element ? target.closest<HTMLElement>(".open-report [data-claims]") : null;
  if (!source) {
    lightNamed();
    return;
  }
  light(new Set(numbers(source.dataset.claims)));
  if (!source.matches("article")) reveal(lit.find((part) => part.matches("article")));
}

// Scrolls the cards alone, never the page, which the reader is reading.
function reveal(card: HTMLElement | undefined): void {
  if (!card || !box || box.scrollHeight <= box.clientHeight) return;
  const [inner, outer] = [card.getBoundingClientRect(), box.getBoundingClientRect()];
  if (inner.top < outer.top) box.scrollTop -= outer.top - inner.top;
  if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom;
}

function named(): HTMLElement | undefined {
  return cards.find((card) => `#${card.id}` === location.hash);
}

function lightNamed(): void {
  const card = named();
  if (card) light(new Set(numbers(card.dataset.claims)));
  else dark();
}

// Where cards stand beside the text, an address that names a claim shows its words and its card.
function arrive(): void {
  const card = named();
  if (!card) return;
  lightNamed();
  if (box && getComputedStyle(box).position === "sticky") {
    lit.find(words)?.scrollIntoView({ block: "center" });
    reveal(card);
  }
}

function step(by: number): void {
  const now = cards.findIndex((card) => card.contains(document.activeElement));
  const next = cards[now < 0 ? (by > 0 ? 0 : cards.length - 1) : Math.min(cards.length - 1, Math.max(0, now + by))];
  next?.querySelector<HTMLElement>("h2 a")?.focus();
  lit.find(words)?.scrollIntoView({ block: "nearest" });
}

if (text && cards.length) {
  document.addEventListener("mouseover", (event) => lightFrom(event.target));
  document.addEventListener("focusin", (event) => lightFrom(event.target));
  document.addEventListener("focusout", lightNamed);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.target as Element).closest("input, textarea, select")) return;
    if (event.key === "Escape") dark();
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  window.addEventListener("hashchange", arrive);
  arrive();
}
export {};
