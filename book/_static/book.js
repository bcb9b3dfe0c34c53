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
