// The page's colours, as its style sheet has them in the theme of the moment.
export interface Colours {
  sea: string;
  land: string;
  border: string;
  name: string;
  ink: string;
  plain: string;
  contested: string;
}

export function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    sea: token("sunk"),
    land: token("card"),
    border: token("line-strong"),
    name: token("quiet"),
    ink: token("ink"),
    plain: token("accent"),
    contested: token("warn"),
  };
}

/** Calls back when the reader or the system chooses another theme. */
export function whenThemeChanges(then: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", then);
  new MutationObserver(then).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}
