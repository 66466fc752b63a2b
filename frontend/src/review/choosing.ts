// Correcting by selecting: a field is chosen, then its words are selected in the text, by pointer or by keys.
import { Places, type Place } from "./places";

export function choosing(claim: HTMLElement): void {
  const text = claim.querySelector<HTMLElement>("#text");
  const panel = claim.querySelector<HTMLDetailsElement>("#correct");
  if (text && panel) new Choosing(text, panel);
}

class Choosing {
  private field: string | null = null;
  private places: Places | null = null;
  private words: Place[] = [];
  private anchor = 0;
  private focus = 0;

  constructor(
    private readonly text: HTMLElement,
    private readonly panel: HTMLDetailsElement,
  ) {
    panel.addEventListener("click", (event) => {
      const name = (event.target as HTMLElement).closest<HTMLElement>("[data-take]")?.dataset.take;
      if (name) this.choose(name);
    });
    panel.addEventListener("input", (event) => this.typed(event.target as HTMLInputElement));
    panel.addEventListener("toggle", () => {
      if (!this.panel.open) this.choose(null);
    });
    text.addEventListener("pointerup", () => setTimeout(() => this.selected()));
    text.addEventListener("keydown", (event) => this.key(event));
    panel.addEventListener("keydown", (event) => this.digit(event));
  }

  private input(name: string, part = ""): HTMLInputElement | null {
    return this.panel.querySelector(`input[name=${name}${part}]`);
  }

  private choose(name: string | null): void {
    this.field = name;
    for (const button of this.panel.querySelectorAll<HTMLElement>("[data-take]")) {
      button.setAttribute("aria-pressed", String(button.dataset.take === name));
    }
    this.text.classList.toggle("choosing", name !== null);
    if (name === null) {
      getSelection()?.removeAllRanges();
      return;
    }
    this.places ??= new Places(this.text);
    if (!this.words.length) this.words = this.places.all();
    this.begin(name);
    this.text.focus({ preventScroll: true });
  }

  // The field's words as they are, or the first ones of the sentence.
  private begin(name: string): void {
    const marked = this.text.querySelector(`[data-fields~=${name}] [data-at]`) ?? this.text.querySelector(".sentence [data-at], mark [data-at]");
    const at = Number((marked as HTMLElement | null)?.dataset.at ?? this.words[0]?.start ?? 0);
    const end = at + [...(marked?.textContent ?? "")].length;
    const isField = marked?.closest("mark") !== null && marked?.closest(`[data-fields~=${name}]`) !== null;
    this.anchor = this.nearest(at);
    const last = this.words.findLastIndex((word) => word.start < end);
    this.focus = isField && last >= this.anchor ? last : this.anchor;
    this.light();
  }

  private nearest(at: number): number {
    const found = this.words.findIndex((word) => word.end > at);
    return found < 0 ? Math.max(0, this.words.length - 1) : found;
  }

  private span(): Place | null {
    const [first, last] = [this.words[Math.min(this.anchor, this.focus)], this.words[Math.max(this.anchor, this.focus)]];
    return first && last ? { start: first.start, end: last.end } : null;
  }

  private light(): void {
    const span = this.span();
    if (!span || !this.places) return;
    const range = this.places.range(span);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
    const [outer, inner] = [this.text.getBoundingClientRect(), range.getBoundingClientRect()];
    if (inner.top < outer.top) this.text.scrollTop -= outer.top - inner.top + 20;
    if (inner.bottom > outer.bottom) this.text.scrollTop += inner.bottom - outer.bottom + 20;
  }

  private key(event: KeyboardEvent): void {
    if (!this.field || event.ctrlKey || event.metaKey || event.altKey) return;
    const step: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -this.line(-1), ArrowDown: this.line(1) };
    if (event.key in step) {
      this.focus = Math.min(Math.max(this.focus + (step[event.key] ?? 0), 0), this.words.length - 1);
      if (!event.shiftKey) this.anchor = this.focus;
      this.light();
    } else if (event.key === "Enter") {
      this.take(this.span());
    } else if (event.key === "Escape") {
      const name = this.field;
      this.choose(null);
      this.panel.querySelector<HTMLElement>(`[data-take=${name}]`)?.focus();
    } else if (/^[1-9]$/.test(event.key)) {
      this.digit(event);
    } else {
      return;
    }
    event.preventDefault();
  }

  // Words from here to about the same place a line further.
  private line(way: 1 | -1): number {
    const word = this.words[this.focus];
    if (!word || !this.places) return 0;
    const here = this.places.range(word).getBoundingClientRect();
    let [best, distance] = [this.focus, Infinity];
    for (let at = this.focus + way; this.words[at]; at += way) {
      const box = this.places.range(this.words[at] as Place).getBoundingClientRect();
      const lines = ((box.top - here.top) * way) / here.height;
      if (lines < 0.5) continue;
      if (lines > 2.5 && best !== this.focus) break;
      const away = Math.abs(box.left - here.left) + lines * 1000;
      if (away >= distance) break;
      [best, distance] = [at, away];
    }
    return Math.abs(best - this.focus);
  }

  private digit(event: KeyboardEvent): void {
    const typing = (event.target as HTMLElement).closest("textarea, select, input:not([type=radio])");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
    const name = this.panel.querySelectorAll<HTMLElement>("[data-take]")[Number(event.key) - 1]?.dataset.take;
    if (name) this.choose(name);
    event.preventDefault();
  }

  private selected(): void {
    const selection = getSelection();
    if (!this.field || !this.places || !selection?.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (this.text.contains(range.commonAncestorContainer)) this.take(this.places.of(range));
  }

  private take(place: Place | null): void {
    const name = this.field;
    if (!place || !name || !this.places) return;
    this.put(name, this.places.words(place).replace(/\s+/g, " "), String(place.start), String(place.end));
    this.choose(null);
    this.panel.querySelector<HTMLElement>(`[data-take=${name}]`)?.focus();
  }

  private put(name: string, words: string, start: string, end: string): void {
    const [input, from, to] = [this.input(name), this.input(name, "_start"), this.input(name, "_end")];
    if (!input || !from || !to) return;
    [input.value, from.value, to.value] = [words, start, end];
    input.closest(".field")?.classList.add("taken");
  }

  // Words that are typed stand wherever the ledger finds them nearest.
  private typed(input: HTMLInputElement): void {
    const [from, to] = [this.input(input.name, "_start"), this.input(input.name, "_end")];
    if (from && to) [from.value, to.value] = ["", ""];
    input.closest(".field")?.classList.toggle("taken", true);
  }
}
