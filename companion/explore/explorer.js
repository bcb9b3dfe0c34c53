// Steps through the recordings on a page that no script has taken up yet.
(() => {
  for (const root of document.querySelectorAll(".tape-explorer:not([data-ready])")) {
    const data = root.querySelector('script[type="application/json"]');
    if (!data) continue;
    root.dataset.ready = "true";
    start(root, JSON.parse(data.textContent));
  }

  function start(root, steps) {
    const slider = root.querySelector("input");
    const [back, next] = root.querySelectorAll("button");
    const parts = [...root.querySelectorAll("[data-node] [data-part]")].map((part) => ({
      part,
      node: Number(part.closest("[data-node]").dataset.node),
      kind: part.dataset.part,
      full: part.textContent,
    }));

    function show() {
      const now = Number(slider.value);
      const step = steps[now];
      for (const { part, node, kind, full } of parts) {
        if (kind === "value") part.textContent = step.values.includes(node) ? full : "";
        if (kind === "adjoint")
          part.textContent = now === steps.length - 1 ? full : adjoint(step, node, part);
      }
      for (const place of root.querySelectorAll("[data-node]")) {
        const node = Number(place.dataset.node);
        const isNow = node === step.node;
        place.classList.toggle("tape-now", isNow);
        place.classList.toggle("tape-back", isNow && step.back);
        place.ariaCurrent = isNow ? "step" : null;
        place.classList.toggle("tape-later", !step.values.includes(node));
      }
      for (const arrow of root.querySelectorAll("[data-arrow]")) {
        const isUsed = step.arrows.includes(arrow.dataset.arrow);
        arrow.classList.toggle("tape-used", isUsed);
        arrow.classList.toggle("tape-back", isUsed && step.back);
      }
      root.querySelector(".tape-text").textContent = step.text;
      root.querySelector(".tape-count").textContent = `${now + 1} of ${steps.length}`;
      follow(step.node);
      slider.setAttribute("aria-valuetext", `${now + 1} of ${steps.length}`);
      back.disabled = now === 0;
      next.disabled = now === steps.length - 1;
    }

    // Scrolls the graph, and not the page, so that the node in question is seen.
    function follow(node) {
      const graph = root.querySelector(".tape-graph");
      const box = graph.querySelector(`[data-node="${node}"] rect`);
      const centre = box ? box.x.baseVal.value + box.width.baseVal.value / 2 : 0;
      graph.scrollLeft = centre - graph.clientWidth / 2;
    }

    function adjoint(step, node, part) {
      if (!(node in step.adjoints)) return "";
      const [inTable, inBox] = step.adjoints[node];
      return part.tagName === "text" ? `adjoint ${inBox}` : inTable;
    }

    // What scrolls can be reached by keyboard, and what does not is passed over.
    const scrolls = new ResizeObserver((changes) => {
      for (const { target } of changes)
        target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
    });
    for (const box of root.querySelectorAll(".tape-graph, .tape-table"))
      scrolls.observe(box);

    for (const button of [back, next]) {
      button.addEventListener("click", () => {
        slider.value = Number(slider.value) + Number(button.dataset.move);
        show();
      });
    }
    slider.addEventListener("input", show);
    root.querySelector(".tape-controls").hidden = false;
    root.querySelector(".tape-text").hidden = false;
    slider.value = 0;
    show();
  }
})();
