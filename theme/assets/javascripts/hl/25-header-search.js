/* The header's box leads to the search page. The words travel in the fragment, which no host's log learns. */
(() => {
  "use strict";
  const form = document.querySelector("[data-header-search]");
  if (!form) return;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const words = form.elements.words.value.trim();
    location.href = form.action + (words ? `#q=${encodeURIComponent(words)}` : "");
  });
})();
