/** A button as the reader of a sample would have it. */
import type { Button } from "../../templates/messages.ts";

const line = "conduct+aq3k7n2v5x6mzt4w8c9d@desk.test";

export const button = (label: string, command: string): Button => ({
  label,
  command,
  href: `mailto:${line}?subject=Re%3A%20brisk-otter&body=${encodeURIComponent(command)}`,
});
