/** Something that the operator wrote wrongly, or that keeps it from being done; the message is a sentence for them. */
export class Mistake extends Error {
  override readonly name = "Mistake";
}
