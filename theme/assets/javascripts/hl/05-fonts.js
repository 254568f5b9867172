/* The fonts come when the page is shown in their stand-ins, which have the same measure: they would only keep it back. */
(() => {
  "use strict";
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = document.currentScript.src.replace(/hl\.js.*$/, "fonts.css");
  const load = () => document.head.append(sheet);
  // Styles that were at hand say that the fonts are too, from the page before: then there is nothing to wait for.
  const [styles] = performance.getEntriesByName(document.querySelector("link[rel=stylesheet]").href);
  if (!styles || styles.transferSize === 0) load();
  else requestAnimationFrame(() => setTimeout(load)); // behind the first picture
})();
