// Small comforts on every page; each works without this file too.

// The menu stands open on wide screens. Browsers that know ::details-content do it by style alone.
const menu = document.querySelector(".menu");
const filters = document.querySelector(".filters");
const wide = matchMedia("(min-width: 64rem)");
function open_on_wide_screens() {
  for (const part of [menu, filters]) {
    if (part && !CSS.supports("selector(::details-content)")) part.open = wide.matches;
  }
}
open_on_wide_screens();
wide.addEventListener("change", open_on_wide_screens);

// Choosing an order applies it at once; the button beside it is for those without scripts.
for (const select of document.querySelectorAll("select[data-submit]")) {
  select.form.querySelector("[data-submit-button]")?.setAttribute("hidden", "");
  select.addEventListener("change", () => select.form.requestSubmit());
}

// An address holds only the filters that are set.
for (const form of document.querySelectorAll("form[data-short-address]")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && field.value === "") field.disabled = true;
  });
  addEventListener("pageshow", () => {
    for (const field of form.elements) field.disabled = false;
  });
}
