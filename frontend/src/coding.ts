// Coding by keyboard: a claim's words are chosen in the text, everything else by the keys that stand beside it.
import { choosing } from "./review/choosing";

const desk = document.querySelector<HTMLElement>("#desk");
const text = document.querySelector<HTMLElement>("#text");
const editor = document.querySelector<HTMLDetailsElement>("#correct");
const help = document.querySelector<HTMLDialogElement>("#coding-help");
const TYPING = "textarea, select, input:not([type=radio], [type=checkbox])";
const sent = (name: string): string => document.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value ?? "";
const PLACE = `text of ${sent("report") || location.pathname} ${sent("part")}`;

const click = (found: string): boolean => {
  const part = document.querySelector<HTMLElement>(found);
  if (!part || (part as HTMLButtonElement).disabled) return false;
  part.click();
  return true;
};

// The text stays where it was read when the page comes anew; an open claim is shown in it.
function reveal(): void {
  if (!text) return;
  text.scrollTop = Number(sessionStorage.getItem(PLACE) ?? 0);
  const words = text.querySelector<HTMLElement>(".sentence, mark");
  if (words) text.scrollTop += words.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 4;
  addEventListener("pagehide", () => sessionStorage.setItem(PLACE, String(text.scrollTop)));
}

function prepare(): void {
  if (!desk) return;
  for (const part of document.querySelectorAll<HTMLElement>("[data-take], #help")) part.hidden = !help && part.id === "help";
  document.querySelector("#help")?.addEventListener("click", () => help?.showModal());
  choosing(desk);
  reveal();
  (editor?.querySelector<HTMLElement>("[data-take]") ?? document.querySelector<HTMLElement>("#report-name"))?.focus({ preventScroll: true });
}

// Elsewhere than in a field, a key chooses what it stands beside.
function press(event: KeyboardEvent): boolean {
  if (event.key === "?") return help?.open ? (help.close(), true) : (help?.showModal(), help !== null);
  if (help?.open) return false;
  if (editor) {
    if (/^[1-9]$/.test(event.key)) {
      editor.querySelectorAll<HTMLElement>("[data-take]")[Number(event.key) - 1]?.click();
      return true;
    }
    const option = [...editor.querySelectorAll<HTMLInputElement>("[data-key]")].find((each) => each.dataset.key === event.key);
    if (option) option.checked = true;
    return option !== undefined;
  }
  const does: Record<string, string> = { n: "#new", f: "#finish button", a: "#judge [value=accept]", e: "#correct-first", g: "#judge [value=drop]" };
  return event.key in does && click(does[event.key] ?? "");
}

document.addEventListener("keydown", (event) => {
  const target = event.target as HTMLElement;
  if (event.key === "Enter" && event.ctrlKey && editor) {
    event.preventDefault();
    editor.querySelector<HTMLButtonElement>("button[value=save]")?.click();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key === "Escape" && !help?.open) {
    if (target.closest(TYPING)) target.blur();
    else click("#leave");
  } else if (!target.closest(TYPING) && press(event)) {
    event.preventDefault();
  }
});

prepare();
