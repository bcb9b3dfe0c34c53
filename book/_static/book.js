// A box that scrolls sideways must be reachable by keyboard. The theme sees to
// code; tables and figures are ours. Whether a box scrolls depends on its width.
function letKeyboardScroll() {
  const boxes = document.querySelectorAll(
    ".pst-scrollable-table-container, figure.drawing, .cell_output .text_html, div.math",
  );
  for (const box of boxes) {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
    } else {
      box.removeAttribute("tabindex");
    }
  }
}

window.addEventListener("load", letKeyboardScroll);
window.addEventListener("resize", letKeyboardScroll);

// A notebook is for a notebook program: the browser is to save it, not to show it.
window.addEventListener("DOMContentLoaded", () => {
  for (const link of document.querySelectorAll('.dropdown-menu a[href$=".ipynb"]')) {
    const isHere = new URL(link.href).origin === location.origin;
    link.toggleAttribute("download", isHere);
  }
});
