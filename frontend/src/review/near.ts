// Claims of other incidents, loaded when they are asked for, and searched in their place.
const HEADERS = { "X-Part": "1" };

export async function near(panel: HTMLElement, ready: (panel: HTMLElement) => void): Promise<void> {
  const found = panel.querySelector<HTMLElement>(".found");
  if (!found || !panel.dataset.near || found.dataset.loaded) return;
  found.dataset.loaded = "yes";
  await load(found, panel.dataset.near);
  ready(panel);
  found.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.getAttribute("action") !== "/review/near") return;
    event.preventDefault();
    const address = new URL(panel.dataset.near ?? "", location.href);
    address.searchParams.set("q", new FormData(form).get("q") as string);
    void load(found, address.toString()).then(() => ready(panel));
  });
}

async function load(found: HTMLElement, address: string): Promise<void> {
  const answer = await fetch(address, { headers: HEADERS });
  const part = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#near");
  if (part) found.replaceChildren(part);
}
