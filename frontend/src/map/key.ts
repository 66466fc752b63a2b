// The key of the circles' sizes, as large as they are on the map.
import { LEAST } from "./layers";

/** Pixels that the largest circle of the key may measure from its middle. */
const ROOM = 17;

/** Three numbers of people, each ten times the one before, with their circles. */
export function key(figure: HTMLElement, one: number): void {
  const most = rounded((ROOM / one) ** 2);
  const sizes = figure.querySelectorAll<SVGGElement>("[data-map-size]");
  sizes.forEach((size, n) => {
    const people = Math.max(1, most / 10 ** (sizes.length - 1 - n));
    const [circle, words] = [size.querySelector("circle"), size.querySelector("text")];
    if (!circle || !words) return;
    const radius = Math.max(LEAST, one * Math.sqrt(people));
    circle.setAttribute("r", `${radius}`);
    words.setAttribute("x", `${Number(circle.getAttribute("cx")) + radius + 5}`);
    words.textContent = people.toLocaleString("en", { maximumFractionDigits: 0 });
  });
}

/** The largest of 1, 2, 5, 10, 20, 50 … that is not larger. */
function rounded(number: number): number {
  const ten = 10 ** Math.floor(Math.log10(number));
  return ten * ([5, 2].find((times) => times * ten <= number) ?? 1);
}
