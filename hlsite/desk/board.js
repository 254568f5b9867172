"use strict";
// Everything stays in this page's memory and is gone when the page is closed.
(() => {
  const articles = [...document.querySelectorAll("article")];
  const field = document.querySelector("input");
  const main = document.querySelector("main");
  const none = document.querySelector(".none");
  const cover = document.querySelector(".cover");
  const covered = document.querySelector(".covered");
  let marks = 0;

  // A librarian without a Kazakh keyboard types the nearest Russian letter.
  const near = { ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и" };
  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[әғқңөұүһі]/g, (c) => near[c]);
  const digits = (text) => text.replace(/\D/g, "");
  const books = articles.map((article) => {
    const values = JSON.parse(article.dataset.find);
    return { article, text: values.map(fold).join("\n"), place: values[0], numbers: values.slice(1).map(digits) };
  });

  const matches = (book, query) => {
    if (/^\d{1,2}$/.test(query)) return book.place === query;
    const number = digits(query);
    if (number.length > 2 && /^[\d\s+()-]+$/.test(query)) return book.numbers.some((one) => one.includes(number));
    return fold(query).split(/\s+/).every((word) => book.text.includes(word));
  };
  const search = () => {
    const query = field.value.trim();
    for (const book of books) book.article.hidden = query !== "" && !matches(book, query);
    none.hidden = articles.some((article) => !article.hidden);
  };
  field.addEventListener("input", search);

  for (const article of articles) {
    const buttons = [...article.querySelectorAll(".slots button")];
    const limit = Number(article.dataset.limit ?? Infinity);
    for (const button of buttons) {
      button.addEventListener("click", () => {
        const given = button.getAttribute("aria-pressed") !== "true";
        marks += given ? 1 : -1;
        button.setAttribute("aria-pressed", String(given));
        button.querySelector("b").hidden = !given;
        button.querySelector("span").hidden = given;
        const count = buttons.filter((one) => one.getAttribute("aria-pressed") === "true").length;
        article.querySelector(".count b").textContent = String(count);
        article.querySelector(".count strong").hidden = count < limit;
      });
    }
  }

  const turn = (closed) => {
    main.hidden = closed;
    covered.hidden = !closed;
    field.disabled = closed;
    cover.setAttribute("aria-pressed", String(closed));
    cover.textContent = closed ? cover.dataset.uncover : cover.dataset.cover;
  };
  cover.addEventListener("click", () => turn(!main.hidden));
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") turn(true);
  });
  addEventListener("beforeunload", (event) => {
    if (marks > 0) event.preventDefault();
  });
  field.value = "";
})();
