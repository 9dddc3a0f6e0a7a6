// Looks again every two seconds how far the reports are, until none is being made.
"use strict";
(() => {
  const look = async () => {
    let text;
    try {
      const answer = await fetch(window.location.href, { credentials: "same-origin", cache: "no-store" });
      if (!answer.ok) return;
      text = await answer.text();
    } catch {
      window.setTimeout(look, 10000);
      return;
    }
    const page = new DOMParser().parseFromString(text, "text/html");
    const fresh = page.getElementById("reports");
    const shown = document.getElementById("reports");
    if (!fresh || !shown) return;
    shown.replaceChildren(...fresh.childNodes);
    if (page.querySelector('script[src*="watch_reports"]')) window.setTimeout(look, 2000);
  };
  window.setTimeout(look, 2000);
})();
