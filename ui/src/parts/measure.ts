// How wide a text will be, before it is on the screen.

const context = document.createElement('canvas').getContext('2d');

/** Pixels of a text in the page's own face, at a size of `tokens.css`. */
export function textWidth(text: string, size: '--fs-12' | '--fs-13' | '--fs-14'): number {
  if (!context) return 0;
  const style = getComputedStyle(document.documentElement);
  context.font = `${style.getPropertyValue(size)} ${style.getPropertyValue('--font-ui')}`;
  return context.measureText(text).width;
}
