/* The search page: what was found, as it is typed, the found words marked. */
(() => {
  "use strict";
  const form = document.querySelector("[data-search]");
  if (!form) return;
  const { hl } = window;
  const language = document.documentElement.lang;
  const field = form.elements.q;
  const status = form.querySelector("[data-search-status]");
  const list = document.querySelector("[data-search-results]");
  const [book, event, topic, page] = form.dataset.kinds.split("|");
  const KINDS = { b: book, e: event, t: topic, p: page };
  const SHOWN = 50;
  const plural = new Intl.PluralRules(language);
  const [one, few, many] = form.dataset.found.split("|");
  const count = (n) => {
    const category = plural.select(n);
    const words = category === plural.select(1) ? one : category === plural.select(2) ? few : many;
    return words.replace(/\d+/, n);
  };

  const marked = (element, text, terms, { folder }) => {
    for (const piece of text.split(/(\s+)/)) {
      const hit = folder.words(piece).some((word) => folder.keys(word).some((key) => terms.has(key)));
      const [, before, word, behind] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(piece);
      if (!hit) {
        element.append(piece);
        continue;
      }
      const mark = document.createElement("mark");
      mark.textContent = word;
      element.append(before, mark, behind);
    }
    return element;
  };

  const item = (found, { id, terms }) => {
    const source = found.documents[id];
    const matched = new Set(terms);
    const make = (tag, name, text, lang) => {
      const element = document.createElement(tag);
      element.className = name;
      if (lang) element.lang = lang;
      return marked(element, text, matched, found);
    };
    const lang = source.l ?? {};
    const result = document.createElement("li");
    result.className = "results__item";
    const link = make("a", "results__link", source.t, lang.t);
    link.href = found.address(source);
    const kind = [KINDS[source.k], source.n, source.d, found.topics(source)].filter(Boolean).join(" · ");
    const cover = found.cover(source);
    if (cover) result.append(Object.assign(new Image(56, 79), { className: "results__cover", alt: "", src: cover }));
    result.append(link, make("p", "results__kind", kind));
    if (source.s) result.append(make("p", "results__text", source.s, lang.s));
    for (const saying of source.p ?? []) {
      const line = make("p", "results__saying", saying, lang.p);
      if (line.querySelector("mark")) result.append(line);
    }
    return result;
  };

  const write = () => {
    const words = field.value.trim();
    history.replaceState(null, "", location.pathname + location.search + (words ? `#q=${encodeURIComponent(words)}` : ""));
  };

  const show = async () => {
    let found;
    try {
      found = await hl.search();
    } catch {
      status.textContent = form.dataset.failed;
      return;
    }
    const words = field.value.trim();
    const results = words ? found.find(words) : [];
    status.textContent = words && (results.length ? count(results.length) : form.dataset.none);
    list.replaceChildren(...results.slice(0, SHOWN).map((result) => item(found, result)));
    list.hidden = !results.length;
  };

  const read = () => {
    const value = /(?:^#|&)q=([^&]*)/.exec(location.hash)?.[1] ?? "";
    try {
      field.value = decodeURIComponent(value);
    } catch {
      field.value = value; // Not written by this page.
    }
    if (field.value || !list.hidden) show();
  };

  /* Enter opens the best result of what stands in the box now. */
  form.addEventListener("submit", async (submitted) => {
    submitted.preventDefault();
    await show();
    list.querySelector("a")?.click();
  });
  field.addEventListener("focus", () => hl.search().catch(() => {}), { once: true });
  field.addEventListener("input", () => {
    write();
    show();
  });
  addEventListener("hashchange", read);
  addEventListener("popstate", read);
  read();
})();
