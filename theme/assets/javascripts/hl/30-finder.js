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
  for (const chip of all) {
    const { code, others } = chip.box.dataset;
    chip.fits = Uint8Array.from(codes, (word) => word.includes(code) !== (others !== undefined));
  }
  const books = Array.from(shelf.children, (element) => ({
    element,
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

  let last = null;

  /* Runs `change` while the shelf has no layout: a thousand books that are hidden one by one in their place cost ten
     times as much. To ask for its style drops the layout, and leaves the page's place as it is. A shelf that holds the
     focus would lose it and stays. */
  const aside = (change) => {
    shelf.hidden = !shelf.contains(document.activeElement);
    void getComputedStyle(shelf).display;
    change();
    shelf.hidden = false;
  };

  const show = () => {
    const words = field.value.trim();
    let active = Boolean(words);
    /* Of each book how many facets it fails, and the last of them: it counts for the other choices there. */
    const failed = new Uint8Array(books.length);
    const where = [];
    if (words) {
      const matches = matcher(words);
      books.forEach((book, place) => {
        if (!matches(book)) failed[place] = 2;
      });
    }
    for (const [name, chips] of facets) {
      const chosen = chips.filter((chip) => chip.box.checked);
      if (!chosen.length) continue;
      active = true;
      const how = name === "also" ? "every" : "some";
      for (let place = 0; place < books.length; place += 1) {
        if (failed[place] > 1 || chosen[how]((chip) => chip.fits[place])) continue;
        failed[place] += 1;
        where[place] = name;
      }
    }

    const changed = [];
    let shown = 0;
    let end;
    books.forEach((book, place) => {
      const fit = !failed[place];
      if (fit !== book.fit) {
        book.fit = fit;
        changed.push(book);
      }
      if (fit) {
        shown += 1;
        end = book.element;
      }
    });
    if (changed.length) {
      aside(() => {
        for (const { element, fit } of changed) element.hidden = !fit;
        last?.classList.remove("is-last");
        end?.classList.add("is-last");
        last = end;
      });
    }

    for (const { fits, name, count, label, box } of all) {
      let number = 0;
      for (let place = 0; place < fits.length; place += 1) {
        if (fits[place] && (!failed[place] || (failed[place] === 1 && where[place] === name && name !== "also"))) number += 1;
      }
      if (count.textContent !== String(number)) count.textContent = number;
      label.classList.toggle("chip--empty", number === 0 && !box.checked);
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
