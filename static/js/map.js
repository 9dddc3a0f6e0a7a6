// Zoom, pan and tips for the maps the server drew. Without this file they are still complete maps of links.
//
// The drawing keeps its viewBox; zooming changes the transform of the base map and moves the markers, so that
// these keep their size.

const LARGEST = 12;

class RegionMap {
  constructor(figure) {
    this.figure = figure;
    this.frame = figure.querySelector(".map__frame");
    this.svg = figure.querySelector("svg");
    this.base = figure.querySelector(".map__base");
    this.drawn = this.base.getAttribute("transform");
    this.follower = figure.querySelector(".map__follows");
    this.movable = [...figure.querySelectorAll("[data-x]")].map((node) => ({
      node, x: Number(node.dataset.x), y: Number(node.dataset.y),
    }));
    [, , this.width, this.height] = this.svg.getAttribute("viewBox").split(" ").map(Number);
    this.view = { k: 1, x: 0, y: 0 };
    figure.classList.add("map--live");
    this.addTools();
    this.listen();
    this.addTips();
  }

  addTools() {
    const labels = this.figure.dataset;
    const tools = document.createElement("div");
    tools.className = "map__tools";
    for (const [sign, label, act] of [
      ["+", labels.zoomIn, () => this.zoom(1.6)],
      ["−", labels.zoomOut, () => this.zoom(1 / 1.6)],
      ["⌂", labels.zoomReset, () => this.reset()],
    ]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.setAttribute("aria-label", label);
      button.title = label;
      button.addEventListener("click", act);
      tools.append(button);
    }
    this.frame.append(tools);
  }

  /** The drawing's own units for a place on the screen. */
  at(event) {
    const box = this.svg.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * this.width, ((event.clientY - box.top) / box.height) * this.height];
  }

  zoom(factor, [x, y] = [this.width / 2, this.height / 2]) {
    const { view } = this;
    const k = Math.min(Math.max(view.k * factor, 1), LARGEST);
    this.show({ k, x: x - ((x - view.x) * k) / view.k, y: y - ((y - view.y) * k) / view.k });
  }

  reset() {
    this.show({ k: 1, x: 0, y: 0 });
  }

  show({ k, x, y }) {
    // The map never leaves its frame.
    x = Math.min(0, Math.max(x, this.width * (1 - k)));
    y = Math.min(0, Math.max(y, this.height * (1 - k)));
    this.view = { k, x, y };
    this.base.setAttribute("transform", `translate(${x} ${y}) scale(${k}) ${this.drawn}`);
    this.follower?.setAttribute("transform", `translate(${x} ${y}) scale(${k})`);
    for (const part of this.movable) {
      part.node.setAttribute("transform", `translate(${part.x * k + x} ${part.y * k + y})`);
    }
    this.hideTip();
  }

  listen() {
    let start = null;
    this.svg.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || this.view.k === 1) return;
      start = { at: this.at(event), view: { ...this.view }, moved: false };
    });
    this.svg.addEventListener("pointermove", (event) => {
      if (!start) return;
      const [x, y] = this.at(event);
      const [dx, dy] = [x - start.at[0], y - start.at[1]];
      // A finger trembles: only a real move is a drag, else the marker's link is followed.
      if (!start.moved && Math.hypot(dx, dy) < 6) return;
      if (!start.moved) this.svg.setPointerCapture(event.pointerId);
      start.moved = true;
      this.show({ k: start.view.k, x: start.view.x + dx, y: start.view.y + dy });
    });
    for (const end of ["pointerup", "pointercancel"]) {
      this.svg.addEventListener(end, () => {
        if (start?.moved) this.svg.addEventListener("click", (event) => event.preventDefault(), { once: true, capture: true });
        start = null;
      });
    }
    // The wheel belongs to the page unless the reader asks for the map with Ctrl, as on other maps.
    this.svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      this.zoom(event.deltaY < 0 ? 1.25 : 0.8, this.at(event));
    }, { passive: false });
    this.svg.addEventListener("dblclick", (event) => this.zoom(1.6, this.at(event)));
  }

  addTips() {
    this.tip = document.createElement("div");
    this.tip.className = "map__tip";
    this.tip.hidden = true;
    this.frame.append(this.tip);
    for (const marker of this.figure.querySelectorAll(".map__markers > *")) {
      const title = marker.querySelector("title");
      if (!title) continue;
      // The browser's own tip would stand beside ours; the name stays for assistive technology.
      marker.setAttribute("aria-label", title.textContent);
      const text = title.textContent;
      title.remove();
      for (const show of ["pointerenter", "focus"]) marker.addEventListener(show, () => this.showTip(marker, text));
      for (const hide of ["pointerleave", "blur"]) marker.addEventListener(hide, () => this.hideTip());
    }
  }

  showTip(marker, text) {
    const mark = marker.getBoundingClientRect();
    const frame = this.frame.getBoundingClientRect();
    this.tip.textContent = text;
    this.tip.hidden = false;
    const half = this.tip.offsetWidth / 2 + 4;
    const middle = mark.left + mark.width / 2 - frame.left;
    // Positions set through the object model are allowed by the style policy; attributes are not.
    this.tip.style.left = `${Math.min(Math.max(middle, half), frame.width - half)}px`;
    const above = mark.top - frame.top;
    this.tip.classList.toggle("map__tip--below", above < this.tip.offsetHeight + 16);
    this.tip.style.top = `${above < this.tip.offsetHeight + 16 ? mark.bottom - frame.top : above}px`;
  }

  hideTip() {
    if (this.tip) this.tip.hidden = true;
  }
}

for (const figure of document.querySelectorAll("[data-map]")) new RegionMap(figure);
