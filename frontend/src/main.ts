// What every page has: requests for parts of it, the theme, and the keys of the search box.
import htmx from "htmx.org";

htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0;
htmx.config.scrollBehavior = "auto";

const root = document.documentElement;

document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector<HTMLMetaElement>("meta[name=csrf-token]")?.content;
  if (token) (event as CustomEvent).detail.headers["X-CSRF-Token"] = token;
});

const themes = document.querySelectorAll<HTMLButtonElement>("[data-theme-choice]");
for (const button of themes) button.addEventListener("click", () => choose(button.dataset.themeChoice ?? ""));
tellTheme();

/** Which theme is chosen, for who does not see it. */
function tellTheme(): void {
  for (const button of themes) button.ariaPressed = `${(button.dataset.themeChoice ?? "") === (root.dataset.theme ?? "")}`;
}

function choose(theme: string): void {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  tellTheme();
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // A browser that keeps nothing shows the system's theme on the next page.
  }
}

document.addEventListener("keydown", (event) => {
  const typing = (event.target as HTMLElement).closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    const box = document.querySelector<HTMLInputElement>("#search");
    if (box) {
      event.preventDefault();
      box.focus();
    }
  }
});

// A form with data-auto asks again as soon as a choice in it changes.
document.addEventListener("change", (event) => {
  const form = (event.target as HTMLElement).closest<HTMLFormElement>("form[data-auto]");
  form?.requestSubmit();
});
