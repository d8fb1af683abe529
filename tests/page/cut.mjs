// Runs in the page, whichever browser shows it.

/** Text that is cut off, one line each. Names alone may be, since hovering says them whole. */
export function cut() {
  // As far as the page can be moved.
  const { scrollWidth, scrollLeft } = document.documentElement;
  const reach = getComputedStyle(document.body).overflowX === 'hidden' ? innerWidth : scrollWidth - scrollLeft;
  const cut = [];
  for (const element of document.querySelectorAll('#app *')) {
    const own = [...element.childNodes].filter(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '',
    );
    if (
      own.length === 0 ||
      element.closest('.sr, svg, option, :is(.nm, .n1, .cd, .co, .fn, .path)[title], details .label')
    )
      continue;
    const box = element.getBoundingClientRect();
    if (box.width === 0) continue;
    const range = document.createRange();
    range.setStartBefore(own[0]);
    range.setEndAfter(own.at(-1));
    const text = range.getBoundingClientRect();
    let moved = false;
    const clips = (style) => style.overflowX !== 'visible';
    for (let holder = element; holder && holder.id !== 'app'; holder = holder.parentElement) {
      const style = getComputedStyle(holder);
      // What can be moved into sight is not cut off.
      moved = holder !== element && /auto|scroll/.test(style.overflowX + style.overflowY);
      if (moved) break;
      const edge = holder.getBoundingClientRect();
      const past = text.right > edge.right + 1 || text.left < edge.left - 1;
      if (
        past &&
        (clips(style) ||
          holder === element ||
          holder.matches('button, label, td, th, [role$="cell"], [role$="header"]'))
      ) {
        cut.push(`${element.className || element.localName}: ${element.textContent.trim().slice(0, 60)}`);
        break;
      }
    }
    if (!moved && text.right > reach + 1) cut.push(`past the window: ${element.textContent.trim().slice(0, 60)}`);
  }
  return cut;
}
