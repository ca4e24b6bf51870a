/** Colours are read from the shared head, so a colour that is changed there is measured here. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const head = readFileSync(new URL("../../templates/parts/head.mjml", import.meta.url), "utf8");
const [light = "", dark = ""] = head.split("@media (prefers-color-scheme: dark)");

const colourIn = (css: string, pattern: RegExp): string => {
  const colour = pattern.exec(css)?.[1];
  if (colour === undefined) throw new Error(`No colour is found by ${pattern.source}. Look at parts/head.mjml.`);
  return colour;
};

const channel = (hex: string): number => {
  const share = Number.parseInt(hex, 16) / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const luminance = (colour: string): number =>
  0.2126 * channel(colour.slice(1, 3)) + 0.7152 * channel(colour.slice(3, 5)) + 0.0722 * channel(colour.slice(5, 7));

const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

const schemes = {
  light: {
    page: colourIn(light, /<mj-body background-color="(#\w{6})"/),
    words: colourIn(light, /<mj-text [^>]*color="(#\w{6})"/),
    small: colourIn(light, /name="small"[^>]*color="(#\w{6})"/),
    label: colourIn(light, /<mj-button [^>]*\scolor="(#\w{6})"/),
    button: colourIn(light, /<mj-button [^>]*background-color="(#\w{6})"/),
    quoted: colourIn(light, /\.theirs \{[^}]*[; ]color: (#\w{6})/),
    quotation: colourIn(light, /\.theirs \{[^}]*background-color: (#\w{6})/),
  },
  dark: {
    page: colourIn(dark, /body, [^{]*\{ background-color: (#\w{6})/),
    words: colourIn(dark, /\.words div \{ color: (#\w{6})/),
    small: colourIn(dark, /\.small div \{ color: (#\w{6})/),
    label: colourIn(dark, /\.button a \{[^}]*[; ]color: (#\w{6})/),
    button: colourIn(dark, /\.button a \{ background: (#\w{6})/),
    quoted: colourIn(dark, /\.theirs \{[^}]*[; ]color: (#\w{6})/),
    quotation: colourIn(dark, /\.theirs \{ background-color: (#\w{6})/),
  },
};

test("the measure is right at its ends", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 1);
  expect(contrast("#777777", "#777777")).toBe(1);
});

test.each(Object.entries(schemes))("every text can be read in a %s mail", (_, colours) => {
  expect(contrast(colours.words, colours.page)).toBeGreaterThanOrEqual(7);
  expect(contrast(colours.small, colours.page)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(colours.label, colours.button)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(colours.quoted, colours.quotation)).toBeGreaterThanOrEqual(7);
  expect(contrast(colours.button, colours.page)).toBeGreaterThanOrEqual(3);
});
