// Maps of incidents. Each element with data-map gets one when it comes into sight; what it shows is also told in words beside it.
import { show } from "./map/show";

const watcher = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    if (isIntersecting) {
      watcher.unobserve(target);
      void show(target as HTMLElement);
    }
  }
}, { rootMargin: "200px" });

for (const figure of document.querySelectorAll<HTMLElement>("[data-map]")) watcher.observe(figure);
