/* In previews alone: waits for the next version of the site, and says what keeps it from coming. */
(() => {
  "use strict";
  const script = document.currentScript;
  const { edition } = script.dataset;
  let { version } = script.dataset;
  const board = document.createElement("div");
  board.setAttribute("role", "alert");
  board.style.cssText =
    "position:fixed;inset:auto 0 0;z-index:99;max-height:50vh;overflow:auto;margin:0;padding:16px 20px;" +
    "white-space:pre-wrap;background:#1f1f1d;color:#f9f6ee;font:15px/1.45 monospace;border-top:4px solid #e8776a";

  const tell = (problems) => {
    board.textContent = problems;
    if (problems) document.body.append(board);
    else board.remove();
  };

  const wait = async () => {
    try {
      const answer = await fetch(`${new URL("wait", script.src)}?version=${version}`);
      const news = await answer.json();
      if (String(news.edition) !== edition) {
        location.reload();
        return;
      }
      version = news.version;
      tell(news.problems);
      wait();
    } catch {
      setTimeout(wait, 1000); // The preview was ended, perhaps to be started anew.
    }
  };
  wait();
})();
