/** A product line as it is typed: `OA ×10 @3000 -10%`; and what it comes to. Exact, in minor units. Pure. */
import { majorNumeral } from "../../money/currency.ts";
import type { Line, LinePrice } from "./deal.ts";

/** Thousandths of a unit, and hundredths of a percent of the price. */
const thousandths = 1_000n;
const whole = 10_000n;

/** quantity × price × (1 − discount), to the nearest minor unit; half of one goes up. */
export function lineAmount(quantity: bigint, { unit, discount }: LinePrice): bigint {
  const [product, by] = [quantity * unit * (whole - BigInt(discount)), thousandths * whole];
  return (product * 2n + by) / (by * 2n);
}

/**
 * How far what is paid for one lies below the list price, in hundredths of a percent: below zero it is more. The typed discount
 * where nothing is known of a list price.
 */
export function belowList({ unit, discount, list }: LinePrice): number {
  if (!list) return discount;
  const paid = unit * (whole - BigInt(discount));
  return Math.round(Number(whole) - Number(paid) / Number(list));
}

/** As the form shows it and reads it again. */
export function lineText({ product, minor, quantity, priced }: Line, currency: string): string {
  const parts = [
    product,
    quantity === undefined ? undefined : `×${quantityText(quantity)}`,
    priced ? `@${plain(priced.unit, currency)}` : plain(minor, currency),
    priced && priced.discount > 0 ? `-${percentText(priced.discount)}%` : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(" ");
}

const plain = (minor: bigint, currency: string): string => majorNumeral(minor, currency).replace(/\.0+$/, "");

/** 2,500 thousandths: "2.5" */
export const quantityText = (quantity: bigint): string => decimal(quantity, 3);

/** 1,050 hundredths of a percent: "10.5" */
export const percentText = (discount: number): string => decimal(BigInt(discount), 2);

function decimal(value: bigint, digits: number): string {
  const text = value.toString().padStart(digits + 1, "0");
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`.replace(/\.?0+$/, "");
}
