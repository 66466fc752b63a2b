// The slider of moments says where it stands while it is moved, and the page can be printed.
document.addEventListener("input", (event) => {
  const slider = event.target as HTMLElement;
  if (!(slider instanceof HTMLInputElement) || !("moments" in slider.dataset)) return;
  const moments = document.querySelectorAll<HTMLElement>("#history [data-moment]");
  const words = document.getElementById("step-words");
  const isLast = slider.value === slider.max;
  if (words) words.textContent = isLast ? "all that is known now" : `until ${moments[Number(slider.value) - 1]?.dataset.moment ?? ""}`;
});

document.addEventListener("click", (event) => {
  if ((event.target as HTMLElement).closest("[data-print]")) window.print();
});

// Nothing folded away is lacking on paper.
let unfolded: HTMLDetailsElement[] = [];
window.addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll<HTMLDetailsElement>(".incident details:not([open])")];
  for (const details of unfolded) details.open = true;
});
window.addEventListener("afterprint", () => {
  for (const details of unfolded) details.open = false;
});
export {};
