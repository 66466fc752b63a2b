// Review by keyboard: one claim at a time, the next one loaded already; what is written comes back with what is left.
import { choosing } from "./review/choosing";
import { near } from "./review/near";

const HEADERS = { "X-Part": "1" };
const said = document.querySelector<HTMLElement>("#review-said");
const message = document.querySelector<HTMLElement>("#review-message");
const help = document.querySelector<HTMLDialogElement>("#review-help");
const ahead = new Map<string, Promise<HTMLElement | null>>();
let writing: Promise<void> = Promise.resolve();
let unwritten = 0;

const shown = (): HTMLElement | null => document.querySelector("#review-claim");
const token = (): string => document.querySelector<HTMLMetaElement>("meta[name=csrf-token]")?.content ?? "";
const parsed = (html: string): Document => new DOMParser().parseFromString(html, "text/html");

function busy(more: 1 | -1): void {
  unwritten += more;
  document.querySelector("#main")?.setAttribute("aria-busy", String(unwritten > 0));
}

function tell(words: string): void {
  if (!message) return;
  message.textContent = words;
  message.hidden = !words;
  if (words) message.scrollIntoView({ block: "nearest" });
}

// Puts a claim in the place of the one that is shown, ready for the keys.
function show(claim: HTMLElement): void {
  delete claim.dataset.sent;
  shown()?.replaceWith(claim);
  prepare(claim);
  if (claim.dataset.address) history.replaceState(null, "", claim.dataset.address);
  claim.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  reveal(claim);
}

function prepare(claim: HTMLElement): void {
  claim.classList.add("scripted");
  for (const part of claim.querySelectorAll<HTMLElement>("[data-panel], [data-take]")) part.hidden = false;
  choosing(claim);
  fetchAhead(claim);
}

// Scrolls the text alone, to the words of the claim.
function reveal(claim: HTMLElement): void {
  const text = claim.querySelector<HTMLElement>("#text");
  const words = text?.querySelector<HTMLElement>(".sentence, mark");
  if (!text || !words) return;
  const [outer, inner] = [text.getBoundingClientRect(), words.getBoundingClientRect()];
  text.scrollTop += inner.top - outer.top - text.clientHeight / 4;
}

function fetchAhead(claim: HTMLElement): void {
  const address = claim.dataset.next;
  ahead.clear();
  if (address) ahead.set(address, part(address).then((found) => found.claim).catch(() => null));
}

interface Part {
  ok: boolean;
  status: number;
  state: HTMLElement | null;
  claim: HTMLElement | null;
  why: string;
}

async function part(address: string, body?: URLSearchParams): Promise<Part> {
  const headers = body ? { ...HEADERS, "X-CSRF-Token": token() } : HEADERS;
  const answer = await fetch(address, body ? { method: "POST", body, headers } : { headers });
  const page = parsed(await answer.text());
  const claim = page.querySelector<HTMLElement>("#review-claim");
  if (answer.ok && !claim) location.assign(answer.url);
  const why = page.querySelector("main p")?.textContent ?? "It was not written.";
  return { ok: answer.ok, status: answer.status, state: page.querySelector("#review-state"), claim, why };
}

// Sends a form's decision. The next claim shows at once; what comes back is what is true by then.
function send(form: HTMLFormElement, button?: HTMLElement | null): void {
  const body = new URLSearchParams(new FormData(form, button) as unknown as Record<string, string>);
  const verdict = body.get("verdict") ?? "";
  const before = shown();
  const address = before?.dataset.next;
  const leavesOn = ["accept", "reject", "correct"].includes(verdict) && form.closest("#review-claim") !== null;
  if (leavesOn && before) {
    if (before.dataset.sent) return;
    before.dataset.sent = "yes";
  }
  const moved = leavesOn && address ? ahead.get(address) : undefined;
  tell("");
  busy(1);
  const arrived = moved?.then((next) => {
    if (!next || shown() !== before) return before;
    show(next);
    return next;
  });
  writing = writing
    .then(() => write(body, before, arrived))
    .catch(() => {
      if (before) show(before);
      tell("It was not written: the application does not answer.");
    })
    .finally(() => busy(-1));
}

type Arrived = Promise<HTMLElement | null>;

// What comes back replaces the claim that the decision led to, unless the person has gone on from there.
async function write(body: URLSearchParams, before: HTMLElement | null, arrived?: Arrived): Promise<void> {
  const answer = await part("/decisions", body);
  const led = arrived ? await arrived : before;
  if (answer.state) replaceState(answer.state);
  if (answer.status === 409 && answer.claim) {
    show(answer.claim);
  } else if (!answer.ok) {
    if (before) show(before);
    tell(answer.why);
  } else if (answer.claim && shown() === led) {
    refresh(answer.claim);
  }
}

// The claim as it is by now; what is the same, or is being worked on, stays.
function refresh(fresh: HTMLElement): void {
  const now = shown();
  const isSame = now !== null && now.dataset.claim !== undefined && now.dataset.claim === fresh.dataset.claim;
  if (isSame && now.querySelector("details.panel[open]") && seen(now) === seen(fresh)) return;
  if (isSame && seen(now) === seen(fresh) && now.textContent === fresh.textContent) return;
  show(fresh);
}

const seen = (claim: HTMLElement): string => claim.querySelector<HTMLInputElement>("#decide [name=seen]")?.value ?? "";

function replaceState(state: HTMLElement): void {
  document.querySelector("#review-state")?.replaceWith(state);
  prepareState();
  const done = state.querySelector(".done")?.textContent;
  const left = state.querySelector(".left")?.textContent;
  if (said) said.textContent = [done, left].filter(Boolean).join(", ");
}

function prepareState(): void {
  const button = document.querySelector<HTMLButtonElement>("#help");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => help?.showModal());
}

function open(name: string): void {
  const panel = shown()?.querySelector<HTMLDetailsElement>(`details#${name}`);
  if (!panel) return;
  for (const other of shown()?.querySelectorAll<HTMLDetailsElement>("details.panel[open]") ?? []) {
    if (other !== panel) other.open = false;
  }
  panel.open = true;
  panel.scrollIntoView({ block: "nearest" });
  focusIn(panel);
}

function focusIn(panel: HTMLElement): void {
  const found = ["input:checked", "[data-take]", "input[type=search]", "summary"].map((part) => panel.querySelector<HTMLElement>(part));
  found.find((part) => part !== null)?.focus();
}

async function skip(link: HTMLAnchorElement): Promise<void> {
  const address = shown()?.dataset.next;
  const next = address ? await ahead.get(address) : null;
  if (next) show(next);
  else location.assign(link.href);
}

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (form.getAttribute("action") !== "/decisions") return;
  event.preventDefault();
  send(form, event.submitter);
});

document.addEventListener("click", (event) => {
  const target = event.target as HTMLElement;
  const panel = target.closest<HTMLElement>("[data-panel]")?.dataset.panel;
  if (panel) open(panel);
  const link = target.closest<HTMLAnchorElement>("a#skip");
  if (link && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    void skip(link);
  }
});

document.addEventListener(
  "toggle",
  (event) => {
    const panel = event.target as HTMLDetailsElement;
    if (panel.id === "merge" && panel.open) void near(panel, focusIn);
  },
  true,
);

const DECIDES: Record<string, string> = { a: "accept", r: "reject" };
const OPENS: Record<string, string> = { c: "correct", s: "split", m: "merge" };
const TYPING = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])";

document.addEventListener("keydown", (event) => {
  const target = event.target as HTMLElement;
  const panel = shown()?.querySelector<HTMLDetailsElement>("details.panel[open]");
  if (event.key === "Enter" && event.ctrlKey && panel) {
    event.preventDefault();
    panel.querySelector<HTMLFormElement>("form[method=post]")?.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key === "Escape") leave(target, panel);
  else if (!target.closest(TYPING) && !(help?.open && event.key !== "?")) press(event);
});

function leave(target: HTMLElement, panel?: HTMLDetailsElement | null): void {
  if (help?.open) return;
  if (target.closest(TYPING)) target.blur();
  else if (panel) {
    panel.open = false;
    shown()?.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }
}

function press(event: KeyboardEvent): void {
  const { key } = event;
  if (key === "?") help?.open ? help.close() : help?.showModal();
  else if (key in DECIDES) document.querySelector<HTMLButtonElement>(`#decide [value=${DECIDES[key]}]`)?.click();
  else if (key in OPENS) open(OPENS[key] ?? "");
  else if (key === "k") document.querySelector<HTMLAnchorElement>("a#skip")?.click();
  else if (key === "u") document.querySelector<HTMLFormElement>("#undo")?.requestSubmit();
  else if (key === "n") document.querySelector<HTMLElement>("details.panel[open] .reason textarea, #reason")?.focus();
  else return;
  event.preventDefault();
}

prepareState();
const first = shown();
if (first) {
  prepare(first);
  reveal(first);
}
