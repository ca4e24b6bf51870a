/**
 * Runs in the page. Every text that is shown, with the contrast to the ground under it (WCAG 2.2, success criterion 1.4.3),
 * as far as it is too low.
 */
(() => {
  const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const linear = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const groundUnder = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const contrast = (element) => {
    const [lighter, darker] = [channels(getComputedStyle(element).color), groundUnder(element)]
      .map(luminance)
      .sort((one, other) => other - one);
    return (lighter + 0.05) / (darker + 0.05);
  };
  const ownText = (element) =>
    [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent)
      .join("")
      .trim();
  return [...document.body.querySelectorAll("*")]
    .filter((element) => ownText(element) !== "" && element.checkVisibility())
    .map((element) => ({ text: ownText(element).slice(0, 40), contrast: Math.round(contrast(element) * 100) / 100 }))
    .filter((found) => found.contrast < 4.5);
})();
