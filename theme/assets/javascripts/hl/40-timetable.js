/* A time in the phone's timetable opens the slot that it leads to. */
(() => {
  "use strict";
  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const slot = target && target.closest("[data-slot]");
    if (!slot || slot.open) return;
    slot.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
})();
