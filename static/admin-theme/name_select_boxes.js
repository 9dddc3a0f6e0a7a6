// The boxes that select2 draws over a select are named by what is chosen in them, so an empty one has no name.
// Here they get the name of the select itself: its label, or its aria-label in a table of rows.
"use strict";
(function () {
  function nameOf(select) {
    const label = select.labels && select.labels[0];
    return select.getAttribute("aria-label") || (label ? label.textContent.trim().replace(/:$/, "") : "");
  }

  function nameBoxes(root) {
    for (const select of root.querySelectorAll("select.admin-autocomplete.select2-hidden-accessible")) {
      const name = nameOf(select);
      const box = select.nextElementSibling;
      if (!name || !box) continue;
      for (const part of box.querySelectorAll(".select2-selection, .select2-selection__rendered")) {
        part.removeAttribute("aria-labelledby");
        part.setAttribute("aria-label", name);
      }
    }
  }

  // select2 is put in place by the admin's own handlers of these events, which were added before.
  django.jQuery(function () { nameBoxes(document); });
  document.addEventListener("formset:added", function (event) {
    setTimeout(function () { nameBoxes(event.target); });
  });
})();
