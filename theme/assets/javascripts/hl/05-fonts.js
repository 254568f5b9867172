/* The fonts come when the page is shown in their stand-ins, which have the same measure: they would only keep it back. */
(() => {
  "use strict";
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = document.currentScript.src.replace(/hl\.js.*$/, "fonts.css");
  const load = () => document.head.append(sheet);
  requestAnimationFrame(() => setTimeout(load)); // behind the first picture
})();
