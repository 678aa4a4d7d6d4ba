/** A mistake of the operator, or something that stops the command; the message is a sentence for them. */
export class Mistake extends Error {
  override readonly name = "Mistake";
}
