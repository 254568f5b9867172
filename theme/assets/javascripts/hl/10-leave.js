/* Leave this page: Shift three times within five seconds, or the button. Replaces the page, so that "back" does not
   return to it; the rest of the history is out of reach, and the footer says so. After GOV.UK's "Exit this page". */
(() => {
  "use strict";
  const WITHIN = 5000;
  const button = document.querySelector("[data-leave]");
  const status = document.querySelector("[data-leave-status]");
  if (!button || !status) return;

  let pressed = 0;
  let timer = 0;
  let alone = false;

  const reset = () => {
    clearTimeout(timer);
    pressed = 0;
    status.textContent = "";
    delete button.dataset.pressed;
  };

  const leave = () => {
    reset();
    status.textContent = button.dataset.leaving;
    document.documentElement.classList.add("is-leaving");
    document.title = "…";
    location.replace(button.href);
  };

  button.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    leave();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Shift") {
      alone = !event.repeat;
    } else {
      alone = false;
      reset();
    }
  });

  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    clearTimeout(timer);
    pressed += 1;
    if (pressed === 3) {
      leave();
      return;
    }
    button.dataset.pressed = pressed;
    status.textContent = pressed === 1 ? button.dataset.once : button.dataset.twice;
    timer = setTimeout(reset, WITHIN);
  });

  /* A page that the browser kept whole is shown again as it was. */
  addEventListener("pageshow", () => {
    document.documentElement.classList.remove("is-leaving");
    reset();
  });
})();
