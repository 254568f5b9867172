/* Search. The index comes when the box is first entered: documents, and the table by which words are folded. The steps
   of folding are those of hlsite/rendering/folding.py; a test compares the two. */
(() => {
  "use strict";
  const base = document.currentScript?.src.replace(/hl\.js.*$/, "") ?? "";
  const language = document.documentElement.lang;

  const makeFolder = (table) => {
    const exceptions = new Map(Object.entries(table.exceptions));
    const letters = new Map(Object.entries(table.letters));
    const lookalikes = new Map(Object.entries(table.lookalikes));
    const change = (text, map) => Array.from(text, (letter) => map.get(letter) ?? letter).join("");

    const folded = (text) =>
      change(text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u0305\u0307-\u036f]/g, "").normalize("NFC"), letters);

    const words = (text) =>
      (folded(text).match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []).map((word) =>
        /[\u0400-\u052f]/.test(word) ? change(word, lookalikes) : word,
      );

    const stem = (start, { least, passes, finals, undouble }) => {
      let word = start;
      for (const endings of passes) {
        const ending = endings.find((end) => word.endsWith(end) && word.length - end.length >= least);
        if (ending) word = word.slice(0, -ending.length);
      }
      const final = word.length > least && finals.find(([end]) => word.endsWith(end));
      if (final) word = word.slice(0, -final[0].length) + final[1];
      if (undouble && word.length > least && word.at(-1) === word.at(-2)) word = word.slice(0, -1);
      return word;
    };

    const stems = (word) => {
      const known = exceptions.get(word) ?? word;
      return table.rules.filter(({ first }) => first[0] <= known[0] && known[0] <= first[1]).map((rules) => stem(known, rules));
    };

    const cache = new Map();
    const keys = (word) => {
      let found = cache.get(word);
      if (!found) {
        found = new Set();
        for (const part of [word.replaceAll("-", ""), ...word.split("-")]) {
          found.add(part);
          stems(part).forEach((key) => found.add(key));
        }
        cache.set(word, (found = [...found]));
      }
      return found;
    };
    return { words, keys, stems, stop: new Set(table.stop) };
  };

  /* The texts in their order: canonical Huffman codes of words, see hlsite/rendering/folding_texts.py. */
  const unpack = ({ lexicon, lengths, bits }) => {
    const tokens = [];
    let last = "";
    for (const line of lexicon.split("\n")) tokens.push((last = last.slice(0, line[0]) + line.slice(1)));
    const isWord = tokens.map((token) => /^[\p{L}\p{N}_]/u.test(token));
    const bytes = atob(bits);
    const texts = [];
    let text = "";
    let afterWord = false;
    let capital = false;
    let code = 0, first = 0, start = 0, length = 0;
    for (let at = 0; at < bytes.length * 8; at += 1) {
      code = code * 2 + ((bytes.charCodeAt(at >> 3) >> (7 - (at & 7))) & 1);
      first *= 2;
      const count = lengths[length] ?? 0;
      length += 1;
      if (code - first >= count) {
        first += count;
        start += count;
        continue;
      }
      const number = start + code - first;
      const token = tokens[number];
      if (token === "\ue000") capital = true;
      else if (token) {
        text += (afterWord && isWord[number] ? " " : "") + (capital ? token[0].toUpperCase() + token.slice(1) : token);
        capital = false;
        afterWord = isWord[number];
      } else {
        texts.push(text);
        text = "";
        afterWord = false;
      }
      code = first = start = length = 0;
    }
    return texts;
  };

  const makeSearch = async (index) => {
    const texts = unpack(index.texts);
    let next = 0;
    index.documents.forEach((document, id) => {
      document.id = id;
      for (const field of ["t", "s", "n", "w"]) if (document[field]) document[field] = texts[next++];
      if (document.p) document.p = texts.slice(next, (next += document.p));
    });
    const folder = makeFolder(index.table);
    const FIELDS = { t: 5, n: 4, c: 3, s: 1.5, p: 1.5, w: 0.5 };
    const engine = new window.MiniSearch({
      fields: Object.keys(FIELDS),
      idField: "id",
      extractField: (document, field) => {
        const value = document[field];
        if (field === "id" || value === undefined) return value;
        if (field === "c") return value.map((topic) => index.topics[topic]).join(" ");
        return Array.isArray(value) ? value.join(" ") : value;
      },
      tokenize: (text) => folder.words(text).flatMap(folder.keys),
      processTerm: (term) => term,
    });
    await engine.addAllAsync(index.documents, { chunkSize: 50 }); // Typing goes on meanwhile.

    const ask = (term, options) => ({ queries: [term], ...options });
    const OPTIONS = { combineWith: "OR", boost: FIELDS, tokenize: (term) => [term], weights: { fuzzy: 0.4, prefix: 0.5 } };
    const run = (queries) => engine.search({ combineWith: "OR", queries }, OPTIONS);

    /* One word: as it is, as a beginning and by its stems; only a word that nothing has is taken for a typing error. */
    const find = (word) => {
      const parts = word.split("-");
      const whole = parts.join("");
      const keys = [...new Set([whole, ...folder.stems(whole)])];
      const known = run(
        keys.map((key) => ask(key, key === whole ? { prefix: key.length > 1 } : { prefix: key.length > 3, boostTerm: () => 0.8 })),
      );
      if (known.length) return known;
      if (parts.length > 1) return join(parts.map(find));
      if (whole.length < 4) return [];
      const swapped = Array.from({ length: whole.length - 1 }, (_, i) => whole.slice(0, i) + whole[i + 1] + whole[i] + whole.slice(i + 2));
      const near = swapped.flatMap((other) => [other, ...folder.stems(other)]).map((key) => ask(key));
      return run([...keys.filter((key) => key.length > 3).map((key) => ask(key, { fuzzy: 1 })), ...near]);
    };

    /* Documents that have every word; when none has, those with the most. */
    const join = (lists) => {
      const all = new Map();
      for (const list of lists) {
        for (const { id, score, terms } of list) {
          const found = all.get(id) ?? { id, score: 0, words: 0, terms: [] };
          found.score += score;
          found.words += 1;
          found.terms = found.terms.concat(terms);
          all.set(id, found);
        }
      }
      const most = Math.max(0, ...Array.from(all.values(), (found) => found.words));
      return [...all.values()].filter((found) => found.words === most).sort((a, b) => b.score - a.score || a.id - b.id);
    };

    return {
      folder,
      documents: index.documents,
      address: (document) => new URL(`../${index.root}${document.u}index.html`, base).href,
      cover: (document) => document.k === "b" && new URL(`../${document.u}cover.svg`, base).href,
      topics: (document) => (document.c ?? []).map((topic) => index.topics[topic]).join(", "),
      find(text) {
        const asked = folder.words(text);
        const telling = asked.filter((word) => !folder.stop.has(word));
        return join((telling.length ? telling : asked).map(find));
      },
    };
  };

  const load = (path) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = base + path;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });

  let loading;
  const search = () =>
    (loading ??= Promise.all([load("vendor/minisearch.js"), load(`search/${language}.js`)]).then(
      () => makeSearch(window.hlIndex),
      (error) => {
        loading = undefined;
        throw error;
      },
    ));
  window.hl = Object.assign(window.hl ?? {}, { search });

  /* The catalogue's box filters the shelf. */
  const shelf = document.querySelector("[data-finder]");
  if (shelf) {
    const take = () =>
      search().then(
        (found) =>
          window.hl.finder.useMatcher((words) => {
            const keys = new Set(found.find(words).map(({ id }) => found.documents[id].u));
            return (book) => keys.has(`books/${book.key}/`);
          }),
        () => {}, // The plain matcher stays.
      );
    shelf.elements.q.addEventListener("focus", take, { once: true });
    if (shelf.elements.q.value) take();
  }
})();
