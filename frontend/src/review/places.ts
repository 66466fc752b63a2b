// Between the characters of the report and what a page shows of them. Places are code points of the report, as the
// ledger counts them; a browser counts UTF-16 units, and a sign stands for one character of the report.
export interface Place {
  start: number;
  end: number;
}

interface Run {
  element: HTMLElement;
  at: number;
  points: string[];
  isSign: boolean;
}

export class Places {
  readonly runs: Run[];
  readonly begin: number;
  readonly points: string[];

  constructor(text: HTMLElement) {
    this.runs = [...text.querySelectorAll<HTMLElement>("[data-at]")].map((element) => ({
      element,
      at: Number(element.dataset.at),
      points: element.dataset.length ? ["\0"] : [...(element.textContent ?? "")],
      isSign: element.dataset.length !== undefined,
    }));
    this.begin = this.runs[0]?.at ?? 0;
    this.points = this.runs.flatMap((run) => run.points);
  }

  // The words of a selection, without white space around them; null where it holds none.
  of(range: Range): Place | null {
    const touched = this.runs.filter((run) => range.intersectsNode(run.element));
    const [first, last] = [touched[0], touched.at(-1)];
    if (!first || !last) return null;
    return this.trimmed({
      start: this.boundary(first, range.startContainer, range.startOffset, first.at),
      end: this.boundary(last, range.endContainer, range.endOffset, last.at + last.points.length),
    });
  }

  private boundary(run: Run, node: Node, offset: number, otherwise: number): number {
    if (!run.element.contains(node) || node.nodeType !== Node.TEXT_NODE) return otherwise;
    if (run.isSign) return otherwise;
    return run.at + [...(node.textContent ?? "").slice(0, offset)].length;
  }

  private trimmed(place: Place): Place | null {
    let { start, end } = place;
    const isEmpty = (at: number): boolean => /^\s?$/.test(this.points[at - this.begin] ?? "");
    while (start < end && isEmpty(start)) start += 1;
    while (end > start && isEmpty(end - 1)) end -= 1;
    return start < end ? { start, end } : null;
  }

  words(place: Place): string {
    const shown = this.runs.flatMap((run) => (run.isSign ? [run.element.textContent ?? ""] : run.points));
    return shown.slice(place.start - this.begin, place.end - this.begin).join("");
  }

  range(place: Place): Range {
    const range = document.createRange();
    this.bound(place.start, (node, offset) => range.setStart(node, offset));
    this.bound(place.end, (node, offset) => range.setEnd(node, offset), true);
    return range;
  }

  private bound(at: number, set: (node: Node, offset: number) => void, isEnd = false): void {
    const within = (run: Run): boolean =>
      isEnd ? run.at < at && at <= run.at + run.points.length : run.at <= at && at < run.at + run.points.length;
    const run = this.runs.find(within);
    const node = run?.element.firstChild;
    if (!run || !node) return;
    if (run.isSign) set(node, isEnd ? (node.textContent ?? "").length : 0);
    else set(node, run.points.slice(0, at - run.at).join("").length);
  }

  // Every word that is shown, in the order of the text.
  all(): Place[] {
    const text = this.points.join("");
    const found: Place[] = [];
    let [unit, point] = [0, this.begin];
    for (const part of new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)) {
      point += [...text.slice(unit, part.index)].length;
      unit = part.index;
      if (part.isWordLike) found.push({ start: point, end: point + [...part.segment].length });
    }
    return found;
  }
}
