(() => {
  if (window.counterclaimLights) return;
  window.counterclaimLights = true;
  let lit = [];
  const numbers = (list) => (list || "").split(" ").filter(Boolean);
  const dark = () => { lit.forEach((e) => e.classList.remove("lit", "lit-sentence")); lit = []; };
  const light = (target) => {
    const source = target.closest && target.closest(".counterclaim [data-claims]");
    dark();
    if (!source) return;
    const wanted = new Set(numbers(source.dataset.claims));
    const touches = (list) => numbers(list).some((n) => wanted.has(n));
    source.closest(".report").querySelectorAll("[data-claims], [data-sentence]").forEach((e) => {
      const own = touches(e.dataset.claims);
      if (!own && !touches(e.dataset.sentence)) return;
      e.classList.add(own ? "lit" : "lit-sentence");
      lit.push(e);
    });
    if (!source.closest("tr")) reveal(lit.find((e) => e.matches("tr")));
  };
  const reveal = (row) => {
    const box = row && row.closest(".claims");
    if (!box || box.scrollHeight <= box.clientHeight) return;
    const [inner, outer] = [row.getBoundingClientRect(), box.getBoundingClientRect()];
    if (inner.top < outer.top) box.scrollTop -= outer.top - inner.top;
    if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom;
  };
  document.addEventListener("mouseover", (event) => light(event.target));
  document.addEventListener("focusin", (event) => light(event.target));
  document.addEventListener("focusout", dark);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") dark(); });
})();
