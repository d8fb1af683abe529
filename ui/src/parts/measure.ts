// How wide a text will be, before it is on the screen.

const context = document.createElement('canvas').getContext('2d');

/** Gives pixels of a text in the page's own face as it is now, at a size of `tokens.css`. */
export function ruler(): (text: string, size: '--fs-12' | '--fs-13' | '--fs-14') => number {
  const style = getComputedStyle(document.documentElement);
  const face = style.getPropertyValue('--font-ui');
  const widths = new Map<string, number>();
  return (text, size) => {
    const key = `${size}${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      if (context) context.font = `${style.getPropertyValue(size)} ${face}`;
      width = context?.measureText(text).width ?? 0;
      widths.set(key, width);
    }
    return width;
  };
}
