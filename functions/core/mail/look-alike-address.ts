/** An address that is nobody's on the committee, and that a reader could take for one that is. */
import type { DeskSettings } from "../duty/desk-settings.ts";
import { asSeen, isALabel } from "./a-label.ts";
import { addressKey, domainOf } from "./address.ts";
import { readsAs } from "./look-alikes.ts";
import { memberWriting, writesFrom } from "./sender.ts";

export type LookAlike = { readonly like: "member" | "domain"; readonly name: string } | { readonly like: "letters" };

/** Letters and digits that a hasty reader, or another typeface, does not tell apart. */
const shapeOf = (text: string): string =>
  readsAs(text).replace(/rn/g, "m").replace(/vv/g, "w").replace(/0/g, "o").replace(/[1i|]/g, "l");

const shape = (address: string): string =>
  `${shapeOf(address.slice(0, -domainOf(address).length))}${shapeOf(domainShown(address))}`;

const domainShown = (address: string): string => asSeen(domainOf(addressKey(address)));

/** Undefined where there is nothing to warn of. */
export const lookAlike = (desk: DeskSettings, address: string): LookAlike | undefined => {
  if (memberWriting(desk, { name: "", address }) !== undefined) return undefined;
  const known = desk.members.flatMap((member) => writesFrom(member).map((one) => ({ name: member.name, one: addressKey(one) })));
  const whole = known.find(({ one }) => shape(one) === shape(addressKey(address)));
  if (whole) return { like: "member", name: whole.name };
  const domain = domainOf(addressKey(address));
  if (known.some(({ one }) => domainOf(one) === domain)) return undefined;
  const near = known.find(({ one }) => shapeOf(domainShown(one)) === shapeOf(domainShown(address)));
  if (near) return { like: "domain", name: near.name };
  return isALabel(domain) ? { like: "letters" } : undefined;
};
