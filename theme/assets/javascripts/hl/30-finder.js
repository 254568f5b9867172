/* The catalogue's filters. Their state lives in the URL's fragment: it can be shared, Back works, no host's log learns
   it. Within a facet any choice fits (a book under either topic); choices under "also" must all fit. A search index
   may take over the words through `hl.finder`. */
(() => {
  "use strict";
  const form = document.querySelector("[data-finder]");
  const shelf = document.querySelector(".shelf");
  if (!form || !shelf) return;

  const status = form.querySelector("[data-finder-status]");
  const clear = form.querySelector("[type=reset]");
  const toggle = form.querySelector("[aria-controls]");
  const field = form.elements.q;
  const fold = (text) => text.normalize("NFC").toLowerCase().replaceAll("ё", "е").replaceAll("\u00ad", "");

  const facets = new Map();
  const all = Array.from(form.querySelectorAll(".chip__box"), (box) => {
    const chip = { box, name: box.name, count: box.parentNode.querySelector(".chip__count"), label: box.parentNode };
    facets.set(box.name, [...(facets.get(box.name) ?? []), chip]);
    return chip;
  });

  /* Each book's word of signs, in the shelf's order. A filter's sign marks the books that fit it, or all others. */
  const codes = shelf.dataset.codes.split(" ");
  const books = Array.from(shelf.children, (element, place) => ({
    element,
    chips: new Set(all.filter(({ box }) => codes[place].includes(box.dataset.code) !== box.hasAttribute("data-others"))),
    fit: !element.hidden,
    key: element.querySelector("a").getAttribute("href").split("/").at(-2),
    text: fold(element.textContent),
  }));

  /* Returns a predicate over {key, text}; the search index replaces it. */
  let matcher = (words) => {
    const wanted = fold(words).split(/\s+/).filter(Boolean);
    return (book) => wanted.every((word) => book.text.includes(word));
  };

  const plural = new Intl.PluralRules(document.documentElement.lang);
  const [one, few, many] = form.dataset.found.split("|");
  const found = (n) => {
    const category = plural.select(n);
    const words = category === plural.select(1) ? one : category === plural.select(2) ? few : many;
    return words.replace(/\d+/, n);
  };

  const fits = (name, chosen, own) =>
    !chosen.length || (name === "also" ? chosen.every((chip) => own.has(chip)) : chosen.some((chip) => own.has(chip)));

  let last = null;

  /* Runs `change` with the shelf taken out of the page: a thousand books that are hidden one by one in their place cost
     four times as much. A shelf that holds the focus would lose it and stays. */
  const aside = (change) => {
    if (shelf.contains(document.activeElement)) {
      change();
      return;
    }
    const { parentNode, nextSibling } = shelf;
    shelf.remove();
    change();
    parentNode.insertBefore(shelf, nextSibling);
  };

  const show = () => {
    const words = field.value.trim();
    const matches = words ? matcher(words) : () => true;
    const chosen = new Map();
    for (const [name, chips] of facets) chosen.set(name, chips.filter((chip) => chip.box.checked));
    const active = Boolean(words) || [...chosen.values()].some((chips) => chips.length);
    const counts = new Map();
    const changed = [];
    let shown = 0;
    let end;

    for (const book of books) {
      let failed = [];
      if (matches(book)) {
        for (const [name, chips] of chosen) if (!fits(name, chips, book.chips)) failed.push(name);
        const only = failed.length === 1 ? failed[0] : null;
        if (failed.length < 2) {
          for (const chip of book.chips) {
            if (!only || (only === chip.name && chip.name !== "also")) counts.set(chip, (counts.get(chip) ?? 0) + 1);
          }
        }
      } else {
        failed = ["q"];
      }
      const fit = failed.length === 0;
      if (fit !== book.fit) {
        book.fit = fit;
        changed.push(book);
      }
      if (fit) {
        shown += 1;
        end = book.element;
      }
    }
    if (changed.length) {
      aside(() => {
        for (const { element, fit } of changed) element.hidden = !fit;
        last?.classList.remove("is-last");
        end?.classList.add("is-last");
        last = end;
      });
    }

    for (const chips of facets.values()) {
      for (const chip of chips) {
        const count = counts.get(chip) ?? 0;
        if (chip.count.textContent !== String(count)) chip.count.textContent = count;
        chip.label.classList.toggle("chip--empty", count === 0 && !chip.box.checked);
      }
    }
    status.textContent = !active ? "" : shown ? found(shown) : form.dataset.none;
    clear.hidden = !active;
  };

  const write = (push) => {
    const parts = [];
    if (field.value.trim()) parts.push(`q=${encodeURIComponent(field.value.trim())}`);
    for (const [name, chips] of facets) {
      const values = chips.filter((chip) => chip.box.checked).map((chip) => encodeURIComponent(chip.box.value));
      if (values.length) parts.push(`${name}=${values.join(",")}`);
    }
    const url = location.pathname + location.search + (parts.length ? `#${parts.join("&")}` : "");
    history[push ? "pushState" : "replaceState"](null, "", url);
  };

  const read = () => {
    const state = new Map();
    for (const part of location.hash.slice(1).split("&")) {
      const [name, values = ""] = part.split("=");
      try {
        state.set(name, decodeURIComponent(values));
      } catch {
        /* Not written by this page. */
      }
    }
    field.value = state.get("q") ?? "";
    let any = false;
    for (const [name, chips] of facets) {
      const values = new Set((state.get(name) ?? "").split(","));
      for (const chip of chips) {
        chip.box.checked = values.has(chip.box.value);
        any ||= chip.box.checked;
      }
    }
    if (any) toggle.setAttribute("aria-expanded", "true");
    show();
  };

  /* The books are there already: go to the first of them. */
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    books.find(({ element }) => !element.hidden)?.element.querySelector("a").focus();
  });
  form.addEventListener("change", (event) => {
    if (!event.target.matches(".chip__box")) return;
    write(true);
    show();
  });
  field.addEventListener("input", () => {
    write(false);
    show();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    field.value = "";
    for (const chips of facets.values()) for (const chip of chips) chip.box.checked = false;
    write(true);
    show();
    field.focus();
  });
  toggle.addEventListener("click", () => {
    toggle.setAttribute("aria-expanded", String(toggle.getAttribute("aria-expanded") !== "true"));
  });
  addEventListener("popstate", read);
  addEventListener("hashchange", read);

  window.hl = Object.assign(window.hl ?? {}, {
    finder: {
      /** `make(words)` returns a predicate over `{key, text}`. */
      useMatcher(make) {
        matcher = make;
        show();
      },
    },
  });

  if (location.hash.length > 1 || field.value) read();
})();
